package dev.gleaner.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gleaner.document.JsonSchema;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.output.RelabelOutput;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestSchemasTest {
    @Test
    void everyKindAndTheChartValuesHaveASchema() {
        assertThat(ManifestSchemas.names())
                .contains("Policy", "Flow", "ClusterOutput", "EventTailer")
                .endsWith("rancher-logging-values")
                .allSatisfy(name -> assertThat(ManifestSchemas.of(name)).isPresent());
        assertThat(ManifestSchemas.of("Pod")).isEmpty();
        assertThat(ManifestSchemas.ofOperator("Pod", OperatorVersion.V3_17_7)).isEmpty();
    }

    @Test
    void aSchemaSaysWhatItDescribes() {
        Tree.Mapping schema = JsonSchema.of(ClusterOutput.class)
                .forVersion(Version.of("3.17.7"))
                .toTree();
        assertThat(schema.text("$schema")).hasValue("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.text("$id")).hasValue("urn:gleaner:logging.banzaicloud.io/v1beta1:ClusterOutput:3.17.7");
        assertThat(schema.text("title")).hasValue("ClusterOutput (3.17.7)");
        assertThat(schema.text("description").orElseThrow()).startsWith("A destination for the records of any flow.");
        assertThat(JsonSchema.of(ClusterOutput.class))
                .hasToString("JsonSchema[urn:gleaner:logging.banzaicloud.io/v1beta1:ClusterOutput]");
    }

    @Test
    void aSchemaOfAVersionHasTheFieldsOfTheVersion() {
        assertThat(plugIns("3.17.7")).contains("loki", "elasticsearch").doesNotContain("relabel");
        assertThat(plugIns("6.7.0")).contains("loki", "opensearch", "relabel");
        assertThat(fields("3.17.7", "GelfOutput")).doesNotContain("max_bytes");
        assertThat(fields("4.10.0", "GelfOutput")).contains("max_bytes").doesNotContain("udp_transport_type");
        assertThat(fields("4.10.0", "ClusterOutputSpec")).contains("enabledNamespaces");
        assertThat(fields("6.7.0", "ClusterOutputSpec")).doesNotContain("enabledNamespaces");
    }

    @Test
    void aPlugInIsOneOfTheKeysBesideOtherFields() {
        Tree.Mapping spec = definition(schema("6.7.0"), "ClusterOutputSpec");
        assertThat(((Tree.Sequence) spec.get("oneOf").orElseThrow()).items())
                .hasSameSizeAs(plugIns("6.7.0"))
                .contains(Tree.mapping(m -> m.put("required", Tree.texts("loki"))
                        .put("not", n -> n.put("properties", p -> p.put("loki", l -> l.put("type", "null"))))));
        assertThat(fields("6.7.0", "ClusterOutputSpec")).contains("loki", "loggingRef");
    }

    @Test
    void aFieldIsDescribedByItsAccessor() {
        assertThat(field("GelfOutput", "port"))
                .isEqualTo(Tree.mapping(m -> m.put("description", "The port of its GELF input.")
                        .put("type", "integer")
                        .put("minimum", Tree.number(Integer.MIN_VALUE))
                        .put("maximum", Tree.number(Integer.MAX_VALUE))));
        assertThat(field("GelfOutput", "buffer")).isEqualTo(Tree.mapping(m -> m.put(
                        "description", "How records are buffered; empty means the operator's defaults.")
                .put("$ref", "#/$defs/Buffer")));
    }

    /** The accessor of an interface that several plug-ins extend describes the field in each of them. */
    @Test
    void aSharedFieldIsDescribedInEveryType() {
        assertThat(Stream.of("ElasticsearchOutput", "OpensearchOutput")
                        .map(type -> ((Tree.Mapping) field(type, "index_name")).text("description")))
                .doesNotContain(Optional.empty())
                .hasSize(2);
    }

    @Test
    void aVersionWithoutTheKindIsRefused() {
        Version version = Version.of("3.17.7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestSchemas.ofOperator("Policy", OperatorVersion.V3_17_7))
                .withMessage("Policy is not a kind of the logging operator");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonSchema.of(RelabelOutput.class).forVersion(version))
                .withMessage("3.17.7 has no relabel, which exists in 4.4.0 and later");
    }

    private static Tree.Mapping schema(String version) {
        return ManifestSchemas.ofOperator("ClusterOutput", OperatorVersion.of(version))
                .orElseThrow()
                .toTree();
    }

    private static Tree.Mapping definition(Tree.Mapping schema, String type) {
        return part(part(schema, "$defs"), type);
    }

    private static Tree.Mapping part(Tree.Mapping mapping, String field) {
        return (Tree.Mapping) mapping.get(field).orElseThrow();
    }

    private static Tree field(String type, String field) {
        return part(definition(schema("6.7.0"), type), "properties").get(field).orElseThrow();
    }

    private static List<String> fields(String version, String type) {
        return part(definition(schema(version), type), "properties").fields().stream()
                .map(Tree.Field::name)
                .toList();
    }

    private static List<String> plugIns(String version) {
        return fields(version, "ClusterOutputSpec").stream()
                .filter(name ->
                        !List.of("loggingRef", "enabledNamespaces", "protected").contains(name))
                .toList();
    }
}
