package dev.gleaner.audit.review;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The usual abbreviations of resources, such as {@code vm}. Requests and audit policies have only the full names. */
public final class Abbreviation {
    private static final Map<String, String> RESOURCES = Map.ofEntries(
            Map.entry("cm", "configmaps"),
            Map.entry("deploy", "deployments"),
            Map.entry("ev", "events"),
            Map.entry("no", "nodes"),
            Map.entry("ns", "namespaces"),
            Map.entry("po", "pods"),
            Map.entry("pv", "persistentvolumes"),
            Map.entry("pvc", "persistentvolumeclaims"),
            Map.entry("sa", "serviceaccounts"),
            Map.entry("svc", "services"),
            Map.entry("vm", "virtualmachines"),
            Map.entry("vms", "virtualmachines"),
            Map.entry("vmi", "virtualmachineinstances"),
            Map.entry("vmis", "virtualmachineinstances"));

    private Abbreviation() {}

    /** The full name of a resource, such as {@code virtualmachines} for {@code vm}; empty for any other word. */
    public static Optional<String> resource(String word) {
        return Optional.ofNullable(RESOURCES.get(Objects.requireNonNull(word, "word")));
    }
}
