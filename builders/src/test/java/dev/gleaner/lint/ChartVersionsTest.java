package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ParsedFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checks and the objects of a cluster take the operator of the same chart, the last one. */
class ChartVersionsTest {
    private static final String TWO = chart("100.1.3+up3.17.7") + "---\n" + chart("103.1.0+up4.4.0");

    private static String chart(String version) {
        return """
                apiVersion: management.cattle.io/v3
                kind: ManagedChart
                metadata: {name: rancher-logging, namespace: fleet-local}
                spec: {chart: rancher-logging, repoName: harvester-charts, version: %s, values: {}}
                """.formatted(version);
    }

    @Test
    void theOperatorIsThatOfTheLastChart() {
        ParsedFile file = ParsedFile.read(Source.of("t", TWO));
        assertThat(ClusterResources.of(file.objects()).operator()).isEqualTo(OperatorVersion.V4_4_0);
        assertThat(CheckedSet.operatorIn(List.of(file))).contains(OperatorVersion.V4_4_0);
    }

    @Test
    void theEarlierVersionIsReported() {
        assertThat(Lint.of(Source.of("t", TWO)).run())
                .extracting(Violation::toString)
                .contains("t:4:69: spec.version: warning: another version of the chart, \"103.1.0+up4.4.0\", is applied"
                        + " later; the files are checked for the operator of that one [chart-versions]");
        assertThat(Lint.of(Source.of("t", TWO))
                        .forRelease(HarvesterRelease.V1_4_0)
                        .run())
                .noneMatch(found -> found.code().equals("chart-versions"));
    }
}
