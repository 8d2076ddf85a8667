package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.Reference;
import dev.gleaner.logging.OperatorVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HarvesterReleaseTest {
    @Test
    void theNewestReleaseIsNoCandidate() {
        assertThat(HarvesterRelease.latest()).isSameAs(HarvesterRelease.V1_8_1);
        assertThat(HarvesterRelease.releases())
                .hasSize(25)
                .startsWith(HarvesterRelease.V1_1_0)
                .endsWith(HarvesterRelease.V1_9_0_RC3);
    }

    @ParameterizedTest
    @EnumSource
    void everyLabelFindsItsRelease(HarvesterRelease release) {
        assertThat(HarvesterRelease.of(release.label())).isSameAs(release);
        assertThat(HarvesterRelease.find(release.label())).contains(release);
        assertThat(release).hasToString(release.label());
        assertThat(release.name().toLowerCase(Locale.ROOT).replace('_', '.'))
                .isEqualTo(release.label().replace('-', '.'));
    }

    @ParameterizedTest
    @CsvSource({
        "v1.4.9, v1.4.3",
        "1.4.1, v1.4.1",
        "v1.4, v1.4.0",
        "v1.0.3, v1.1.0",
        "v1.9.0, v1.8.1",
        "v1.10.0, v1.8.1",
        "v2.0.0, v1.8.1",
        "1.9.O, v1.8.1",
        "v1.8.0-rc1, v1.8.0",
        "v1.9.0-rc1, v1.9.0-rc3",
        "v1.10.0-RC1, v1.9.0-rc3",
        "Proposal, proposal"
    })
    void anUnknownLabelIsAnErrorThatNamesTheNearest(String label, String nearest) {
        assertThat(HarvesterRelease.find(label)).isEmpty();
        assertThatThrownBy(() -> HarvesterRelease.of(label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown release \"" + label + "\"; the nearest one is " + nearest
                        + "; known are proposal and v1.1.0 to v1.9.0-rc3");
    }

    @Test
    void aLabelLikeNoOtherHasNoNearest() {
        assertThatThrownBy(() -> HarvesterRelease.of("kubernetes"))
                .hasMessage("unknown release \"kubernetes\"; known are proposal and v1.1.0 to v1.9.0-rc3");
    }

    /** Two places name the first and the last release of each version of the operator. */
    @ParameterizedTest
    @EnumSource
    void theOperatorVersionsNameTheReleasesThatHaveThem(OperatorVersion version) {
        List<HarvesterRelease> having = HarvesterRelease.releases().stream()
                .filter(release -> release.operatorVersion() == version)
                .toList();
        if (having.isEmpty()) {
            return;
        }
        HarvesterRelease last = having.get(having.size() - 1);
        List<HarvesterRelease> all = HarvesterRelease.releases();
        assertThat(version.andLater(version.version())).endsWith("(Harvester " + having.get(0) + " and later)");
        assertThat(version.upTo(version.version()))
                .endsWith(
                        last == all.get(all.size() - 1)
                                ? "(every release of Harvester)"
                                : "(Harvester up to " + last + ")");
    }

    @Test
    void theImagesAreThoseThatRun() {
        assertThat(HarvesterRelease.V1_1_3.images())
                .containsExactly(
                        "rancher/mirrored-banzaicloud-logging-operator:3.17.7",
                        "rancher/mirrored-jimmidyson-configmap-reload:v0.4.0",
                        "rancher/mirrored-fluent-fluent-bit:1.9.5",
                        "rancher/mirrored-banzaicloud-fluentd:v1.14.6-alpine-5",
                        "banzaicloud/eventrouter:v0.1.0");
        assertThat(HarvesterRelease.V1_3_0.images()).contains("rancher/mirrored-fluent-fluent-bit:2.2.0");
    }

    @ParameterizedTest
    @CsvSource({
        "v1.1.0, v1.24.7+rke2r1",
        "v1.1.1, v1.24",
        "v1.2.1, v1.25.9+rke2r1",
        "v1.4.2, v1.31.4+rke2r1",
        "v1.7.0, v1.34",
        "v1.7.1, v1.34.3+rke2r3",
        "v1.8.1, v1.35.6+rke2r1",
        "v1.9.0-rc3,",
        "proposal,"
    })
    void theVersionOfKubernetesIsAsExactAsItsSource(String label, String version) {
        assertThat(HarvesterRelease.of(label).kubernetesVersion()).isEqualTo(Optional.ofNullable(version));
    }

    @ParameterizedTest
    @EnumSource
    void aVersionOfKubernetesIsKnownIfItHasASource(HarvesterRelease release) {
        assertThat(release.kubernetesOrigin().isPresent())
                .isEqualTo(release.kubernetesVersion().isPresent());
    }

    /** A cluster cannot skip a minor version of Kubernetes, so no later release is more than one ahead. */
    @Test
    void noReleaseSkipsAVersionOfKubernetes() {
        List<KubernetesVersion> versions = HarvesterRelease.releases().stream()
                .flatMap(release -> release.kubernetesVersion().stream())
                .map(KubernetesVersion::of)
                .toList();
        assertThat(versions).hasSize(24).isSorted();
        for (int later = 1; later < versions.size(); later++) {
            assertThat(versions.get(later).minor() - versions.get(later - 1).minor())
                    .isLessThanOrEqualTo(1);
        }
    }

    /** The images of a chart are those in its values.yaml, where the reference material has it. */
    @ParameterizedTest
    @CsvSource({
        "V100_1_3, 100.1.3+up3.17.7",
        "V102_0_0, 102.0.0+up3.17.10",
        "V103_0_0, 103.0.0+up3.17.10",
        "V103_1_0, 103.1.0+up4.4.0",
        "V105_2_0, 4.10.0-rancher.1",
        "V107_0_1, 4.10.0-rancher.10",
        "V108_0_2, 4.10.0-rancher.18",
        "V109_0_0, 4.10.0-rancher.23"
    })
    void theImagesOfAChartAreThoseOfItsValues(LoggingChart chart, String file) {
        String text = Reference.text("chart-values/" + file + ".yaml");
        Matcher pairs = Pattern.compile("repository: (\\S+)\\n *tag: (\\S+)").matcher(text);
        List<String> images = new ArrayList<>();
        while (pairs.find()) {
            images.add(pairs.group(1) + ":" + pairs.group(2).replace("\"", ""));
        }
        assertThat(images).containsAll(chart.images(chart.fluentbitTag()));
    }

    private record Row(String releases, String chart, String operator, String image) {
        boolean has(HarvesterRelease release) {
            return Arrays.stream(releases.split(", "))
                    .anyMatch(part -> part.contains(" - ")
                            ? isBetween(release, part.split(" - ", -1)[0], part.split(" - ", -1)[1])
                            : release.label().equals(part)
                                    || part.equals("v1.9 (rc)")
                                            && release.label().startsWith("v1.9"));
        }

        private static boolean isBetween(HarvesterRelease release, String first, String last) {
            return release.label().compareTo(first) >= 0 && release.label().compareTo(last) <= 0;
        }
    }

    /** The facts are those of the table in the reference material. */
    @Test
    void everyReleaseIsARowOfTheReference() {
        List<Row> rows = Reference.lines("harvester.md").stream()
                .filter(line -> line.startsWith("| v1.") && !line.startsWith("| v1.0"))
                .map(line -> line.split(" \\| "))
                .filter(cells -> cells.length > 6)
                .map(cells -> new Row(cells[0].substring(2), cells[3], cells[4], cells[6]))
                .toList();
        for (HarvesterRelease release : HarvesterRelease.releases()) {
            assertThat(rows).filteredOn(row -> row.has(release)).singleElement().satisfies(row -> {
                assertThat(release.chartVersion()).isEqualTo(row.chart());
                assertThat(release.operatorVersion()).hasToString(row.operator());
                String image = release.eventRouterImage();
                String tag = image.substring(image.indexOf(':') + 1);
                String patch = tag.substring(tag.lastIndexOf('.'));
                assertThat(row.image())
                        .startsWith(image.substring(0, image.indexOf(':') + 1))
                        .contains(patch);
                if (!row.image().contains(" / ")) {
                    assertThat(row.image()).isEqualTo(image);
                }
            });
        }
    }
}
