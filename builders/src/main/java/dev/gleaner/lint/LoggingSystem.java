package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * A Logging, as it is written or as a chart renders it.
 *
 * @param part the Logging; for one of a chart, its path is that of the values
 * @param isWritten whether it is in a file; otherwise a chart renders it
 */
record LoggingSystem(Part part, boolean isWritten) {
    private Part spec() {
        return part.field("spec");
    }

    String name() {
        return part.field("metadata").text("name");
    }

    /** The loggingRef; empty if it has none. */
    String loggingRef() {
        return spec().text("loggingRef");
    }

    String controlNamespace() {
        return spec().text("controlNamespace");
    }

    /** Whether it uses ClusterFlows and ClusterOutputs of any namespace. */
    boolean isOfAllNamespaces() {
        return isTrue(spec(), "allowClusterResourcesFromAllNamespaces");
    }

    /** Whether it may use the Flows and Outputs of any namespace: of all, or of those that a selector adds. */
    boolean mayWatchAny() {
        return spec().field("watchNamespaces").items().isEmpty()
                || !(spec().field("watchNamespaceSelector").tree() instanceof Tree.Nothing);
    }

    /** The namespaces whose Flows and Outputs it uses; empty if it uses those of all. */
    List<String> watchNamespaces() {
        return spec().field("watchNamespaces").items().stream()
                .map(item -> item.tree() instanceof Tree.Text text ? text.value() : "")
                .toList();
    }

    /** Whether the operator leaves invalid flows and outputs out, and not the whole configuration. */
    boolean skipsInvalid() {
        return isTrue(spec(), "skipInvalidResources");
    }

    /** Whether its records have no metadata of pods. */
    boolean hasNoPods() {
        return isTrue(spec().field("fluentbit"), "disableKubernetesFilter");
    }

    /** The names of outputs that it uses itself: those of its default flow, and the one for errors. */
    List<Part> references() {
        List<Part> references = new ArrayList<>(
                spec().field("defaultFlow").field("globalOutputRefs").items());
        references.add(spec().field("errorOutputRef"));
        return references.stream()
                .filter(item ->
                        item.tree() instanceof Tree.Text text && !text.value().isEmpty())
                .toList();
    }

    private static boolean isTrue(Part owner, String field) {
        return owner.tree() instanceof Tree.Mapping mapping && mapping.isTrue(field);
    }
}
