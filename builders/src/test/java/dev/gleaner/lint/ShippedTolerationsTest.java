package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tolerations that every release ships are those of Harvester: a user can do nothing about them. */
class ShippedTolerationsTest {
    private static Source[] sources(HarvesterRelease release) {
        return HarvesterLogging.release(release).build().files().stream()
                .map(file -> Source.of(file.name(), file.toYaml()))
                .toArray(Source[]::new);
    }

    private static List<String> codes(Lint lint) {
        return lint.run().stream()
                .map(Violation::code)
                .filter(code -> code.startsWith("toleration-"))
                .toList();
    }

    private static String values(String indent) {
        return """
                additionalLoggingSources:
                  kubeAudit:
                    fluentbit:
                      tolerations:
                      - {key: node-role.kubernetes.io/controlplane, value: "true", effect: NoSchedule}
                      - {key: node-role.kubernetes.io/etcd, value: "true", effect: NoExecute}
                """.indent(indent.length());
    }

    private static Source chart(String name, String repository, String version) {
        return Source.of(name, """
                apiVersion: management.cattle.io/v3
                kind: ManagedChart
                metadata: {name: rancher-logging, namespace: fleet-local}
                spec:
                  chart: rancher-logging
                  repoName: %s
                  version: %s
                  values:
                """.formatted(repository, version) + values("    "));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROPOSAL")
    void thoseOfAGeneratedChartAreNotReported(HarvesterRelease release) {
        Lint lint = Lint.of(sources(release));
        assertThat(codes(lint)).isEmpty();
        assertThat(codes(lint.forRelease(release))).isEmpty();
    }

    @Test
    void thoseOfAnotherChartAreReported() {
        assertThat(codes(Lint.of(chart("a.yaml", "harvester-charts", "100.1.3+up3.17.7"))))
                .isEmpty();
        assertThat(codes(Lint.of(chart("a.yaml", "rancher-charts", "100.1.3+up3.17.7"))))
                .containsExactly("toleration-no-taint", "toleration-value");
        assertThat(codes(Lint.of(chart("a.yaml", "harvester-charts", "100.1.0+up3.17.3"))))
                .containsExactly("toleration-no-taint", "toleration-value");
    }

    @Test
    void thoseOfValuesAreReportedOnceForAllFiles() {
        Source first = Source.of("first.yaml", values(""));
        Source second = Source.of("second.yaml", values(""));
        assertThat(codes(Lint.of(first, second))).containsExactly("toleration-no-taint", "toleration-value");
        assertThat(codes(Lint.of(first, second).forRelease(HarvesterRelease.V1_4_0)))
                .isEmpty();
    }

    @Test
    void othersAreReportedEverywhere() {
        Source own = Source.of("values.yaml", """
                fluentbit:
                  tolerations: [{key: node-role.kubernetes.io/etcd, value: "true"}]
                fluentd:
                  tolerations: [{key: node-role.kubernetes.io/etcd, value: "true"}]
                """);
        assertThat(codes(Lint.of(own).forRelease(HarvesterRelease.V1_4_0)))
                .containsExactly("toleration-value", "toleration-value");
    }
}
