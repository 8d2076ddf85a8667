package dev.gleaner.expectation.verify;

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
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationFileTest {
    private static final String HEAD = "apiVersion: gleaner.dev/v1\nkind: Expectations\n";
    private static final String POLICY = HEAD + "policy: {preset: shipped}\n";
    private static final String ROUTES = HEAD + "manifests: {preset: loki, release: v1.4.0}\n";
    private static final String AUDIT = "{auditID: a1, verb: create}";
    private static final String OUTPUT = "clusteroutput:cattle-logging-system:harvester-kube-audit-loki";
    private static final String EVENT_OUTPUT = "clusteroutput:cattle-logging-system:harvester-event-loki";
    private static final String FLOW = "clusterflow:cattle-logging-system:harvester-kube-audit-loki";
    private static final String EVENT_FLOW = "clusterflow:cattle-logging-system:harvester-event-loki";

    @TempDir
    Path folder;

    private static Arguments row(String name, String text, String... problems) {
        return argumentSet(name, text, List.of(problems));
    }

    private static String requests(String expect) {
        return POLICY + "cases:\n- name: a\n  requests: [create pods in x by bob]\n  expect: " + expect + "\n";
    }

    private static String records(String expect) {
        return ROUTES + "cases:\n- name: a\n  records: [" + AUDIT + "]\n  expect: " + expect + "\n";
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                row("no case", POLICY, "1:1 cases: there are no cases; write at least one"),
                row(
                        "an empty list of cases",
                        POLICY + "cases: []\n",
                        "4:1 cases: there are no cases; write at least one"),
                row(
                        "a case without expectations",
                        POLICY + "cases:\n- name: a\n  requests: [list pods by bob]\n",
                        "5:3 cases[0]: nothing is expected; write level, rule or omitStages of requests, or logging,"
                                + " outputs, flows or reasons of records"),
                row(
                        "an empty expectation",
                        requests("[{}]"),
                        "7:12 cases[0].expect[0]: nothing is expected; write level, rule or omitStages of requests, or"
                                + " logging, outputs, flows or reasons of records"),
                row(
                        "a stage alone",
                        requests("[{stage: Panic, rule: 0}]"),
                        "7:13 cases[0].expect[0].stage: a stage needs the level that is recorded at it; write level,"
                                + " too"),
                row(
                        "a case about nothing",
                        POLICY + "cases:\n- name: a\n  expect: [{level: None}]\n",
                        "5:3 cases[0]: a case needs requests, records or files with records",
                        "6:13 cases[0].expect[0].level: level is expected of requests, but the case has none"),
                row(
                        "requests and records",
                        requests("[{level: None}]").replace("  expect", "  records: [{}]\n  expect"),
                        "7:3 cases[0].records: a case has either requests or records; found requests and records"),
                row(
                        "an expectation about records",
                        requests("[{outputs: []}]"),
                        "7:13 cases[0].expect[0].outputs: outputs is expected of records, but the case has none"),
                row(
                        "a misspelt field",
                        requests("[{lvel: None}]"),
                        "7:13 cases[0].expect[0].lvel: unknown field \"lvel\"; did you mean \"level\"?"),
                row(
                        "a misspelt level",
                        requests("[{level: metadata}]"),
                        "7:20 cases[0].expect[0].level: unknown level \"metadata\"; expected None, Metadata, Request or"
                                + " RequestResponse"),
                row(
                        "a wrong rule",
                        requests("[{rule: -1}]"),
                        "7:19 cases[0].expect[0].rule: expected the index of a rule, from 0, or none; found the number -1"),
                row(
                        "the name of another case",
                        requests("[{level: None}]")
                                + "- name: a\n  requests: [list pods by bob]\n  expect: [{rule: 0}]\n",
                        "8:3 cases[1].name: another case has the name \"a\", too"),
                row(
                        "a policy without a name",
                        requests("[{rule: 0}]").replace("preset: shipped", ""),
                        "3:9 policy: there is no audit policy; write policy with file or preset"),
                row(
                        "two policies",
                        requests("[{rule: 0}]").replace("preset: shipped", "preset: shipped, file: x"),
                        "3:27 policy.file: the policy has both file and preset; write one of them"),
                row(
                        "an unknown policy",
                        requests("[{rule: 0}]").replace("shipped", "recomended"),
                        "3:18 policy.preset: unknown policy \"recomended\"; did you mean \"recommended\"?"),
                row(
                        "an unknown release of Kubernetes",
                        requests("[{rule: 0}]").replace("shipped", "shipped, kubernetes: new"),
                        "3:39 policy.kubernetes: *"),
                row(
                        "no policy",
                        requests("[{rule: 0}]").replace("policy: {preset: shipped}\n", ""),
                        "1:1 : there is no audit policy; write policy with file or preset"),
                row(
                        "no manifests",
                        records("[{outputs: []}]").replace("manifests: {preset: loki, release: v1.4.0}\n", ""),
                        "1:1 : there are no manifests; write manifests with files, release or preset"),
                row(
                        "manifests without a name",
                        records("[{outputs: []}]").replace("preset: loki, release: v1.4.0", "operator: 3.17.7"),
                        "3:12 manifests: there are no manifests; write manifests with files, release or preset"),
                row(
                        "an unknown preset",
                        records("[{outputs: []}]").replace("preset: loki", "preset: lokki"),
                        "3:21 manifests.preset: unknown preset \"lokki\"; did you mean \"loki\"?"),
                row(
                        "an unknown release",
                        records("[{outputs: []}]").replace("v1.4.0", "v1.4.00"),
                        "3:36 manifests.release: *"),
                row(
                        "an unknown output",
                        records("[{outputs: [harvester-kube-audit-loky]}]"),
                        "7:23 cases[0].expect[0].outputs[0]: the manifests have no output \"harvester-kube-audit-loky\";"
                                + " did you mean " + OUTPUT + "?"),
                row(
                        "an output of another name",
                        records("[{outputs: [splunk]}]"),
                        "7:23 cases[0].expect[0].outputs[0]: the manifests have no output \"splunk\"; they have "
                                + OUTPUT + ", " + EVENT_OUTPUT + ", main-fluentd-error"),
                row(
                        "a misspelt output",
                        records("[{outputs: [" + OUTPUT.replace("audit", "adit") + "]}]"),
                        "7:23 cases[0].expect[0].outputs[0]: the manifests have no output \""
                                + OUTPUT.replace("audit", "adit") + "\"; did you mean " + OUTPUT
                                + "?"),
                row(
                        "an unknown flow",
                        records("[{reasons: {harvester-event-loki: x}}]"),
                        "7:23 cases[0].expect[0].reasons.harvester-event-loki: the manifests have no flow"
                                + " \"harvester-event-loki\"; did you mean " + EVENT_FLOW + "?"),
                row(
                        "a request in other words",
                        POLICY + "cases:\n- name: a\n  requests:\n  - create pods\n  expect: [{rule: 0}]\n",
                        "7:5 cases[0].requests[0]: the request \"create pods\" cannot be read: expected by and a user at"
                                + " the end, or by nobody if authentication fails; requests are such as create pods/exec"
                                + " web-0 in prod by alice, or GET /healthz by nobody"),
                row(
                        "verbs that do not exist",
                        requests("[{level: Metadata}]")
                                .replace("[create pods in x by bob]", "[Delete pods in x by bob, exec secret by bob]"),
                        "6:14 cases[0].requests[0]: no request for a resource has the verb \"Delete\"; expected"
                                + " \"delete\"",
                        "6:39 cases[0].requests[1]: no request for a resource has the verb \"exec\"; expected get, list,"
                                + " watch, create, update, patch, delete, deletecollection or proxy",
                        "6:39 cases[0].requests[1]: the core group has no resource \"secret\"; did you mean"
                                + " \"secrets\"?"),
                row(
                        "a verb that does not exist, beside another mistake",
                        requests("[{lvel: Metadata}]").replace("create", "creat"),
                        "7:13 cases[0].expect[0].lvel: unknown*",
                        "6:14 cases[0].requests[0]: no request for a resource has the verb \"creat\"; expected"
                                + " \"create\""),
                row(
                        "a record that is none",
                        records("[{outputs: []}]").replace(AUDIT, "text"),
                        "6:13 cases[0].records[0]: expected a record, which is a mapping; found the text \"text\""),
                row("wrong types", POLICY + "cases: 3\n", "4:8 cases: *"),
                row("nothing", "", "0:0 : *"),
                row("another kind", "apiVersion: v1\nkind: Pod\n", "*", "*"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsReportedAtItsPlace(String text, List<String> problems) {
        ExpectationReport report = ExpectationFile.of(Source.of(text)).run();
        assertThat(report.cases()).isEmpty();
        assertThat(report.isMet()).isFalse();
        assertThat(report.violations()).hasSameSizeAs(problems);
        for (int i = 0; i < problems.size(); i++) {
            String found = inShort(report.violations().get(i));
            String wanted = problems.get(i);
            if (wanted.endsWith("*")) {
                assertThat(found).startsWith(wanted.substring(0, wanted.length() - 1));
            } else {
                assertThat(found).isEqualTo(wanted);
            }
        }
    }

    /** A method other than those of resources has no verb, and a custom resource may have any name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTIONS /api/v1/pods by bob",
                "proxy services x in y by bob",
                "options /healthz by bob",
                "post /version by bob",
                "propfind /dav by bob",
                "create things.example.com in x by bob",
                "create secret in x by bob"
            })
    void aCaseRunsIfItsVerbExists(String request) {
        String text = requests("[{level: None}]").replace("create pods in x by bob", request);
        ExpectationReport report = ExpectationFile.of(Source.of(text)).run();
        assertThat(report.hasErrors()).isFalse();
        assertThat(report.cases()).hasSize(1);
    }

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

    private static String inShort(Violation violation) {
        return violation.position() + " " + violation.path() + ": " + violation.message();
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
