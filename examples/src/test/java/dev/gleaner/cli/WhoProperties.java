package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.read.AuditCorpus;
import dev.gleaner.event.read.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** With any filter, the command prints those activities of all that the filter accepts. */
class WhoProperties {
    private static final Instant NOON = Instant.parse("2022-08-22T12:00:00Z");
    private static final List<String> TEXTS = List.of("", "get", "delete", "pods", "a\"b", "\u00e9");

    /** A filter for each option, which asks a whole activity. */
    private static final Map<String, BiPredicate<Activity, String>> FILTERS = Map.of(
            "--verb", (activity, value) -> List.of(value.split(",", -1)).contains(activity.verb()),
            "--user", (activity, value) -> activity.actor().is(value),
            "--resource", ofObject(ObjectReference::resource),
            "--namespace", ofObject(ObjectReference::namespace),
            "--name", ofObject(ObjectReference::name),
            "--since",
                    (activity, value) -> activity.received()
                            .filter(time -> !time.isBefore(Instant.parse(value)))
                            .isPresent(),
            "--until",
                    (activity, value) -> activity.received()
                            .filter(time -> time.isBefore(Instant.parse(value)))
                            .isPresent(),
            "--outcome", (activity, value) -> activity.outcome().inWords().equals(value),
            "--code",
                    (activity, value) -> List.of(value.replace("4xx", "403,404").split(",", -1))
                            .contains(String.valueOf(activity.code())),
            "--address",
                    (activity, value) -> activity.peer()
                            .filter(peer -> peer.startsWith(value.substring(0, value.indexOf(".") + 1)))
                            .isPresent());

    private Path file = Path.of("");

    private static BiPredicate<Activity, String> ofObject(Function<ObjectReference, String> field) {
        return (activity, value) -> activity.objectRef()
                .filter(object -> field.apply(object).equals(value))
                .isPresent();
    }

    @BeforeTry
    void createFile() throws IOException {
        file = Files.createTempFile("who", ".log");
    }

    @AfterTry
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.of(TEXTS);
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.integers().between(0, 2).map(NOON::plusSeconds);
    }

    /** Stages of few requests, in any order, with different values in each stage. */
    private static Arbitrary<AuditEvent> events() {
        Arbitrary<AuditEvent> identities = Combinators.combine(
                        Arbitraries.of("id-1", "id-2"),
                        texts(),
                        Arbitraries.of("/a", "/b", ""),
                        Arbitraries.of(Stage.values()),
                        times().optional(0.8),
                        times().optional(0.9))
                .as((id, verb, uri, stage, received, reached) -> AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                        .auditId(id)
                        .verb(verb)
                        .requestUri(uri)
                        .stage(stage)
                        .requestReceivedTimestamp(received)
                        .stageTimestamp(reached)));
        Arbitrary<ObjectReference> objects = Combinators.combine(texts(), texts(), texts())
                .as((resource, namespace, name) -> ObjectReference.of(
                        o -> o.resource(resource).namespace(namespace).name(name)));
        return Combinators.combine(
                        identities,
                        texts(),
                        texts().optional(0.3),
                        objects.optional(0.8),
                        Arbitraries.of(0, 200, 201, 403, 404).optional(0.7),
                        Arbitraries.of("10.0.0.7", "10.255.1.1", "11.0.0.7", "fd00::7", "none")
                                .optional(0.8))
                .as((event, user, impersonated, object, code, peer) -> event.edit(e -> {
                    e.user(u -> u.username(user));
                    peer.ifPresent(e::addSourceIps);
                    impersonated.ifPresent(name -> e.impersonatedUser(u -> u.username(name)));
                    e.objectRef(object);
                    code.ifPresent(number -> e.responseStatus(s -> s.code(number)));
                }));
    }

    /** The lines of a log: as the server writes them, in other spellings, and damaged. */
    @Provide
    Arbitrary<String> logs() {
        Arbitrary<String> line = events().map(AuditEvent::toJsonLine);
        Arbitrary<String> any = Arbitraries.frequencyOf(
                Tuple.of(10, line),
                Tuple.of(2, line.map(text -> text.replace("delete", "\\u0064elete"))),
                Tuple.of(1, line.map(text -> text.replace(",\"", " , \""))),
                Tuple.of(1, line.map(text -> text.substring(0, text.length() / 2))),
                Tuple.of(1, Arbitraries.of("{\"auditID\":\"id-1\"}", "no record", "{\"a\":1}")));
        return any.list().ofMinSize(1).ofMaxSize(25).map(lines -> String.join("\n", lines) + "\n");
    }

    /** Options with values. */
    @Provide
    Arbitrary<Map<String, String>> filters() {
        Arbitrary<String> options =
                Arbitraries.of(FILTERS.keySet().stream().sorted().toList());
        return options.set().ofMinSize(1).ofMaxSize(3).flatMap(chosen -> Combinators.combine(chosen.stream()
                        .sorted()
                        .map(option -> value(option).map(value -> Map.entry(option, value)))
                        .toList())
                .as(entries -> entries.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    private static Arbitrary<String> value(String option) {
        return switch (option) {
            case "--verb" -> Arbitraries.of("delete", "get", "get,delete", "none");
            case "--since", "--until" -> times().map(Instant::toString);
            case "--outcome" -> Arbitraries.of("allowed", "denied", "failed", "unknown");
            case "--code" -> Arbitraries.of("200", "404", "4xx", "201,4xx", "500");
            case "--address" -> Arbitraries.of("10.0.0.0/8", "11.9.9.9/8", "12.0.0.0/8");
            default -> Arbitraries.of("get", "pods", "a\"b", "\u00e9");
        };
    }

    @Property(tries = 500)
    void aFilterPrintsWhatItAcceptsOfAll(@ForAll("logs") String log, @ForAll("filters") Map<String, String> filters)
            throws IOException {
        Files.writeString(file, log);
        assertThat(run(filters)).isEqualTo(naive(filters));
    }

    @Example
    void aLargeLogIsFilteredInTheSameWay() throws IOException {
        Files.write(file, AuditCorpus.metadata(5).bytes(6 << 20));
        for (Map<String, String> filters : List.of(
                Map.of("--verb", "delete"),
                Map.of("--resource", "pods", "--verb", "get,delete"),
                Map.of("--namespace", "kube-system", "--outcome", "failed"),
                Map.of("--user", "system:kube-proxy"),
                Map.of("--since", "2022-08-22T09:36:57Z", "--until", "2022-08-22T09:36:58Z"))) {
            List<String> lines = run(filters);
            assertThat(lines).as(filters.toString()).isNotEmpty().isEqualTo(naive(filters));
        }
    }

    private List<String> run(Map<String, String> filters) {
        List<String> arguments = new ArrayList<>(List.of("who"));
        filters.forEach((option, value) -> arguments.addAll(List.of(option, value)));
        arguments.add(file.toString());
        return CommandRun.of(arguments.toArray(String[]::new)).out().lines().toList();
    }

    private List<String> naive(Map<String, String> filters) {
        try (Stream<AuditEvent> events = AuditLog.of(file).events()) {
            return Activities.of(events)
                    .filter(activity -> filters.entrySet().stream()
                            .allMatch(filter -> Objects.requireNonNull(FILTERS.get(filter.getKey()))
                                    .test(activity, filter.getValue())))
                    .map(activity -> ActivityStyle.STYLE.line(LineFormat.text, activity))
                    .toList();
        }
    }
}
