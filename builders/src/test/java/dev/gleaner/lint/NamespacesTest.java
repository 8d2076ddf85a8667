package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.manifest.ManifestSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NamespacesTest {
    private static final String NAMESPACE_LINE = "  namespace: " + Harvester.LOGGING_NAMESPACE + "\n";
    private static final String MISSING =
            "metadata: warning: no namespace; kubectl uses that of its context; write cattle-logging-system [namespace-missing]";
    private static final String NEEDED =
            "metadata: no namespace; in that of kubectl's context the operator ignores the flow, and no record reaches its"
                    + " outputs; write cattle-logging-system [namespace-needed]";
    private static final String OF_HARVESTER =
            "metadata: warning: no namespace; kubectl uses that of its context; write the control namespace of its Logging,"
                    + " which is cattle-logging-system in Harvester [namespace-missing]";

    private static final ManifestSet GENERATED = HarvesterLogging.release(HarvesterRelease.V1_4_0)
            .addAuditOutput("audit", HttpOutput.of(h -> h.endpoint("http://siem.example/")))
            .build();

    private static String generated(String file) {
        return GENERATED.file(file).toYaml();
    }

    private static Source audit() {
        return Source.of("b.yaml", generated("kubectl-3-audit.yaml").replace(NAMESPACE_LINE, ""));
    }

    private static Source charts() {
        return Source.of("charts.yaml", generated("kubectl-1-charts.yaml"));
    }

    private static Stream<String> found(Lint lint) {
        return lint.run().stream()
                .map(Violation::toString)
                .filter(line -> line.contains("[namespace-") || line.contains("[output-ref"));
    }

    @Test
    void aGeneratedFileWithoutNamespacesIsReported() {
        assertThat(found(Lint.of(audit()))).containsExactly("b.yaml:4:3: " + MISSING, "b.yaml:13:3: " + MISSING);
        assertThat(found(Lint.of(audit()).forRelease(HarvesterRelease.V1_4_0)))
                .containsExactly("b.yaml:4:3: " + MISSING, "b.yaml:13:3: " + MISSING);
        assertThat(found(Lint.of(charts(), audit()).complete()))
                .containsExactly(
                        "b.yaml:4:3: " + MISSING,
                        "b.yaml:13:3: " + NEEDED,
                        "b.yaml:17:5: spec.globalOutputRefs[0]: dangling output reference: there is no ClusterOutput"
                                + " \"audit\"; the one without a namespace is ignored [output-ref-misplaced]");
    }

    @Test
    void aManifestForAnotherNamespaceOfKubectlSwitchesItOff() {
        assertThat(found(Lint.of(audit()).without("namespace-missing"))).isEmpty();
    }

    @Test
    void theCorrectionRestoresTheGeneratedText() {
        for (Lint lint : List.of(Lint.of(audit()), Lint.of(charts(), audit()).complete())) {
            String after = lint.fix().stream()
                    .filter(file -> file.name().equals("b.yaml"))
                    .map(FixedFile::after)
                    .collect(Collectors.joining());
            assertThat(found(Lint.of(charts(), Source.of("b.yaml", after)).complete()))
                    .isEmpty();
            assertThat(after.lines().sorted())
                    .containsExactlyElementsOf(
                            generated("kubectl-3-audit.yaml").lines().sorted().toList());
        }
    }

    static Stream<Arguments> objects() {
        String logging = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata: {name: main}
                spec: {controlNamespace: logging, fluentd: {}%s}
                ---
                """;
        String other = logging.formatted(", loggingRef: b").replace("main", "other");
        String needed = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: o, namespace: %s}
                spec: {gelf: {host: h, port: 1, tls_options: {}}, s3: {aws_key_id: {valueFrom: {secretKeyRef: {name: s, key: k}}}}}
                ---
                """;
        String secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {k: v}\n";
        return Stream.of(
                argumentSet("no Logging", object("ClusterFlow"), List.of(OF_HARVESTER)),
                argumentSet("its Logging", logging.formatted("") + object("ClusterFlow"), List.of(warning("logging"))),
                argumentSet(
                        "the Logging of others",
                        other + object("ClusterFlow"),
                        List.of(warning("the control namespace of its Logging"))),
                argumentSet(
                        "two Loggings",
                        logging.formatted("")
                                + logging.formatted("").replace("main", "two").replace("logging,", "two,")
                                + object("ClusterOutput"),
                        List.of(warning("the control namespace of its Logging"))),
                argumentSet(
                        "a Logging of all namespaces",
                        logging.formatted(", allowClusterResourcesFromAllNamespaces: true") + object("ClusterFlow"),
                        List.of()),
                argumentSet("a Flow", object("Flow"), List.of(warning("the namespace of its pods"))),
                argumentSet("an Output", object("Output"), List.of(warning("that of the Flows that use it"))),
                argumentSet("a Secret", needed.formatted("shop") + secret, List.of(warning("shop"))),
                argumentSet(
                        "a Secret for two namespaces",
                        needed.formatted("shop") + needed.formatted("web") + secret,
                        List.of(warning("that of the objects that need it"))),
                argumentSet("a Secret of others", secret, List.of()),
                argumentSet("a Logging", logging.formatted(""), List.of()));
    }

    private static String object(String kind) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: %s
                metadata: {name: o}
                spec: {%s}
                """.formatted(kind, kind.endsWith("Flow") ? "match: []" : "nullout: {}");
    }

    private static String warning(String advice) {
        return "metadata: warning: no namespace; kubectl uses that of its context; write " + advice
                + " [namespace-missing]";
    }

    @ParameterizedTest
    @MethodSource("objects")
    void theAdviceIsWhatTheFilesSay(String text, List<String> messages) {
        assertThat(found(Lint.of(Source.of("t", text))).map(line -> line.replaceFirst("^t:\\d+:\\d+: ", "")))
                .containsExactlyElementsOf(messages);
    }
}
