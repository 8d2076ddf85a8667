package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people have asked and reported about manifests is found: small inputs after the facts of their reports. */
class FieldTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H06-get-session.yaml           | audit-session-reads
            H12-rke2-args.yaml             | audit-log-not-read
            H17-clusterflow-namespace.yaml | control-namespace
            H19-dangling-output.yaml       | output-ref-absent
            H21-ref-mismatch.yaml          | output-ref-other-logging
            H23-elsewhere.yaml             | secret-elsewhere
            H25-ca-file-value.yaml         | secret-not-mounted
            H26-exclude-late.yaml          | match-step-dead
            H28-namespace-glob.yaml        | match-pattern
            H30-record-paths.yaml          | tag-placeholder-unknown
            H30-record-paths.yaml          | record-literal
            H40-addon-values.yaml          | logging-ref-missing
            H40-addon-values.yaml          | values-fragment
            H41-image-version.yaml         | field-version
            """)
    void theFaultOfAnInputIsFound(String file, String code) {
        assertThat(Lint.of(Source.of(Reference.path("field/" + file))).run())
                .extracting(Violation::code)
                .contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "H17-clusterflow-namespace.yaml",
        "H23-elsewhere.yaml",
        "H25-ca-file-value.yaml",
        "H26-exclude-late.yaml",
        "H28-namespace-glob.yaml",
        "H30-record-paths.yaml"
    })
    void whatOtherFilesMayHoldIsNoError(String file) {
        assertThat(Lint.of(Source.of(Reference.path("field/" + file))).run()).noneMatch(Violation::isError);
    }

    /** An output whose name differs from that in the flow, as in a manifest that was copied and renamed. */
    @Test
    void aNameThatWasChangedInOnePlaceIsFound() {
        String files = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: events, namespace: cattle-logging-system}
                spec:
                  match: [{select: {namespaces: [cattle-logging-system]}}]
                  globalOutputRefs: [event-hook]
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: event-webhook, namespace: cattle-logging-system}
                spec: {http: {endpoint: "http://10.0.0.5:8096/", open_timeout: 3}}
                """;
        assertThat(lint(files))
                .containsExactly(
                        "f:6:22: spec.globalOutputRefs[0]: warning: no ClusterOutput \"event-hook\" is in these files; unless the cluster has it, this is a dangling output reference; did you mean \"event-webhook\"? [output-ref-absent]");
        assertThat(Lint.of(Source.of("f", files)).complete().run())
                .extracting(Violation::toString)
                .containsExactly(
                        "f:6:22: spec.globalOutputRefs[0]: dangling output reference: there is no ClusterOutput \"event-hook\"; did you mean \"event-webhook\"? [output-ref-dangling]");
    }

    @Test
    void aPatternInAMatchListIsAName() {
        assertThat(lint("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: teams, namespace: cattle-logging-system}
                spec:
                  match:
                  - exclude: {container_names: ["*-proxy"]}
                  - select: {namespaces: [team-a, "team-b*"], labels: {tier: "front|back"}}
                  globalOutputRefs: [o]
                """))
                .containsExactly(
                        "f:6:33: spec.match[0].exclude.container_names[0]: warning: no container can be \"*-proxy\"; names are compared as they stand, without patterns [match-pattern]",
                        "f:7:35: spec.match[1].select.namespaces[1]: warning: no namespace can be \"team-b*\"; names are compared as they stand, without patterns [match-pattern]",
                        "f:7:62: spec.match[1].select.labels.tier: warning: no value of a label can be \"front|back\"; names are compared as they stand, without patterns [match-pattern]");
    }

    /** The outputs of a Flow are ClusterOutputs, or Outputs of its namespace, each in a list of its own. */
    @Test
    void anOutputInTheWrongListIsFound() {
        assertThat(lint("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Flow
                metadata: {name: shop, namespace: shop}
                spec: {localOutputRefs: [siem, far], globalOutputRefs: [near]}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: near, namespace: shop}
                spec: {loki: {url: "http://loki:3100"}}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: far, namespace: other}
                spec: {loki: {url: "http://loki:3100"}}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: siem, namespace: cattle-logging-system}
                spec: {loki: {url: "http://loki:3100"}}
                """))
                .containsExactly(
                        "f:4:26: spec.localOutputRefs[0]: dangling output reference: there is no Output \"siem\"; there is a ClusterOutput with this name, which belongs in globalOutputRefs [output-ref-misplaced]",
                        "f:4:32: spec.localOutputRefs[1]: dangling output reference: there is no Output \"far\"; the one in namespace \"other\" is only for Flows there [output-ref-misplaced]",
                        "f:4:57: spec.globalOutputRefs[0]: dangling output reference: there is no ClusterOutput \"near\"; there is an Output with this name, which belongs in localOutputRefs [output-ref-misplaced]");
    }

    /** A page with the resources of the pods has only these, and replaces all other values. */
    @Test
    void aPatchOfAnAddonReplacesItsValues() {
        assertThat(lint("""
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata: {name: rancher-logging, namespace: cattle-logging-system}
                spec:
                  valuesContent: |
                    fluentd: {resources: {limits: {memory: 1Gi}}}
                """))
                .containsExactly(
                        "f:6:5: spec.valuesContent: warning: valuesContent replaces the values of the release; these have no additionalLoggingSources.kubeAudit and no additionalLoggingSources.rke2 and no eventTailer [addon-values-incomplete]");
    }

    private static List<String> lint(String text) {
        return Lint.of(Source.of("f", text)).run().stream()
                .map(Violation::toString)
                .toList();
    }
}
