package dev.gleaner.expectation.verify;

import static dev.gleaner.expectation.verify.ExpectationTexts.AUDIT;
import static dev.gleaner.expectation.verify.ExpectationTexts.HEAD;
import static dev.gleaner.expectation.verify.ExpectationTexts.POLICY;
import static dev.gleaner.expectation.verify.ExpectationTexts.inShort;
import static dev.gleaner.expectation.verify.ExpectationTexts.records;
import static dev.gleaner.expectation.verify.ExpectationTexts.requests;
import static dev.gleaner.expectation.verify.ExpectationTexts.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.lint.Lint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExpectationFileTest {
    private static final String OUTPUT = "clusteroutput:cattle-logging-system:harvester-kube-audit-loki";
    private static final String EVENT_OUTPUT = "clusteroutput:cattle-logging-system:harvester-event-loki";
    private static final String FLOW = "clusterflow:cattle-logging-system:harvester-kube-audit-loki";
    private static final String EVENT_FLOW = "clusterflow:cattle-logging-system:harvester-event-loki";

    @TempDir
    Path folder;

    static Stream<Arguments> failures() {
        String request = "create pods in x by bob: ";
        return Stream.of(
                row("what holds", requests("[{level: Metadata, rule: 0}, {stage: Panic, level: Metadata}]")),
                row(
                        "a level",
                        requests("[{level: Request}]"),
                        "7:20 cases[0].expect[0].level: " + request
                                + "expected level Request, found Metadata: rules[0] decides"),
                row(
                        "a stage",
                        requests("[{stage: ResponseComplete, level: Metadata}]"),
                        "7:45 cases[0].expect[0].level: " + request + "expected level Metadata at ResponseComplete,"
                                + " found None: rules[0] decides and the stage is omitted"),
                row(
                        "a rule",
                        requests("[{rule: none}, {rule: 7}]"),
                        "7:19 cases[0].expect[0].rule: " + request
                                + "expected no rule, found rules[0]: rules[0] matches"
                                + " first, and records Metadata without ResponseStarted and ResponseComplete",
                        "7:33 cases[0].expect[1].rule: " + request
                                + "expected rules[7], found rules[0]: the last rule of the policy is rules[0]"),
                row(
                        "no rule",
                        requests("[{level: Metadata, rule: 0}]").replace("create", "get"),
                        "7:20 cases[0].expect[0].level: get pods in x by bob: expected level Metadata, found None: no rule"
                                + " matches; rules[0].verbs: the verb \"get\" is not \"create\", \"delete\" or \"patch\"",
                        "7:36 cases[0].expect[0].rule: get pods in x by bob: expected rules[0], found no rule:"
                                + " rules[0].verbs: the verb \"get\" is not \"create\", \"delete\" or \"patch\""),
                row(
                        "omitted stages",
                        requests("[{omitStages: [Panic]}]"),
                        "7:25 cases[0].expect[0].omitStages: " + request + "expected omitStages [Panic], found"
                                + " [ResponseStarted, ResponseComplete]: rules[0] decides"),
                row("outputs", records("[{outputs: [" + OUTPUT + "], flows: [" + FLOW + "]}]")),
                row(
                        "other outputs",
                        records("[{outputs: [" + EVENT_OUTPUT + "]}]"),
                        "7:22 cases[0].expect[0].outputs: records[0]: expected outputs " + EVENT_OUTPUT + ", found "
                                + OUTPUT + ": not " + EVENT_OUTPUT + ", because " + EVENT_FLOW
                                + " is a flow of a Logging that does not take the record; unexpected " + OUTPUT
                                + ", because " + FLOW + ": spec selects every record"),
                row(
                        "other flows",
                        records("[{flows: []}]"),
                        "7:20 cases[0].expect[0].flows: records[0]: expected flows none, found " + FLOW
                                + ": unexpected " + FLOW + ", because spec selects every record"),
                row(
                        "an error output",
                        records("[{outputs: [main-fluentd-error, " + OUTPUT + "]}]"),
                        "7:22 cases[0].expect[0].outputs: records[0]: expected outputs main-fluentd-error, " + OUTPUT
                                + ", found " + OUTPUT + ": not main-fluentd-error, because it causes no error"),
                row(
                        "a Logging and a reason",
                        records("[{logging: x, reasons: {" + FLOW + ": label}}]"),
                        "7:22 cases[0].expect[0].logging: records[0]: expected Logging x, found"
                                + " rancher-logging-kube-audit",
                        "7:*"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatDoesNotHoldIsExplained(String text, List<String> failures) {
        ExpectationReport report = ExpectationFile.of(Source.of(text)).run();
        assertThat(report.violations()).isEmpty();
        List<Violation> found = report.cases().get(0).failures();
        assertThat(report.isMet()).isEqualTo(found.isEmpty());
        assertThat(found).hasSameSizeAs(failures);
        for (int i = 0; i < failures.size(); i++) {
            String wanted = failures.get(i);
            assertThat(inShort(found.get(i))).startsWith(wanted.replace("*", ""));
            assertThat(wanted.endsWith("*") || inShort(found.get(i)).equals(wanted))
                    .as(inShort(found.get(i)))
                    .isTrue();
        }
    }

    /** The files that a file names are relative to its folder; those of records are lines, lists or bodies. */
    @Test
    void filesAreRelativeToTheFile() throws IOException {
        Files.createDirectories(folder.resolve("flows/more"));
        Files.writeString(folder.resolve("policy.yaml"), """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules:
                - level: Request
                """);
        Files.writeString(folder.resolve("flows/more/audit.yaml"), """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: audit, namespace: cattle-logging-system}
                spec:
                  loggingRef: harvester-kube-audit-log-ref
                  globalOutputRefs: [audit]
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: audit, namespace: cattle-logging-system}
                spec:
                  loggingRef: harvester-kube-audit-log-ref
                  nullout: {}
                """);
        byte[] lines = "{\"auditID\":\"a\"}\n{\"auditID\":\"b\"}\n".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("audit.log"), lines);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(lines);
        }
        Files.write(folder.resolve("audit.log.gz"), zipped.toByteArray());
        Path file = Files.writeString(folder.resolve("expectations.yaml"), HEAD + """
                policy: {file: policy.yaml}
                manifests: {files: [flows], release: v1.4.0}
                cases:
                - name: requests
                  requests: [list pods by alice]
                  expect: [{level: Request}]
                - name: records
                  files: [audit.log, audit.log.gz]
                  expect: [{outputs: ["clusteroutput:cattle-logging-system:audit"]}]
                """);
        ExpectationReport report = ExpectationFile.read(file).run();
        assertThat(report.problems()).isEmpty();
        assertThat(report.cases()).extracting(CaseResult::checked).containsExactly(1, 4);
    }

    /** The result depends on a release that the file does not name; a case with requests does not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            files: [flow.yaml]                      | records: [{}]                 | true
            files: [flow.yaml], release: v1.8.1     | records: [{}]                 | false
            files: [flow.yaml], preset: loki        | records: [{}]                 | false
            files: [flow.yaml, logging.yaml]        | records: [{}]                 | false
            preset: loki                            | records: [{}]                 | false
            files: [flow.yaml]                      | requests: [get /x by bob]     | false
            """)
    void theReleaseWhoseLoggingsAreAddedIsNamed(String manifests, String subject, boolean isNamed) throws IOException {
        String head = "apiVersion: logging.banzaicloud.io/v1beta1\nmetadata: {name: a, namespace: b}\n";
        Files.writeString(folder.resolve("flow.yaml"), head + "kind: Flow\nspec: {localOutputRefs: []}\n");
        Files.writeString(
                folder.resolve("logging.yaml"), head + "kind: Logging\nspec: {controlNamespace: b, fluentd: {}}\n");
        Path file = Files.writeString(
                folder.resolve("expectations.yaml"),
                POLICY
                        + """
                manifests: {%s}
                cases:
                - name: a
                  %s
                  expect: [{%s}]
                """.formatted(
                                manifests, subject, subject.startsWith("requests") ? "level: None" : "outputs: []"));
        ExpectationReport report = ExpectationFile.read(file).run();
        assertThat(report.cases()).hasSize(1);
        assertThat(report.violations())
                .extracting(Violation::toString)
                .isEqualTo(
                        isNamed
                                ? List.of(file
                                        + ":4:12: manifests: warning: no file has a Logging; those of Harvester v1.8.1 are"
                                        + " added; write release: v1.8.1 [expectation-release-taken]")
                                : List.of());
    }

    @Test
    void filesThatCannotBeReadAreReported() throws IOException {
        Files.writeString(folder.resolve("empty.log"), "");
        Files.writeString(folder.resolve("broken.yaml"), "a: [");
        Files.write(folder.resolve("broken.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 1});
        Path file = Files.writeString(folder.resolve("expectations.yaml"), HEAD + """
                policy: {file: none.yaml}
                manifests: {files: [broken.yaml, none, "\\0"]}
                cases:
                - name: a
                  files: [none.log, empty.log, broken.gz]
                  expect: [{outputs: []}]
                """);
        ExpectationReport report = ExpectationFile.read(file).run();
        assertThat(report.cases()).isEmpty();
        assertThat(report.violations())
                .extracting(Violation::code)
                .contains("file-unreadable", "yaml-syntax")
                .filteredOn(code -> code.equals("expectation-record-file"))
                .hasSize(3);
    }

    @Test
    void thePolicyOfTheManifestsIsTheDefault() {
        String text = HEAD + """
                manifests: {release: v1.4.0}
                cases:
                - name: a
                  requests: [create pods in x by bob]
                  expect: [{level: Metadata, rule: 0}]
                """;
        assertThat(ExpectationFile.of(Source.of(text)).run().isMet()).isTrue();
    }

    @Test
    void manyFailuresOfACaseAreCounted() {
        StringBuilder text = new StringBuilder(POLICY + "cases:\n- name: a\n  expect: [{rule: 7}]\n  requests:\n");
        for (int i = 0; i < 1000; i++) {
            text.append("  - list pods by user").append(i).append('\n');
        }
        CaseResult result =
                ExpectationFile.of(Source.of(text.toString())).run().cases().get(0);
        assertThat(result.checked()).isEqualTo(1000);
        assertThat(result.failures()).hasSize(21);
        assertThat(result.failures().get(20).message()).isEqualTo("980 more do not hold");
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                argumentSet("deep", POLICY + "cases: " + "[".repeat(100_000)),
                argumentSet("aliases", POLICY + "cases: &a [*a, *a]\n"),
                argumentSet("bytes", "\0\1\2\uFFFF"),
                argumentSet("long words", requests("[{level: None}]").replace("pods", "p".repeat(1 << 20))),
                argumentSet("many quotes", requests("[{level: None}]").replace("pods", "\"".repeat(5001))),
                argumentSet(
                        "a deep record", records("[{outputs: []}]").replace(AUDIT, "[".repeat(120) + "]".repeat(120))),
                argumentSet("everything null", HEAD + "policy: null\nmanifests: null\nmetadata: null\ncases: [null]\n"),
                argumentSet(
                        "nulls in a case",
                        POLICY + "cases: [{name: null, requests: null, records: null, files: null, expect: [null]}]\n"),
                argumentSet("lists for texts", POLICY + "cases: [{name: [], requests: {}, expect: {a: b}}]\n"),
                argumentSet("a large rule", requests("[{rule: 1e999999999}]")),
                argumentSet("two documents", requests("[{level: Metadata}]") + "---\n" + HEAD));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileFilesAreReported(String text) {
        ExpectationReport report = ExpectationFile.of(Source.of(text)).run();
        assertThat(report.hasErrors()).isTrue();
        assertThat(report.violations()).hasSizeLessThan(100).allSatisfy(violation -> assertThat(violation.toString())
                .hasSizeLessThan(1000)
                .doesNotContain("\n"));
    }

    @Test
    void aFileIsKnownByItsKind() {
        assertThat(ExpectationFile.isOne(Source.of(POLICY))).isTrue();
        assertThat(ExpectationFile.isOne(Source.of("kind: Policy\n"))).isFalse();
        assertThat(ExpectationFile.isOne(Source.of("a: ["))).isFalse();
    }

    static Stream<Arguments> subjects() {
        String unknown =
                "flows.yaml:4:8: spec.loggingReff: unknown field \"loggingReff\"; did you mean \"loggingRef\"? [field-unknown]";
        String dropped = "flows.yaml:4:49: spec.gelf.max_bytes: the field \"max_bytes\" exists in 4.10.0 and later"
                + " (Harvester v1.5.0 and later); 3.17.7 drops it without a message [field-version]";
        return Stream.of(
                row("files", "manifests: {files: [flows.yaml]}\n", unknown),
                row("files for a version", "manifests: {files: [flows.yaml], operator: 3.17.7}\n", unknown, dropped),
                row("files for a release", "manifests: {files: [flows.yaml], release: v1.1.3}\n", unknown, dropped),
                row(
                        "a version and a release",
                        "manifests: {files: [flows.yaml], operator: 6.7.0, release: v1.1.3}\n",
                        unknown),
                row("an unknown version", "manifests: {files: [flows.yaml], operator: newest}\n"),
                row("an unknown release", "manifests: {files: [flows.yaml], release: v0.1.0}\n"),
                row("a release", "manifests: {release: v1.1.3}\n"),
                row("a policy", "policy: {preset: shipped}\n"),
                row("an error", "manifest: {files: [flows.yaml]}\n"));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void theManifestsOfAFileAreChecked(String subject, List<String> violations) throws IOException {
        Files.writeString(folder.resolve("flows.yaml"), """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: o, namespace: cattle-logging-system}
                spec: {loggingReff: x, gelf: {host: h, port: 1, max_bytes: 1}}
                """);
        Path file = Files.writeString(
                folder.resolve("routes.yaml"),
                HEAD + subject + "cases:\n- name: a\n  records: [" + AUDIT + "]\n  expect: [{outputs: []}]\n");
        List<String> found = ExpectationFile.read(file).lint().map(Lint::run).orElse(List.of()).stream()
                .map(violation -> violation.toString().replace(folder + "/", ""))
                .toList();
        assertThat(found).isEqualTo(violations);
    }
}
