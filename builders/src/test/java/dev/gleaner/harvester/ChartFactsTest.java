package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.TargetVersion;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.values.ChartVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The releases of a chart and of an operator stand in several places; they must be the same everywhere. */
class ChartFactsTest {
    static List<HarvesterRelease> releases() {
        return HarvesterRelease.releases();
    }

    /** The label without the suffix of a candidate, which {@link ChartVersion} does not name. */
    private static String version(HarvesterRelease release) {
        return release.label().replaceFirst("-rc\\d+$", "");
    }

    @Test
    void theChartsOfTheReleasesAreThoseWhoseValuesAreKnown() {
        assertThat(ChartVersion.inHarvester().stream().map(ChartVersion::toString))
                .containsExactlyElementsOf(Arrays.stream(LoggingChart.values())
                        .map(LoggingChart::version)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(LoggingChart.class)
    void theValuesOfAChartNameTheReleasesThatShipIt(LoggingChart chart) {
        ChartVersion values = ChartVersion.find(chart.version()).orElseThrow();
        assertReleases(values, release -> release.chart() == chart);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void anOperatorNamesTheReleasesThatShipIt(OperatorVersion operator) {
        assertReleases(operator, release -> release.operatorVersion() == operator);
    }

    static Stream<OperatorVersion> operators() {
        return releases().stream().map(HarvesterRelease::operatorVersion).distinct();
    }

    private static void assertReleases(TargetVersion version, Predicate<HarvesterRelease> ships) {
        List<HarvesterRelease> releases = releases().stream().filter(ships).toList();
        HarvesterRelease last = releases.get(releases.size() - 1);
        boolean isNewest = last == releases().get(releases().size() - 1);
        assertThat(version.andLater(version.version()))
                .endsWith(" (Harvester " + version(releases.get(0)) + " and later)");
        assertThat(version.upTo(version.version()))
                .endsWith(isNewest ? " (every release of Harvester)" : " (Harvester up to " + version(last) + ")");
    }

    @Test
    void operatorsThatNoReleaseShipsSayIt() {
        assertThat(OperatorVersion.V6_7_0.andLater(OperatorVersion.V6_7_0.version()))
                .endsWith(" (no release of Harvester)");
        assertThat(operators()).doesNotContain(OperatorVersion.V3_17_3, OperatorVersion.V6_7_0);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everyReleaseHasAChartWhoseValuesAndOperatorAreKnown(HarvesterRelease release) {
        ChartVersion values = ChartVersion.find(release.chartVersion()).orElseThrow();
        assertThat(values.operator()).isEqualTo(Optional.of(release.operatorVersion()));
    }

    @Test
    void aLaterReleaseHasTheSameChartOrALaterOne() {
        for (int i = 1; i < releases().size(); i++) {
            LoggingChart before = releases().get(i - 1).chart();
            LoggingChart after = releases().get(i).chart();
            assertThat(after).isGreaterThanOrEqualTo(before);
            assertThat(after.operatorVersion()).isGreaterThanOrEqualTo(before.operatorVersion());
        }
    }
}
