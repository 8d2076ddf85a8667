package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.manifest.ManifestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/releases.md} with the data about releases; {@code -Dgolden.update} rewrites it. */
class ReleasesDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "releases.md");

    private static final String INTRODUCTION = """
            # Releases of Harvester

            What each release of Harvester ships for logs, Kubernetes events and the audit log.
            `HarvesterLogging.release` and `gleaner generate --release` write these manifests.
            """;

    @Test
    void theDocumentHasTheDataOfEveryRelease() throws IOException {
        String document = INTRODUCTION + charts() + wrappers() + images() + files() + constants() + origins();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT).content().isEqualTo(document);
    }

    private static String charts() {
        return table(
                "Charts",
                "The charts rancher-logging and rancher-logging-crd have the same version. If the sources name only the"
                        + " minor version of Kubernetes, the table has only this version; the cell is empty if they name"
                        + " none. The newest release is " + HarvesterRelease.latest() + ".",
                List.of(
                        "release",
                        "Kubernetes",
                        "chart",
                        "operator",
                        "installed by",
                        "default",
                        "EventTailer",
                        "its image"),
                HarvesterRelease.releases().stream()
                        .map(release -> List.of(
                                release.label(),
                                release.kubernetesVersion().orElse(""),
                                release.chartVersion(),
                                release.operatorVersion().toString(),
                                release.wrapper().kind(),
                                release.wrapper().isOnByDefault() ? "on" : "off",
                                release.wrapper().hasEventTailerObject() ? "object" : "chart value",
                                "`" + release.eventRouterImage() + "`"))
                        .toList());
    }

    private static String wrappers() {
        return table(
                "Chart of the CRDs",
                "rancher-logging-crd is a ManagedChart in every release. An empty cell means the default of Rancher.",
                List.of("releases", "`timeoutSeconds`", "`maxHistory`"),
                grouped(HarvesterRelease::crdChart).entrySet().stream()
                        .map(group -> List.of(
                                inWords(group.getValue()),
                                group.getKey().timeoutSeconds().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining()),
                                group.getKey().maxHistory().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining())))
                        .toList());
    }

    private static String images() {
        return table(
                "Images",
                "The images of the pods, without that of the EventTailer, which is in the first table. The source of chart"
                        + " 105.2.0+up4.10.0 is not published, so its images are those of the nearest chart,"
                        + " 4.10.0-rancher.1.",
                List.of("releases", "images"),
                grouped(release -> release.images().subList(0, 4)).entrySet().stream()
                        .map(group -> List.of(
                                inWords(group.getValue()),
                                group.getKey().stream()
                                        .map(image -> "`" + image + "`")
                                        .collect(Collectors.joining("<br>"))))
                        .toList());
    }

    private static String files() {
        return table(
                "Files",
                "The files that Gleaner writes, in the order of installation. Each output adds a file.",
                List.of("releases", "file", "applied by", "purpose"),
                grouped(release -> HarvesterLogging.release(release).build().files().stream()
                                .map(file -> List.of(name(file), file.carrier().name(), file.purpose()))
                                .toList())
                        .entrySet()
                        .stream()
                        .flatMap(group -> group.getKey().stream().map(cells -> {
                            List<String> row = new ArrayList<>(List.of(inWords(group.getValue())));
                            row.addAll(cells);
                            return row;
                        }))
                        .toList());
    }

    private static String name(ManifestFile file) {
        return "`" + file.name() + "`";
    }

    private static String constants() {
        return table(
                "The same in every release",
                "Constants of the class `Harvester`.",
                List.of("name", "value"),
                List.of(
                        List.of("namespace", "`" + Harvester.LOGGING_NAMESPACE + "`"),
                        List.of("`loggingRef` of the audit log", "`" + Harvester.AUDIT_LOGGING_REF + "`"),
                        List.of("audit policy on a node", "`" + Harvester.AUDIT_POLICY_PATH + "`"),
                        List.of(
                                "audit log on a node",
                                "`" + Harvester.AUDIT_LOG_FOLDER + Harvester.AUDIT_LOG_FILE + "`"),
                        List.of("tag of audit records", "`" + Harvester.AUDIT_TAG + "`"),
                        List.of("EventTailer", "`" + Harvester.EVENT_TAILER + "`"),
                        List.of(
                                "label of the pods with events",
                                "`" + Harvester.EVENT_LABEL + ": " + Harvester.EVENT_LABEL_VALUE + "`")));
    }

    private static String origins() {
        return table(
                "Sources",
                "The images of a chart come from its `values.yaml` in rancher/charts or rancher/ob-team-charts.",
                List.of("release", "source", "source of the Kubernetes version"),
                HarvesterRelease.releases().stream()
                        .map(release -> List.of(
                                release.label(),
                                release.origin(),
                                release.kubernetesOrigin().orElse("")))
                        .toList());
    }

    private static <K> Map<K, List<HarvesterRelease>> grouped(Function<HarvesterRelease, K> key) {
        return HarvesterRelease.releases().stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static String inWords(List<HarvesterRelease> releases) {
        HarvesterRelease first = releases.get(0);
        HarvesterRelease last = releases.get(releases.size() - 1);
        List<HarvesterRelease> all = HarvesterRelease.releases();
        assertThat(all.subList(all.indexOf(first), all.indexOf(last) + 1)).isEqualTo(releases);
        return first == last ? first.label() : first + " to " + last;
    }

    private static String table(String title, String text, List<String> head, List<? extends List<String>> rows) {
        return "\n## " + title + "\n\n" + text + "\n\n" + line(head) + "|" + " --- |".repeat(head.size()) + "\n"
                + rows.stream().map(ReleasesDocumentTest::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
