package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterRelease;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The images of EventTailers that name none. */
class TailerImagesTest {
    private static final String TAILER = """
            apiVersion: logging-extensions.banzaicloud.io/v1alpha1
            kind: EventTailer
            metadata: {name: events}
            spec: {controlNamespace: cattle-logging-system}
            """;

    private static final String CHART = """
            ---
            apiVersion: harvesterhci.io/v1beta1
            kind: Addon
            metadata: {name: rancher-logging, namespace: cattle-logging-system}
            spec: {chart: rancher-logging, version: %s, enabled: true}
            """;

    private static String warning(String image, String release) {
        return "f:4:7: spec: warning: the EventTailer has the image of the operator, which nodes of Harvester do not have;"
                + " write workloadOverrides: {containers: [{name: event-tailer, image: " + image
                + "}]}, the image of Harvester " + release + " [event-tailer-image]";
    }

    private static List<String> found(Lint lint) {
        return lint.run().stream()
                .filter(violation -> violation.code().equals("event-tailer-image"))
                .map(Violation::toString)
                .toList();
    }

    /** The image of the operator is the one that v1.1 ships. */
    @ParameterizedTest
    @EnumSource
    void theWarningHasTheImageThatTheReleaseShips(HarvesterRelease release) {
        boolean isOfOperator = release.label().startsWith("v1.1.");
        HarvesterRelease known = release == HarvesterRelease.PROPOSAL ? HarvesterRelease.latest() : release;
        assertThat(found(Lint.of(Source.of("f", TAILER)).forRelease(release)))
                .isEqualTo(isOfOperator ? List.of() : List.of(warning(known.eventRouterImage(), known.label())));
    }

    /** Several releases have the chart 103.1.0; the latest of them counts. */
    @ParameterizedTest
    @CsvSource({
        "'', rancher/harvester-eventrouter:v1.8.1, v1.8.1",
        "103.1.0+up4.4.0, rancher/harvester-eventrouter:v0.3.3, v1.4.3",
        "100.1.3+up3.17.7, '', ''"
    })
    void withoutAReleaseItIsThatOfTheChartOrTheLatest(String chart, String image, String release) {
        String text = chart.isEmpty() ? TAILER : TAILER + CHART.formatted(chart);
        assertThat(found(Lint.of(Source.of("f", text))))
                .isEqualTo(image.isEmpty() ? List.of() : List.of(warning(image, release)));
    }

    @Test
    void anImageIsNotReported() {
        assertThat(found(Lint.of(Source.of(
                        "f",
                        TAILER.replace(
                                "system}",
                                "system, workloadOverrides: {containers: [{name: event-tailer, image:"
                                        + " \"rancher/harvester-eventrouter:v1.8.1\"}]}}")))))
                .isEmpty();
    }
}
