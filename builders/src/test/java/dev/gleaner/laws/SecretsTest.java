package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.UnknownFields;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.filter.OpaqueFilter;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.output.OpaqueOutput;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.logging.output.SplunkHecOutput;
import dev.gleaner.logging.secret.SecretValue;
import dev.gleaner.manifest.FileChange;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.Topic;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No {@code toString} contains a secret, because it may end up in a log by accident; only trees and texts contain
 * secrets.
 */
class SecretsTest {
    private static final String SECRET = "secret-7f3a";

    private static final Tree HIDDEN =
            Tree.mapping(m -> m.put("password", SECRET).put("hosts", Tree.texts("a", SECRET)));

    private static final AuditEvent EVENT = AuditEvent.of(e -> e.level(AuditLevel.REQUEST_RESPONSE)
            .auditId("5c1f3a2e")
            .stage(Stage.RESPONSE_COMPLETE)
            .requestUri("/api/v1/namespaces/team-a/secrets")
            .verb("create")
            .requestObject(JsonText.of(HIDDEN))
            .responseObject(JsonText.of(HIDDEN))
            .unknownFields(UnknownFields.of(u -> u.put("x", HIDDEN))));

    /** Values with a secret in every field that may have one. */
    static Stream<OpenObject> holders() {
        return Stream.of(
                output(SplunkHecOutput.of(s -> s.hecHost("splunk")
                        .hecToken(SecretValue.literal(SECRET))
                        .caFile(SecretValue.literal(SECRET)))),
                output(HttpOutput.of(h -> h.endpoint("http://web")
                        .putHeader("Authorization", SECRET)
                        .auth(a -> a.username(SecretValue.literal(SECRET)).password(SecretValue.literal(SECRET))))),
                output(OpaqueOutput.of("newer", HIDDEN)),
                output(HttpOutput.of(
                        h -> h.endpoint("http://web").unknownFields(UnknownFields.of(u -> u.put("x", HIDDEN))))),
                Flow.of(f -> f.metadata(m -> m.name("a"))
                        .spec(s -> s.addFilter(OpaqueFilter.of("newer", HIDDEN)).addLocalOutputRef("o"))),
                Flow.of(f -> f.metadata(m -> m.name("a").putAnnotation("last-applied", SECRET))
                        .spec(s -> s.addLocalOutputRef("o"))),
                EVENT,
                Samples.logged(EVENT.toJsonLine()),
                EventNotice.of(n -> n.event(e -> e.metadata(m -> m.putAnnotation("last-applied", SECRET))
                        .involvedObject(o -> o.unknownFields(UnknownFields.of(u -> u.put("x", HIDDEN)))))),
                LogRecord.of(r -> r.message(SECRET)
                        .log(SECRET)
                        .kubernetes(k -> k.putAnnotation("last-applied", SECRET))
                        .unknownFields(UnknownFields.of(u -> u.put("x", HIDDEN)))));
    }

    private static ClusterOutput output(OutputTarget target) {
        return ClusterOutput.of(o -> o.metadata(m -> m.name("a")).spec(s -> s.target(target)));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void noValueTells(OpenObject value) {
        assertThat(value.toYaml()).contains(SECRET);
        assertThatNothingTells(value);
    }

    @Test
    void noSecretOfAnyPlugInTells() {
        int literals = 0;
        for (OpenObject value : Samples.values()) {
            Tree tree = withLiterals(value.toTree());
            if (!tree.equals(value.toTree())) {
                assertThatNothingTells(Manifests.readLenient(tree.toYaml(), Samples.typeOf(value))
                        .orThrow());
                literals++;
            }
        }
        assertThat(literals).isGreaterThan(5);
    }

    /** The tree with literal secrets instead of references. */
    private static Tree withLiterals(Tree tree) {
        if (tree instanceof Tree.Sequence list) {
            return Tree.sequence(
                    list.items().stream().map(SecretsTest::withLiterals).toArray(Tree[]::new));
        }
        if (!(tree instanceof Tree.Mapping mapping)) {
            return tree;
        }
        return mapping.hasValue("valueFrom") || mapping.hasValue("mountFrom")
                ? Tree.mapping(m -> m.put("value", SECRET))
                : Tree.mapping(
                        m -> mapping.fields().forEach(field -> m.put(field.name(), withLiterals(field.value()))));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void noHolderTells(OpenObject value, @TempDir Path folder) throws IOException {
        String yaml = value.toYaml();
        Reading<? extends OpenObject> reading = Manifests.readLenient(yaml, Samples.typeOf(value));
        assertThatNothingTells(reading);
        assertThat(reading.map(OpenObject::toTree).toString()).doesNotContain(SECRET);
        assertThat(reading.map(OpenObject::toYaml).toString()).doesNotContain(SECRET);
        assertThatNothingTells(ManifestReader.strict().readAll(Source.of("a.yaml", yaml)));
        assertThatNothingTells(new OpaqueManifest((Tree.Mapping) value.toTree()));

        ManifestSet set = ManifestSet.of(List.of(
                ManifestFile.documents("a.yaml", Topic.AUDIT, "a", new OpaqueManifest((Tree.Mapping) value.toTree()))));
        assertThatNothingTells(set);
        Files.writeString(folder.resolve("a.yaml"), "other: text\n");
        List<FileChange> changes = set.changesIn(folder);
        assertThat(changes.get(0).difference()).contains(SECRET);
        assertThatNothingTells(changes);
    }

    @Test
    void noEmbeddedObjectTells() {
        assertThat(Embedded.of(
                        new EnvVarBuilder().withName("TOKEN").withValue(SECRET).build()))
                .hasToString("EnvVar[name, value]");
    }

    @Test
    void metadataTellsItsLabels() {
        assertThat(Metadata.of(m -> m.name("a").putLabel("b", "c").putAnnotation("d", SECRET))
                        .toString())
                .contains("b=c")
                .doesNotContain(SECRET);
    }

    @Test
    void aPartTellsWhereItIs() {
        assertThat(only("a:\n- b").field("a")).hasToString("a.yaml:2:1: a");
    }

    private static Part only(String yaml) {
        return ManifestReader.strict()
                .readAll(Source.of("a.yaml", yaml))
                .parts()
                .get(0);
    }

    /** Trees are excluded: like texts, they are the content itself. */
    private static void assertThatNothingTells(Object holder) {
        assertThat(Reach.of(holder))
                .filteredOn(Reach::isOurs)
                .filteredOn(object -> !(object instanceof Tree) && !(object instanceof Tree.Field))
                .isNotEmpty()
                .extracting(Object::toString)
                .noneMatch(text -> text.contains(SECRET));
    }
}
