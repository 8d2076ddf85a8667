package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tolerations that every release ships are those of Harvester: a user can do nothing about them. */
class ShippedTolerationsTest {
    private static final Source[] GENERATED = HarvesterLogging.release(HarvesterRelease.V1_4_0).build().files().stream()
            .map(file -> Source.of(file.name(), file.toYaml()))
            .toArray(Source[]::new);

    private static List<String> codes(Lint lint) {
        return lint.run().stream()
                .map(Violation::code)
                .filter(code -> code.startsWith("toleration-"))
                .toList();
    }

    @Test
    void theyAreReportedOnceForAllFiles() {
        assertThat(codes(Lint.of(GENERATED))).containsExactlyInAnyOrder("toleration-no-taint", "toleration-value");
    }

    @Test
    void theyAreThoseOfTheRelease() {
        assertThat(codes(Lint.of(GENERATED).forRelease(HarvesterRelease.V1_4_0)))
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
