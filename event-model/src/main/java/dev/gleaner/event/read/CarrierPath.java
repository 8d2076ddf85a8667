package dev.gleaner.event.read;

import dev.gleaner.event.log.PodInfo;
import org.jspecify.annotations.Nullable;

/**
 * The carriers of a record in words, from the outermost on, such as
 * {@code loki > container kube-system/kube-apiserver-1/kube-apiserver}. Most records of a log have the same carriers,
 * so that the last words are cached. Not thread-safe.
 */
final class CarrierPath {
    private static final String SEPARATOR = " > ";

    private String lastOuter = "";
    private String lastKind = "";
    private @Nullable PodInfo lastPod;
    private String last = "";

    /**
     * The words for a carrier inside others.
     *
     * @param outer the words for the others; empty if there are none
     * @param kind the kind of the carrier; empty if it is only known by its pod
     * @param pod the pod that the carrier names; null if it names none
     */
    String in(String outer, String kind, @Nullable PodInfo pod) {
        if (pod == null && (kind.isEmpty() || isTold(outer, kind))) {
            return outer;
        }
        if (outer.equals(CarrierKind.ANY)) {
            // The inner carrier says more than the word for an object of no kind.
            return in("", kind, pod);
        }
        if (!outer.equals(lastOuter) || !kind.equals(lastKind) || !isSame(pod, lastPod)) {
            lastOuter = outer;
            lastKind = kind;
            lastPod = pod;
            last = words(outer, kind, pod);
        }
        return last;
    }

    /** Whether the words for the others already contain the kind, as for the parts of an answer. */
    private static boolean isTold(String outer, String kind) {
        String innermost = outer.substring(outer.lastIndexOf('>') + 1).strip();
        return !outer.isEmpty()
                && (kind.equals(CarrierKind.ANY) || innermost.equals(kind) || innermost.startsWith(kind + " "));
    }

    private static boolean isSame(@Nullable PodInfo one, @Nullable PodInfo other) {
        return one == other
                || one != null
                        && other != null
                        && one.podName().equals(other.podName())
                        && one.namespaceName().equals(other.namespaceName())
                        && one.containerName().equals(other.containerName());
    }

    private static String words(String outer, String kind, @Nullable PodInfo pod) {
        String carrier = kind.isEmpty() ? "container" : kind;
        String name = pod == null ? "" : name(pod);
        return (outer.isEmpty() ? "" : outer + SEPARATOR) + carrier + (name.isEmpty() ? "" : " " + name);
    }

    /** {@code NAMESPACE/POD/CONTAINER}, as far as it is known. */
    private static String name(PodInfo pod) {
        String namespace = pod.namespaceName().isEmpty() ? "" : pod.namespaceName() + "/";
        String container = pod.containerName().isEmpty() ? "" : "/" + pod.containerName();
        return pod.podName().isEmpty() ? "" : namespace + pod.podName() + container;
    }
}
