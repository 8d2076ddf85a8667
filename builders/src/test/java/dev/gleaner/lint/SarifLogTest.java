package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.gleaner.document.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifLogTest {
    /** The schema of OASIS. */
    private static final String SCHEMA = "/schema/sarif-schema-2.1.0.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonSchema schema() throws IOException {
        try (InputStream text = SarifLogTest.class.getResourceAsStream(SCHEMA)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(JSON.readTree(text));
        }
    }

    @Test
    void theSchemaRefusesOtherLogs() throws IOException {
        assertThat(schema().validate(JSON.readTree("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[]}]}")))
                .isNotEmpty();
    }

    @Test
    void theLogOfEveryRuleIsSarif() throws IOException {
        JsonSchema schema = schema();
        List<LintFinding> findings = new ArrayList<>();
        for (LintRule rule : LintRules.all()) {
            findings.addAll(rule.applyTo(Lint.of(Source.of("a b/" + rule.code() + "é.yaml", rule.failing())))
                    .findings());
            findings.addAll(rule.applyTo(Lint.of(Source.of(rule.failing()))).findings());
        }
        JsonNode log = JSON.readTree(SarifLog.of(findings).toTree().toJson());
        assertThat(schema.validate(log, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
                .isEmpty();
        JsonNode run = log.get("runs").get(0);
        assertThat(run.get("results")).hasSameSizeAs(findings);
        for (JsonNode result : run.get("results")) {
            JsonNode rule =
                    run.at("/tool/driver/rules/" + result.get("ruleIndex").asInt());
            assertThat(result.get("ruleId")).isEqualTo(rule.get("id"));
        }
    }

    @Test
    void aLogWithoutFindingsSaysThatThereAreNone() throws IOException {
        JsonNode log = JSON.readTree(SarifLog.of(List.of()).toTree().toJson());
        assertThat(log.at("/runs/0/results")).isEmpty();
        assertThat(log.at("/runs/0/results").isArray()).isTrue();
    }

    @Test
    void aFileIsAReference() throws IOException {
        for (List<String> names : List.of(
                List.of("deploy/flow.yaml", "deploy/flow.yaml"),
                List.of("./a b.yaml", "./a%20b.yaml"),
                List.of("/srv/flow.yaml", "file:///srv/flow.yaml"),
                List.of("C:\\\\flow.yaml", "file:///C://flow.yaml"),
                List.of("a:b.yaml", "./a:b.yaml"))) {
            List<LintFinding> findings = Lint.of(Source.of(names.get(0), "kube-apiserver-arg: [audit-log-path=-]"))
                    .findings();
            JsonNode log = JSON.readTree(SarifLog.of(findings).toTree().toJson());
            assertThat(log.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                            .asText())
                    .isEqualTo(names.get(1));
        }
    }
}
