package dev.gleaner.manifest;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text inside an object that contains documents of its own.
 *
 * @param part the text
 * @param encoding the name of its encoding; empty if it has none
 * @param content what it contains
 * @param nodePath the path of the file on a node to which it is written; empty if it is not written to one
 */
record InnerText(Part part, Part owner, String encoding, Content content, String nodePath) {
    /**
     * A kind whose objects have the values of a chart as a text.
     *
     * @param group its API group
     * @param kind its name
     */
    private record ChartKind(String group, String kind) {
        boolean isOf(Part object) {
            return kind.equals(object.text("kind")) && object.text("apiVersion").startsWith(group + "/");
        }
    }

    /** Harvester's Addon (harvester v1.2.0, CRD addons), and the HelmChart of RKE2 and k3s (helm-controller). */
    private static final List<ChartKind> CHART_KINDS =
            List.of(new ChartKind("harvesterhci.io", "Addon"), new ChartKind("helm.cattle.io", "HelmChart"));

    private static final String CHART = "rancher-logging";

    /** The texts inside an object, in order. */
    static List<InnerText> of(Part object, String nodePath) {
        return Stream.concat(
                        values(object, nodePath),
                        WrittenFile.of(object).stream()
                                .map(file -> new InnerText(
                                        file.content(), object, file.encoding(), Content.of(file.path()), file.path())))
                .filter(text -> text.part().tree() instanceof Tree.Text value && mayContainObjects(text, value))
                .toList();
    }

    private static Stream<InnerText> values(Part object, String nodePath) {
        Part spec = object.field("spec");
        return CHART_KINDS.stream().anyMatch(kind -> kind.isOf(object)) && isOurs(chartOf(object))
                ? Stream.of(new InnerText(spec.field("valuesContent"), object, "", Content.VALUES, nodePath))
                : Stream.empty();
    }

    /** The chart; a patch of an object may lack it, and has the name of the object, which is that of the chart. */
    private static String chartOf(Part object) {
        String chart = object.field("spec").text("chart");
        return chart.isEmpty() ? object.field("metadata").text("name") : chart;
    }

    /** Whether a chart is rancher-logging; a HelmChart may name its repository before it. */
    private static boolean isOurs(String chart) {
        return chart.equals(CHART) || chart.endsWith("/" + CHART);
    }

    /**
     * Whether a text must be read. A text of unknown content is read only if it has the name of a field that every
     * object has.
     */
    private static boolean mayContainObjects(InnerText text, Tree.Text value) {
        return text.content() != Content.OTHER
                || !text.encoding().isEmpty()
                || value.value().contains("apiVersion");
    }
}
