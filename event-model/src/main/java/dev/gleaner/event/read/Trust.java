package dev.gleaner.event.read;

import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pods whose logs are believed. Every container can print a line that looks like an audit event, so an event that came
 * through a pod's log counts only when kube-apiserver printed it ({@code --audit-log-path=-}): a pod
 * {@code kube-apiserver-...} in the namespace {@code kube-system}, where tenants create no pods. Labels prove nothing
 * outside of such a namespace. An event that stands in the log by itself, as in the file or the webhook body of
 * kube-apiserver, has no carrier and is believed. When records are inside each other, each of their pods has to be
 * believed. Immutable.
 */
public final class Trust {
    /**
     * The components of the cluster: kube-apiserver's pods for audit events, and for Kubernetes events the event tailers
     * in the control namespace {@code cattle-logging-system}.
     */
    public static final Trust CLUSTER = new Trust(false, false, List.of());

    /** Every pod. */
    public static final Trust EVERYONE = new Trust(true, true, List.of());

    /** What stands for the lines of containers whose pod nothing tells. */
    public static final String UNKNOWN = "unknown";

    /** The namespace is spelled out: a pattern would also match namespaces that a tenant can name. */
    private static final Pattern POD =
            Pattern.compile("(?<namespace>[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)/(?<pod>[-.a-z0-9]*)(?<any>\\*?)");

    private static final String API_SERVER = "kube-apiserver";
    private static final Pattern API_SERVER_POD = Pattern.compile("kube-apiserver(?:-.*)?");
    private static final String CONTROL_NAMESPACE = "cattle-logging-system";
    private static final Pattern TAILER_POD = Pattern.compile(".+-event-tailer-[0-9]+");

    /** The second is what a dedot filter makes of the first. */
    private static final List<String> TAILER_LABELS = List.of("app.kubernetes.io/name", "app_kubernetes_io/name");

    /** Pods of a namespace: one by its name, or all whose names start alike. */
    private record Pods(String namespace, String name, boolean isPrefix) {
        boolean include(PodInfo pod) {
            return pod.namespaceName().equals(namespace)
                    && (isPrefix
                            ? pod.podName().startsWith(name)
                            : pod.podName().equals(name));
        }
    }

    private final boolean everyone;
    private final boolean unknown;
    private final List<Pods> pods;

    private Trust(boolean everyone, boolean unknown, List<Pods> pods) {
        this.everyone = everyone;
        this.unknown = unknown;
        this.pods = pods;
    }

    /**
     * This and further pods: {@code NAMESPACE/POD}, where {@code *} at the end stands for the rest of the pod's name, or
     * {@link #UNKNOWN}.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    public Trust and(String pod) {
        if (Objects.requireNonNull(pod, "pod").equals(UNKNOWN)) {
            return new Trust(everyone, true, pods);
        }
        Matcher parts = POD.matcher(pod);
        if (!parts.matches() || pod.endsWith("/")) {
            throw new IllegalArgumentException("expected NAMESPACE/POD, where only the end of POD may be *, or "
                    + UNKNOWN + ", but was '" + pod + "'");
        }
        Pods more = new Pods(
                parts.group("namespace"),
                parts.group("pod"),
                !parts.group("any").isEmpty());
        return new Trust(
                everyone, unknown, Stream.concat(pods.stream(), Stream.of(more)).toList());
    }

    /** This and further pods, each as {@link #and(String)} has it. */
    public Trust and(Collection<String> pods) {
        Trust trust = this;
        for (String pod : Objects.requireNonNull(pods, "pods")) {
            trust = trust.and(pod);
        }
        return trust;
    }

    /** Whether each carrier of an entry is believed. A line and an object of another kind claim nothing. */
    public boolean holdsFor(LogEntry entry) {
        Objects.requireNonNull(entry, "entry");
        return everyone || entry.carriers().stream().allMatch(carrier -> believes(carrier, entry));
    }

    private boolean believes(LogRecord carrier, LogEntry entry) {
        Optional<PodInfo> told = carrier.kubernetes().filter(Trust::isNamed);
        if (told.isEmpty()) {
            return unknown || !claims(entry);
        }
        PodInfo pod = told.get();
        return pods.stream().anyMatch(named -> named.include(pod))
                || (entry instanceof LogEntry.Audit
                        ? isApiServer(pod)
                        : !(entry instanceof LogEntry.Notice) || isEventTailer(pod));
    }

    private static boolean claims(LogEntry entry) {
        return entry instanceof LogEntry.Audit || entry instanceof LogEntry.Notice;
    }

    /** Whether it is told which pod it is. */
    static boolean isNamed(PodInfo pod) {
        return !pod.podName().isEmpty() && !pod.namespaceName().isEmpty();
    }

    private static boolean isApiServer(PodInfo pod) {
        return pod.namespaceName().equals("kube-system")
                && API_SERVER_POD.matcher(pod.podName()).matches()
                && (pod.containerName().isEmpty() || pod.containerName().equals(API_SERVER));
    }

    private static boolean isEventTailer(PodInfo pod) {
        return pod.namespaceName().equals(CONTROL_NAMESPACE)
                && (TAILER_POD.matcher(pod.podName()).matches()
                        || TAILER_LABELS.stream().anyMatch(label -> "event-tailer"
                                .equals(pod.labels().get(label))));
    }
}
