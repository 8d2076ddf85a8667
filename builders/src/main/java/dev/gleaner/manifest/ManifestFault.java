package dev.gleaner.manifest;

import dev.gleaner.document.Fault;

/** Violations of the form in which a file contains manifests. */
public final class ManifestFault {
    /**
     * A document is a YAML list of objects, as rancherd expects it below {@code resources:}. {@code kubectl apply}
     * refuses a list. For kubectl remove the dashes and the indentation, and put {@code ---} between the objects.
     */
    public static final Fault SEQUENCE = Fault.warning(
            "document-sequence",
            "a list of objects, as rancherd expects it below resources:; kubectl apply refuses such a document");

    /**
     * Chart values are below {@code values:}, as in the spec of a ManagedChart. Helm expects them at the top of a
     * values file: to helm, {@code values} is a value that no template reads, and it installs the chart with its
     * defaults. Remove the key, or write the whole ManagedChart.
     */
    public static final Fault CHART_FRAGMENT = Fault.warning(
            "values-fragment",
            "a part of the spec of a ManagedChart; in a values file, helm ignores everything below values:");

    /**
     * A kind is a misspelling of one in its API group, or the API group is one letter away from the group of the kind.
     * The cluster refuses the object, and Gleaner checks it as one of the intended kind. Write the name in the message.
     */
    public static final Fault KIND_MISSPELT = Fault.error("kind-misspelt", "unknown kind %s; did you mean %s?");

    /**
     * A kind resembles a known one in its API group, or the API group resembles a known one. It may also be a kind of
     * another product, or of a later release. The object is not checked, and has no effect on results. Correct the name if
     * the one in the message is intended.
     */
    public static final Fault KIND_SIMILAR =
            Fault.warning("kind-similar", "unknown kind %s; it is not checked; did you mean %s?");

    /**
     * An object has an unknown kind in a known API group, and no known kind is similar. The object is not checked, and
     * has no effect on results.
     */
    public static final Fault KIND_UNKNOWN = Fault.warning("kind-unknown", "unknown kind %s; it is not checked");

    /**
     * The configuration of an RKE2 server has a misspelt {@code audit-policy-file}, and names no audit policy otherwise.
     * RKE2 ignores the option, and the audit log is off. Correct the name.
     */
    public static final Fault POLICY_OPTION = Fault.error(
            "audit-policy-option",
            "RKE2 has no option %s and ignores it, so the server gets no audit policy; did you mean %s?");

    /**
     * The content of a file does not have the encoding that its entry names. yip creates the file and leaves it empty.
     * Encode the content again, or remove {@code encoding}.
     */
    public static final Fault FILE_ENCODING =
            Fault.error("file-encoding", "the content does not have the encoding %s: %s; the file stays empty");

    /**
     * A text inside an object is not checked, because a limit is reached. The cluster may still refuse it. Check the
     * text as a file of its own.
     */
    public static final Fault TEXT_NOT_CHECKED =
            Fault.warning("text-not-checked", "the text inside is not checked: %s");

    private ManifestFault() {}
}
