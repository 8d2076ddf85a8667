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

    private static final String SHIPPED = "/etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml";

    private static final String KUBE_AUDIT = """
            additionalLoggingSources: {kubeAudit: {enabled: true, loggingRef: harvester-kube-audit-log-ref}}
            ---
            """;

    private static final String FLOW = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterFlow
            metadata: {name: f, namespace: cattle-logging-system}
            spec: {loggingRef: %s, globalOutputRefs: [loki]}
            """;

    private static final String SECRET = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: o, namespace: cattle-logging-system}
            spec: {splunkHec: {hec_host: a, hec_token: {valueFrom: {secretKeyRef: {name: s, key: %s}}}}}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: s, namespace: cattle-logging-system}
            stringData: {hec-token: example, ca.crt: example}
            """;

    private static final String LOGGING = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Logging
            metadata: {name: audit}
            spec: {controlNamespace: cattle-logging-system, loggingRef: %s, fluentd: {}}
            ---
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
                argumentSet("a misspelt kind, and what only then is checked", """
                        apiVersion: logging.banzaicloud.io/v1beta1
                        kind: Clusterflow # kind
                        metadata: {name: f, namespace: cattle-logging-system}
                        spec: {globalOutputRef: [o], filters: {}}
                        """, """
                        apiVersion: logging.banzaicloud.io/v1beta1
                        kind: ClusterFlow # kind
                        metadata: {name: f, namespace: cattle-logging-system}
                        spec: {globalOutputRefs: [o], filters: {}}
                        """),
                argumentSet("a misspelt kind, whose object another one refers to", """
                        apiVersion: logging.banzaicloud.io/v1beta1
                        kind: Loging
                        metadata: {name: audit}
                        spec: {controlNamespace: logging, loggingRef: audit, fluentd: {}}
                        ---
                        apiVersion: logging.banzaicloud.io/v1beta1
                        kind: ClusterFlow
                        metadata: {name: f, namespace: logging}
                        spec: {loggingRef: audits, globalOutputRefs: [loki]}
                        """, """
                        apiVersion: logging.banzaicloud.io/v1beta1
                        kind: Logging
                        metadata: {name: audit}
                        spec: {controlNamespace: logging, loggingRef: audit, fluentd: {}}
                        ---
                        apiVersion: logging.banzaicloud.io/v1beta1
                        kind: ClusterFlow
                        metadata: {name: f, namespace: logging}
                        spec: {loggingRef: audit, globalOutputRefs: [loki]}
                        """),
                argumentSet("a misspelt group, and then a misspelt version", """
                        apiVersion: logging.bonzaicloud.io/v1beta
                        kind: "ClusterFlow"
                        metadata: {name: f, namespace: cattle-logging-system}
                        spec: {globalOutputRefs: [o]}
                        """, """
                        apiVersion: logging.banzaicloud.io/v1beta1
                        kind: "ClusterFlow"
                        metadata: {name: f, namespace: cattle-logging-system}
                        spec: {globalOutputRefs: [o]}
                        """),
                argumentSet(
                        "a loggingRef without one of its words",
                        KUBE_AUDIT + FLOW.formatted("harvester-audit-log-ref"),
                        KUBE_AUDIT + FLOW.formatted("harvester-kube-audit-log-ref")),
                argumentSet(
                        "a loggingRef with two wrong letters",
                        KUBE_AUDIT + FLOW.formatted("harvestr-kube-adit-log-ref"),
                        KUBE_AUDIT + FLOW.formatted("harvester-kube-audit-log-ref")),
                argumentSet(
                        "the path of the policy",
                        "audit-policy-file: '/etc/rancher/rke2/config.yaml.d/92-harvestr-kube-adit-policy.yaml'\n",
                        "audit-policy-file: '" + SHIPPED + "'\n"),
                argumentSet(
                        "the path of the policy in an argument",
                        "kube-apiserver-arg: [--audit-policy-file=" + SHIPPED.replace("harvester", "harvestr") + "]\n",
                        "kube-apiserver-arg: [--audit-policy-file=" + SHIPPED + "]\n"),
                argumentSet(
                        "the option of the policy",
                        "cni: canal\naudit-policy-fil: " + SHIPPED + "\n",
                        "cni: canal\naudit-policy-file: " + SHIPPED + "\n"),
                argumentSet(
                        "the arguments of kube-apiserver, and an argument",
                        "kube-apiserver-args: [--audit-log-max-age=30]\n",
                        "kube-apiserver-arg: [--audit-log-maxage=30]\n"),
                argumentSet(
                        "verbs, and a user",
                        POLICY.formatted("level", "None", "verbs")
                                .replace("\"create\", 'update'", "\"creat\", 'Update', GET")
                                .replace("[a]", "[system:kubeproxy]"),
                        POLICY.formatted("level", "None", "verbs")
                                .replace("\"create\", 'update'", "\"create\", 'update', get")
                                .replace("[a]", "[system:kube-proxy]")),
                argumentSet(
                        "the name of an output",
                        OUTPUT.formatted("nullout: {}") + "---\n"
                                + FLOW.formatted("").replace("loki", "splnk"),
                        OUTPUT.formatted("nullout: {}") + "---\n"
                                + FLOW.formatted("").replace("loki", "splunk")),
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
                        "a version that the API does not have",
                        FLOW.formatted("x").replace("/v1beta1", "/v1"),
                        FLOW.formatted("x")),
                argumentSet(
                        "a kind, its version and the names inside",
                        OUTPUT.formatted("{splunkhec: {hec_hots: a, hec_token: {valu: b}}}")
                                .replace("/v1beta1", "/v1")
                                .replace("ClusterOutput", "Clusteroutput"),
                        OUTPUT.formatted("{splunkHec: {hec_host: a, hec_token: {value: b}}}")),
                argumentSet("a version of a group with alpha versions only", """
                        apiVersion: logging-extensions.banzaicloud.io/v1beta1
                        kind: EventTailer
                        metadata: {name: e}
                        spec: {controlNamespace: cattle-logging-system}
                        """, """
                        apiVersion: logging-extensions.banzaicloud.io/v1alpha1
                        kind: EventTailer
                        metadata: {name: e}
                        spec: {controlNamespace: cattle-logging-system}
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
                argumentSet("a kind that a later operator may have", """
                        apiVersion: logging.banzaicloud.io/v1beta1
                        kind: FluentdAgent
                        metadata: {name: f}
                        """),
                argumentSet("the group of another product", """
                        apiVersion: logging.banzaicloud.com/v1beta1
                        kind: ClusterFlow
                        metadata: {name: f, namespace: cattle-logging-system}
                        """),
                argumentSet("another version of the API", """
                        apiVersion: logging.banzaicloud.io/v1alpha1
                        kind: ClusterFlow
                        metadata: {name: f, namespace: cattle-logging-system}
                        spec: {globalOutputRefs: [o]}
                        """),
                argumentSet("an earlier version of the API of audit policies", """
                        apiVersion: audit.k8s.io/v1beta1
                        kind: Policy
                        rules: [{level: None}]
                        """),
                argumentSet("the loggingRef of another log", KUBE_AUDIT + FLOW.formatted("harvester-event-log-ref")),
                argumentSet(
                        "the shorter loggingRef of a Logging that the cluster may have",
                        LOGGING.formatted("team-a-audit") + FLOW.formatted("team-a")),
                argumentSet(
                        "the similar loggingRef of a Logging that the cluster may have",
                        LOGGING.formatted("tenant-a") + FLOW.formatted("tenant-b")),
                argumentSet("the path of another policy", "audit-policy-file: " + SHIPPED.replace("92", "91") + "\n"),
                argumentSet("the option is empty", "audit-policy-file: ''\naudit-policy-fil: /p.yaml\n"),
                argumentSet("another key of a Secret", SECRET.formatted("ca.key")),
                argumentSet("a misspelt key, here or in the Secret", SECRET.formatted("hecTokn")),
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
