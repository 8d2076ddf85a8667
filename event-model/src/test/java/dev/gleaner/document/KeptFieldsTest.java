package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Known fields with an empty value are written as they were read. */
class KeptFieldsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: a\nlabels: {}\n",
                "name: null\nlabels: null\nannotations: {}\n",
                "name: a\n",
                "name: \"\"\n",
                "labels:\n  app: null\n  tier: x\n",
                "creationTimestamp: 2022-08-22T11:36:56.5+02:00\n"
            })
    void absentEmptyAndNullFieldsStayDistinct(String yaml) {
        Metadata metadata = Manifests.readLenient(yaml, Metadata.class).orThrow();
        assertThat(Manifests.readLenient(metadata.toYaml(), Metadata.class)
                        .orThrow()
                        .toTree())
                .isEqualTo(metadata.toTree())
                .isEqualTo(ManifestReader.strict()
                        .readAll(Source.of(yaml))
                        .parts()
                        .get(0)
                        .tree());
    }

    @Test
    void aNewValueReplacesAnEmptyOne() {
        Metadata read = Manifests.readLenient("name: null\nlabels: {}\nannotations: null\n", Metadata.class)
                .orThrow();
        Metadata changed = read.edit(m -> m.name("a").labels(Map.of("k", "v")));
        assertThat(changed.toYaml()).isEqualTo("name: a\nlabels:\n  k: v\nannotations: null\n");
    }

    @Test
    void aRemovedValueIsNotWritten() {
        Metadata read =
                Manifests.readLenient("labels:\n  app: null\n", Metadata.class).orThrow();
        assertThat(read.labels()).isEqualTo(Map.of("app", ""));
        assertThat(read.edit(m -> m.labels(Map.of())).toYaml()).isEqualTo("{}\n");
        assertThat(read.edit(m -> m.labels(Map.of("app", "x"))).toYaml()).isEqualTo("labels:\n  app: x\n");
    }

    @Test
    void equalityIgnoresEmptyValues() {
        Metadata empty =
                Manifests.readLenient("labels: {}\nname: ~\n", Metadata.class).orThrow();
        assertThat(empty).isEqualTo(Metadata.NONE).hasSameHashCodeAs(Metadata.NONE);
        assertThat(empty.unknownFields().isEmpty()).isTrue();
        assertThat(empty.unknownFields().names()).isEmpty();
        assertThat(empty).hasToString(Metadata.NONE.toString());
    }

    @Test
    void aNullLabelIsAnEmptyText() {
        Reading<Metadata> reading = Manifests.read("labels:\n  app: ~\n  tier: x\n", Metadata.class);
        assertThat(reading.violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "2:8: labels.app: warning: null is stored as an empty text; write \"\" or remove the key [null-text]");
        assertThat(reading.orThrow().labels()).isEqualTo(Map.of("app", "", "tier", "x"));
    }

    @Test
    void nullInAMappingOfACustomResourceIsDropped() {
        Violations violations = new Violations("f");
        Tree tree = ManifestReader.strict()
                .readAll(Source.of("a: ~\nb: x\n"))
                .parts()
                .get(0)
                .tree();
        Map<String, String> read =
                Shape.map(Scalar.TEXT).read(tree, FieldPath.ROOT.field("labels"), Strictness.STRICT, violations);
        assertThat(read).isEqualTo(Map.of("b", "x"));
        assertThat(violations.inOrder())
                .extracting(Violation::toString)
                .isEqualTo(
                        List.of(
                                "f:1:1: labels.a: warning: null is not allowed here; the cluster drops the key [null-dropped]"));
    }
}
