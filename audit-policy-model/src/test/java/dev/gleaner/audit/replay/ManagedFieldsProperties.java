package dev.gleaner.audit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.line.ManagedFieldsScanner;
import dev.gleaner.event.read.AuditCorpus;
import dev.gleaner.event.read.AuditLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The bytes of managedFields are those by which a body without them is shorter. */
class ManagedFieldsProperties {
    private static final List<String> NAMES = List.of(
            "metadata",
            "metadata",
            "managedFields",
            "managedFields",
            "items",
            "rows",
            "object",
            "a",
            "b",
            "é",
            "\\\"",
            "\\u003c",
            "<",
            "\\/");

    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1.50",
            "1e3",
            "12345678901234567890",
            "\"\"",
            "\"x\"",
            "\"é\"",
            "\"<\"",
            "\"\\u003c\"",
            "\"\\\"\\\\\\n\"",
            "\"\\b\"",
            "\"\\u2028\"",
            "\"\u2028\"",
            "\"\\ud83d\\ude00\"");

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> values =
                Arbitraries.recursive(() -> Arbitraries.of(SCALARS), ManagedFieldsProperties::containers, 0, 5);
        Arbitrary<String> objects = objects(values);
        return Combinators.combine(
                        objects,
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.just("")),
                                Tuple.of(1, Arbitraries.of("}", ",", " ", "\"", "x", "\\"))))
                .as((json, index, damage) -> {
                    int at = Math.min(index, json.length());
                    return json.substring(0, at) + damage + json.substring(at);
                });
    }

    private static Arbitrary<String> containers(Arbitrary<String> values) {
        return Arbitraries.oneOf(
                objects(values), values.list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]"));
    }

    private static Arbitrary<String> objects(Arbitrary<String> values) {
        return Combinators.combine(Arbitraries.of(NAMES), values)
                .as((name, value) -> "\"" + name + "\":" + value)
                .list()
                .ofMaxSize(4)
                .map(fields -> "{" + String.join(",", fields) + "}");
    }

    @Property(tries = 2000)
    void theSizeIsTheDifference(@ForAll("bodies") String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        JsonText body = JsonText.of(bytes, 0, bytes.length);
        AuditEvent event = AuditEvent.of(e -> e.level(AuditLevel.REQUEST)
                .auditId("1")
                .stage(Stage.RESPONSE_COMPLETE)
                .requestUri("/")
                .verb("create")
                .requestObject(body));
        Optional<Tree> tree = body.read().value();
        int expected = tree.isPresent()
                ? JsonText.of(tree.get()).size()
                        - NaiveReplay.withoutManagedFields(body).size()
                : body.toJsonLine().contains("managedFields") ? ManagedFields.UNKNOWN : 0;
        assertThat(ManagedFields.sizeIn(event, AuditLevel.REQUEST)).as(json).isEqualTo(expected);
    }

    @Property(tries = 1)
    void bodiesOfTheServerAreMeasuredWithoutTrees() {
        byte[] log = String.join("\n", AuditCorpus.bodies(5).lines(200)).getBytes(StandardCharsets.UTF_8);
        try (Stream<AuditEvent> events = AuditLog.of("corpus", log).events()) {
            events.flatMap(event -> Stream.of(event.requestObject(), event.responseObject()))
                    .flatMap(Optional::stream)
                    .forEach(body -> assertThat(new ManagedFieldsScanner().sizeIn(body.toBytes()))
                            .as(body.toJsonLine())
                            .isEqualTo(body.size()
                                    - NaiveReplay.withoutManagedFields(body).size()));
        }
    }
}
