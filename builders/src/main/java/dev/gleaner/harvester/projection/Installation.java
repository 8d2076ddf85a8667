package dev.gleaner.harvester.projection;

import dev.gleaner.document.Tree;
import dev.gleaner.harvester.Harvester;

/** The names, the namespace and the labels of what the chart installs ({@code _helpers.tpl}). */
final class Installation {
    /** The name of the chart, and of its helm release in Harvester. */
    static final String RELEASE = "rancher-logging";

    private static final int NAME_LENGTH = 63;

    private final ChartTemplates templates;
    private final ChartValues values;

    Installation(ChartTemplates templates, ChartValues values) {
        this.templates = templates;
        this.values = values;
    }

    /** The name of an object of a source, such as {@code rancher-logging-root}. */
    String name(String source) {
        return RELEASE + "-" + source;
    }

    /** The name of the Logging that {@code logging.enabled} adds. */
    String releaseName() {
        return truncated(values.with("nameOverride").map(ChartValues::print).orElse(RELEASE));
    }

    /** The namespace. Before 4.10.0-rancher.18, {@code namespaceOverride} has an effect only on the operator itself. */
    String namespace() {
        if (!templates.isSince(ChartTemplates.V108_0_2)) {
            return Harvester.LOGGING_NAMESPACE;
        }
        return values.with("namespaceOverride").map(ChartValues::print).orElse(Harvester.LOGGING_NAMESPACE);
    }

    /** The labels of helm. */
    Tree.Mapping labels() {
        String chart = truncated(RELEASE + "-" + templates.version().replace('+', '_'));
        return Tree.mapping(l -> l.put("app.kubernetes.io/name", releaseName())
                .put("helm.sh/chart", chart)
                .put("app.kubernetes.io/instance", RELEASE)
                .put("app.kubernetes.io/version", templates.appVersion())
                .put("app.kubernetes.io/managed-by", "Helm"));
    }

    private static String truncated(String name) {
        String cut = name.length() > NAME_LENGTH ? name.substring(0, NAME_LENGTH) : name;
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
