package dev.gleaner.expectation.verify;

import static dev.gleaner.expectation.verify.ExpectationTexts.AUDIT;
import static dev.gleaner.expectation.verify.ExpectationTexts.POLICY;
import static dev.gleaner.expectation.verify.ExpectationTexts.inShort;
import static dev.gleaner.expectation.verify.ExpectationTexts.records;
import static dev.gleaner.expectation.verify.ExpectationTexts.requests;
import static dev.gleaner.expectation.verify.ExpectationTexts.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with files of expectations. */
class ExpectationMistakesTest {
    private static final String OUTPUT = "clusteroutput:cattle-logging-system:harvester-kube-audit-loki";
    private static final String EVENT_OUTPUT = "clusteroutput:cattle-logging-system:harvester-event-loki";
    private static final String EVENT_FLOW = "clusterflow:cattle-logging-system:harvester-event-loki";

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
}
