package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FixTest {
    private static final String POLICY = """
            # The policy of the audit log
            apiVersion: audit.k8s.io/v1
            kind: Policy   # kind
            rules:
            # first
            - %s: %s   # all
              %s: ["create", 'update']  # verbs

            - level: None
              users: [a]
            """;

    private static final String OUTPUT = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: splunk, namespace: cattle-logging-system}
            spec:
              %s
            """;

    static Stream<Arguments> certain() {
        return Stream.of(
                argumentSet(
                        "misspelt fields and a word in another case",
                        POLICY.formatted("levl", "metadata", "verb"),
                        POLICY.formatted("level", "Metadata", "verbs")),
                argumentSet(
                        "double quotes",
                        POLICY.formatted("\"leve\"", "\"NONE\"", "'verbss'"),
                        POLICY.formatted("\"level\"", "\"None\"", "'verbs'")),
                argumentSet(
                        "the case of a plug-in, and a field in it",
                        OUTPUT.formatted("{splunkhec: {hecHost: a, hec_prot: 8088, hec_token: {value: x}}}"),
                        OUTPUT.formatted("{splunkHec: {hec_host: a, hec_port: 8088, hec_token: {value: x}}}")),
                argumentSet(
                        "a number that must be a text",
                        OUTPUT.formatted("syslog: {host: 0x10, port: 514}"),
                        OUTPUT.formatted("syslog: {host: \"0x10\", port: 514}")),
                argumentSet(
                        "a misspelt field, but not one beside the right one, which is empty",
                        POLICY.formatted("levl", "None", "verbs: []\n  verb"),
                        POLICY.formatted("level", "None", "verbs: []\n  verb")),
                argumentSet(
                        "the first of two misspelt fields with one right name",
                        POLICY.formatted("level", "None", "verbss: [get]\n  verb"),
                        POLICY.formatted("level", "None", "verbs: [get]\n  verb")),
                argumentSet("a missing loggingRef in a block", """
                        additionalLoggingSources:
                          kubeAudit:
                            # on
                            enabled: true
                        """, """
                        additionalLoggingSources:
                          kubeAudit:
                            # on
                            loggingRef: harvester-kube-audit-log-ref
                            enabled: true
                        """),
                argumentSet("a missing loggingRef in a flow", """
                        additionalLoggingSources: {kubeAudit: {enabled: true}} # on
                        """, """
                        additionalLoggingSources: {kubeAudit: {loggingRef: harvester-kube-audit-log-ref, enabled: true}} # on
                        """),
                argumentSet("a missing loggingRef in JSON", """
                        {"additionalLoggingSources":{"kubeAudit":{"enabled":true}}}
                        """, """
                        {"additionalLoggingSources":{"kubeAudit":{"loggingRef": "harvester-kube-audit-log-ref", "enabled":true}}}
                        """),
                argumentSet("an unequal loggingRef", """
                        additionalLoggingSources: {kubeAudit: {enabled: true, loggingRef: kube-audit}}
                        """, """
                        additionalLoggingSources: {kubeAudit: {enabled: true, loggingRef: harvester-kube-audit-log-ref}}
                        """),
                argumentSet("a text inside another", """
                        apiVersion: harvesterhci.io/v1beta1
                        kind: Addon
                        metadata: {name: rancher-logging, namespace: cattle-logging-system}
                        spec:
                          repo: http://harvester-cluster-repo.cattle-system.svc/charts
                          chart: rancher-logging
                          version: 103.1.0+up4.4.0
                          enabled: true
                          valuesContent: |
                            # values
                            disablePcv: true
                        """, """
                        apiVersion: harvesterhci.io/v1beta1
                        kind: Addon
                        metadata: {name: rancher-logging, namespace: cattle-logging-system}
                        spec:
                          repo: http://harvester-cluster-repo.cattle-system.svc/charts
                          chart: rancher-logging
                          version: 103.1.0+up4.4.0
                          enabled: true
                          valuesContent: |
                            # values
                            disablePvc: true
                        """),
                argumentSet(
                        "wide letters and line ends of Windows",
                        "# \uD83D\uDE00\r\n"
                                + OUTPUT.formatted(
                                                "syslog: {port: 1, host: \uD83D\uDE00, formt: {typ: json}} # \uD83D\uDE00")
                                        .replace("\n", "\r\n"),
                        "# \uD83D\uDE00\r\n"
                                + OUTPUT.formatted(
                                                "syslog: {port: 1, host: \uD83D\uDE00, format: {type: json}} # \uD83D\uDE00")
                                        .replace("\n", "\r\n")));
    }

    @ParameterizedTest
    @MethodSource("certain")
    void whatIsCertainIsCorrected(String text, String corrected) {
        assertThat(fix(text)).isEqualTo(corrected);
        assertThat(Lint.of(Source.of("f.yaml", corrected)).fix()).isEmpty();
    }

    static Stream<Arguments> uncertain() {
        return Stream.of(
                argumentSet(
                        "the right field is there, too",
                        POLICY.formatted("level", "None", "verb")
                                .replace("  users", "  user: []\n  users")
                                .replace("verb:", "verbs:")),
                argumentSet("the value is of another type", """
                        apiVersion: audit.k8s.io/v1
                        kind: Policy
                        rules:
                        - level: None
                          verb: create
                        """),
                argumentSet("no name is similar", POLICY.formatted("level", "None", "operations")),
                argumentSet("a short name", OUTPUT.formatted("{http: {endpoint: http://a, tsl: {}}}")),
                argumentSet("a syntax error", POLICY.formatted("levl", "None", "verbs") + "a: [\n"),
                argumentSet("a template", POLICY.formatted("levl", "{{ .Level }}", "verbs")),
                argumentSet("a file without errors", POLICY.formatted("level", "None", "verbs")));
    }

    @ParameterizedTest
    @MethodSource("uncertain")
    void whatIsUncertainStays(String text) {
        assertThat(Lint.of(Source.of("f.yaml", text)).fix()).isEmpty();
    }

    @Test
    void theDifferenceAndTheViolationsAreKnown() {
        FixedFile fixed = Lint.of(Source.of("f.yaml", POLICY.formatted("level", "metadata", "verbs")))
                .fix()
                .get(0);
        assertThat(fixed.corrected())
                .extracting(Violation::toString)
                .containsExactly(
                        "f.yaml:6:10: rules[0].level: unknown level \"metadata\"; expected None, Metadata, Request"
                                + " or RequestResponse [audit-level-unknown]");
        assertThat(fixed).hasToString("f.yaml: 1 corrections");
        assertThat(fixed.difference()).isEqualTo("""
                --- f.yaml
                +++ f.yaml (new)
                @@ -3,7 +3,7 @@
                 kind: Policy   # kind
                 rules:
                 # first
                -- level: metadata   # all
                +- level: Metadata   # all
                   verbs: ["create", 'update']  # verbs
                \s
                 - level: None
                """);
    }

    @Test
    void filesAreCorrectedTogether() {
        String logging = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata: {name: audit}
                spec: {controlNamespace: logging, loggingRef: audit, fluentd: {}}
                """;
        String flow = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: f, namespace: logging}
                spec: {loggingRef: %s, globalOutputRefs: [loki]}
                """;
        List<FixedFile> fixed = Lint.of(Source.of("a", logging), Source.of("b", flow.formatted("audits")))
                .fix();
        assertThat(fixed).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("b");
            assertThat(file.after()).isEqualTo(flow.formatted("audit"));
        });
    }

    private static String fix(String text) {
        List<FixedFile> fixed = Lint.of(Source.of("f.yaml", text)).fix();
        return fixed.isEmpty() ? text : fixed.get(0).after();
    }
}
