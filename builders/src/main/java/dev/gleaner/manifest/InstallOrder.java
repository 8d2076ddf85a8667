package dev.gleaner.manifest;

import dev.gleaner.document.Manifest;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The order in which a cluster accepts manifests: each after the objects that it needs. A chart of CRDs comes before
 * the other charts, and an output before the flows that name it.
 */
public final class InstallOrder {
    private static final List<String> KINDS = List.of(
            "Namespace",
            "CustomResourceDefinition",
            "Secret",
            "ClusterRepo",
            "ManagedChart",
            "Addon",
            "Logging",
            "FluentdConfig",
            "SyslogNGConfig",
            "FluentbitAgent",
            "NodeAgent",
            "EventTailer",
            "HostTailer",
            "Output",
            "ClusterOutput",
            "SyslogNGOutput",
            "SyslogNGClusterOutput",
            "Flow",
            "ClusterFlow",
            "SyslogNGFlow",
            "SyslogNGClusterFlow");

    private static final Comparator<Manifest> ORDER =
            Comparator.comparingInt(InstallOrder::rankOfKind).thenComparing(manifest -> !isChartOfCrds(manifest));

    private InstallOrder() {}

    /** The manifests in order; manifests that do not need each other remain in their order. */
    public static List<Manifest> of(List<? extends Manifest> manifests) {
        Objects.requireNonNull(manifests, "manifests");
        return manifests.stream()
                .<Manifest>map(manifest -> manifest)
                .sorted(ORDER)
                .toList();
    }

    /** Kinds that the logging system does not need come last. */
    private static int rankOfKind(Manifest manifest) {
        int rank = KINDS.indexOf(manifest.kind());
        return rank < 0 ? KINDS.size() : rank;
    }

    private static boolean isChartOfCrds(Manifest manifest) {
        return manifest.metadata().name().filter(name -> name.endsWith("-crd")).isPresent();
    }
}
