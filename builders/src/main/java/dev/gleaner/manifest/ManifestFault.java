package dev.gleaner.manifest;

import dev.gleaner.document.Fault;

/** What is questionable about the form in which a file holds manifests. */
public final class ManifestFault {
    /**
     * A document is a list of objects, each with a dash before it, as rancherd takes it below {@code resources:}.
     * {@code kubectl apply} refuses a list. For kubectl take the dashes and the indentation away and put {@code ---}
     * between the objects.
     */
    public static final Fault SEQUENCE = Fault.warning(
            "document-sequence",
            "a list of objects, as rancherd takes it below resources:; kubectl apply refuses it as a document");

    /**
     * Chart values stand below {@code values:}, as in the spec of a ManagedChart. Helm looks at the top of a values
     * file: it takes {@code values} for a value that no template reads, and installs the chart with its defaults. Take
     * the key away, or write the whole ManagedChart.
     */
    public static final Fault CHART_FRAGMENT = Fault.warning(
            "values-fragment",
            "a part of a ManagedChart, of use below its spec only; in a values file helm ignores what is below values:");

    /**
     * An object is of a kind that is not modelled, in a group of which other kinds are. It may be right, or a slip in
     * {@code kind}; nothing of it is checked.
     */
    public static final Fault KIND_UNKNOWN =
            Fault.warning("kind-unknown", "nothing is known about the kind %s; it is not checked");

    private ManifestFault() {}
}
