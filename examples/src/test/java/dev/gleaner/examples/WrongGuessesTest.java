package dev.gleaner.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What newcomers write that does not compile, the right call, and where the Javadoc leads to it. There is no second name
 * for what exists.
 */
class WrongGuessesTest {
    /**
     * A guess.
     *
     * @param wrong what a newcomer writes
     * @param right the same with the names that exist
     * @param type the type whose Javadoc the newcomer reads
     * @param hint what the Javadoc says
     */
    private record Guess(String wrong, String right, String type, String hint) {}

    private static final List<Guess> GUESSES = List.of(
            new Guess(
                    "HarvesterRelease.newest();",
                    "HarvesterRelease.latest();",
                    "HarvesterRelease",
                    "{@link #latest} is the newest one"),
            new Guess(
                    "SecretValue.of(\"s3cret\");",
                    "SecretValue.literal(\"s3cret\");",
                    "SecretValue",
                    "{@link #literal SecretValue.literal(text)}"),
            new Guess(
                    "Tree.parse(\"a: b\");",
                    "Tree.readYaml(\"a: b\").orThrow().get(0);",
                    "Tree",
                    "{@link #readYaml(String)} parses YAML and JSON"),
            new Guess(
                    "Buffer.of(b -> b.chunkLimitSize(ByteSize.of(\"8m\")));",
                    "Buffer.of(b -> b.chunkLimitSize(\"8m\"));",
                    "ByteSize",
                    "A size in text, such as {@code 8m}, needs no {@code ByteSize}"),
            new Guess(
                    "activities.filter(denied());",
                    "activities.filter(ended(Outcome.DENIED));",
                    "ActivityFilter",
                    "{@code ended(Outcome.DENIED)}"),
            new Guess(
                    "assertThat(set).sends(\"{}\").nowhere();",
                    "assertThat(set).sends(\"{}\").toNothing();",
                    "GleanerAssertions",
                    ".toNothing();"),
            new Guess(
                    "Lint.of(List.of());",
                    "Lint.of(List.<Manifest>of());",
                    "Lint",
                    "An empty list needs its type: {@code Lint.of(List.<Manifest>of())}"),
            new Guess(
                    "Lint.of(paths);",
                    "Lint.of(paths.toArray(Path[]::new));",
                    "Lint",
                    "Lint.of(paths.toArray(Path[]::new))"),
            new Guess(
                    "JsonForm target = output.spec().target();",
                    "JsonForm target = output.spec();",
                    "GleanerModule",
                    "Return the spec of the output"),
            new Guess(
                    "AuditLog log = AuditLog.of(path);",
                    "Log<AuditEvent> log = AuditLog.of(path);",
                    "AuditLog",
                    "Log<AuditEvent> log = AuditLog.of("),
            new Guess(
                    "AuditLog.of(path).trusting(\"team-a/apiserver-*\");",
                    "AuditLog.of(path).trusting(Trust.CLUSTER.and(\"team-a/apiserver-*\"));",
                    "Log",
                    "Trust.CLUSTER.and("),
            new Guess(
                    "activities.map(a -> a.user() + a.time() + a.duration());",
                    "activities.map(a -> a.actor().person().username() + a.received() + a.took());",
                    "Activity",
                    "the duration is {@link #took()}"),
            new Guess(
                    "ManifestFolder.files(folder).forEach(f -> Manifests.edit(f, ClusterOutput.class, o -> o));",
                    "ManifestFolder.edit(folder, ClusterOutput.class, o -> o).forEach(FileEdit::writeOrThrow);",
                    "ManifestFolder",
                    "ManifestFolder.edit("),
            new Guess(
                    "AuditPolicy.builder().build();",
                    "AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.METADATA)));",
                    "AuditPolicy",
                    "AuditPolicy.of(p ->"),
            new Guess(
                    "Manifests.read(file, AuditPolicy.class).get();",
                    "Manifests.read(file, AuditPolicy.class).orThrow();",
                    "Reading",
                    "{@link #orThrow} returns the value"),
            new Guess(
                    "Lint.of(path).run().get(0).line();",
                    "Lint.of(path).run().get(0).position().line();",
                    "Violation",
                    "{@code position().line()}"),
            new Guess(
                    "events.map(e -> e.user().name() + e.namespace() + e.timestamp());",
                    "events.map(e -> e.user().username() + e.objectRef() + e.requestReceivedTimestamp());",
                    "AuditEvent",
                    "{@link #objectRef} has the resource, namespace and name"),
            new Guess(
                    "activities.filter(a -> a.isDenied());",
                    "activities.filter(a -> a.outcome() == Outcome.DENIED);",
                    "Activity",
                    "{@link #outcome()} {@link Outcome#DENIED}"),
            new Guess(
                    "AuditPolicyEvaluator.of(policy).decide(request).isRecorded();",
                    "AuditPolicyEvaluator.of(policy).decide(request).recordedLevel();",
                    "AuditDecision",
                    "not recorded if {@link #recordedLevel}"),
            new Guess(
                    "Router.of(folder).route(event);",
                    "Router.of(ClusterResources.of(folder)).route(event);",
                    "Router",
                    "Router.of(ClusterResources.of(folder))"),
            new Guess(
                    "ManifestSet.of(folder);",
                    "ClusterResources.of(folder);",
                    "ManifestSet",
                    "existing files are read with"),
            new Guess("set.write(folder);", "set.writeTo(folder);", "HarvesterLogging", "set.writeTo("),
            new Guess(
                    "Applier.of(client).apply(file);",
                    "Applier.of(client).apply(Manifests.readAll(file).orThrow());",
                    "Applier",
                    "apply(Manifests.readAll(file).orThrow())"));

    @Test
    void theGuessesDoNotCompile() {
        assertThat(Snippets.errors(GUESSES.stream().map(Guess::wrong).toList()).keySet())
                .as("a guess that compiles belongs into FirstGuessesTest")
                .containsExactlyElementsOf(
                        IntStream.range(0, GUESSES.size()).boxed().toList());
    }

    @Test
    void theRightCallsCompile() {
        Map<Integer, List<String>> errors =
                Snippets.errors(GUESSES.stream().map(Guess::right).toList());
        assertThat(errors).isEmpty();
    }

    static Stream<Arguments> hints() {
        return GUESSES.stream().map(guess -> argumentSet(guess.wrong(), guess.type(), guess.hint()));
    }

    @ParameterizedTest
    @MethodSource("hints")
    void theJavadocLeadsToTheRightCall(String type, String hint) throws IOException {
        Path file = Objects.requireNonNull(Snippets.sources().get(type), type);
        assertThat(Files.readString(file).replaceAll("\\s+\\* ?", " ")).contains(hint);
    }
}
