package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.gleaner.document.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifLogTest {
    /**
     * What SARIF 2.1.0 demands of the objects that are written (sections 3.13, 3.14, 3.18, 3.19, 3.27 to 3.30, 3.49 and
     * 3.55 to 3.57). Unlike the schema of OASIS, it has no objects that are not written, and allows no other fields.
     */
    private static final String SCHEMA = """
            {
              "$schema": "http://json-schema.org/draft-07/schema#",
              "type": "object", "required": ["version", "runs"], "additionalProperties": false,
              "properties": {
                "$schema": {"type": "string", "format": "uri"},
                "version": {"const": "2.1.0"},
                "runs": {"type": "array", "minItems": 1, "items": {
                  "type": "object", "required": ["tool"], "additionalProperties": false,
                  "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {"type": "object", "required": ["driver"], "additionalProperties": false, "properties": {
                      "driver": {"type": "object", "required": ["name"], "additionalProperties": false, "properties": {
                        "name": {"type": "string"},
                        "rules": {"type": "array", "uniqueItems": true, "items": {
                          "type": "object", "required": ["id"], "additionalProperties": false, "properties": {
                            "id": {"type": "string"},
                            "shortDescription": {"$ref": "#/definitions/message"},
                            "defaultConfiguration": {"type": "object", "additionalProperties": false, "properties": {
                              "level": {"$ref": "#/definitions/level"}}}}}}}}}},
                    "results": {"type": "array", "items": {
                      "type": "object", "required": ["message"], "additionalProperties": false, "properties": {
                        "ruleId": {"type": "string"},
                        "ruleIndex": {"type": "integer", "minimum": -1},
                        "level": {"$ref": "#/definitions/level"},
                        "message": {"$ref": "#/definitions/message"},
                        "locations": {"type": "array", "uniqueItems": true, "items": {
                          "type": "object", "additionalProperties": false, "properties": {
                            "physicalLocation": {"type": "object", "additionalProperties": false,
                              "required": ["artifactLocation"], "properties": {
                                "artifactLocation": {"$ref": "#/definitions/artifactLocation"},
                                "region": {"$ref": "#/definitions/region"}}},
                            "logicalLocations": {"type": "array", "uniqueItems": true, "items": {
                              "type": "object", "additionalProperties": false, "properties": {
                                "fullyQualifiedName": {"type": "string"}}}}}}},
                        "fixes": {"type": "array", "uniqueItems": true, "items": {
                          "type": "object", "required": ["artifactChanges"], "additionalProperties": false,
                          "properties": {
                            "description": {"$ref": "#/definitions/message"},
                            "artifactChanges": {"type": "array", "minItems": 1, "items": {
                              "type": "object", "required": ["artifactLocation", "replacements"],
                              "additionalProperties": false, "properties": {
                                "artifactLocation": {"$ref": "#/definitions/artifactLocation"},
                                "replacements": {"type": "array", "minItems": 1, "items": {
                                  "type": "object", "required": ["deletedRegion"], "additionalProperties": false,
                                  "properties": {
                                    "deletedRegion": {"$ref": "#/definitions/region"},
                                    "insertedContent": {"$ref": "#/definitions/message"}}}}}}}}}}}}}}}}
              },
              "definitions": {
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {"type": "object", "required": ["text"], "additionalProperties": false,
                  "properties": {"text": {"type": "string", "minLength": 1}}},
                "artifactLocation": {"type": "object", "required": ["uri"], "additionalProperties": false,
                  "properties": {"uri": {"type": "string", "format": "uri-reference"}}},
                "region": {"type": "object", "required": ["startLine"], "additionalProperties": false, "properties": {
                  "startLine": {"type": "integer", "minimum": 1},
                  "startColumn": {"type": "integer", "minimum": 1},
                  "endColumn": {"type": "integer", "minimum": 1}}}
              }
            }
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theLogOfEveryRuleIsSarif() throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(SCHEMA);
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
