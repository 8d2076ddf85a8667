package dev.gleaner.event.read;

import dev.gleaner.document.Printable;
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
 * The pods whose logs are trusted. Every container can print a line that looks like an audit event. By default, an
 * audit event from a pod's log is therefore trusted only if it comes from one of two containers: kube-apiserver in a
 * pod {@code kube-apiserver-...} of the namespace {@code kube-system}, which prints events with
 * {@code --audit-log-path=-}, or {@code rancher-audit-log} in a pod of Rancher of the namespace {@code cattle-system}.
 * Tenants cannot create pods in these namespaces. If only the namespace or only the name of a kube-apiserver is
 * recorded, only that one is checked. Labels are checked only in {@code cattle-logging-system}, because tenants can set them
 * elsewhere. An event without carriers, as in the log file or the webhook body of kube-apiserver, is always trusted. If
 * records are nested, each of their pods must be trusted. Immutable.
 *
 * <pre>{@code
 * Log<AuditEvent> log = AuditLog.of(path).trusting(Trust.CLUSTER.and("team-a/apiserver-*"));
 * }</pre>
 */
public final class Trust {
    /**
     * The components of the cluster: the pods of kube-apiserver and of Rancher for audit events, and the event tailers
     * in the control namespace {@code cattle-logging-system} for Kubernetes events.
     */
    public static final Trust CLUSTER = new Trust(false, false, List.of());

    /** Every pod. */
    public static final Trust EVERYONE = new Trust(true, true, List.of());

    /** The word for records whose pod is not known; see {@link #and(String)}. */
    public static final String UNKNOWN = "unknown";

    /** The namespace has no wildcard, because a wildcard would also match namespaces that a tenant can create. */
    private static final Pattern POD =
            Pattern.compile("(?<namespace>[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)/(?<pod>[-.a-z0-9]*)(?<any>\\*?)");

    private static final String API_SERVER = "kube-apiserver";
    private static final Pattern API_SERVER_POD = Pattern.compile("kube-apiserver(?:-.*)?");

    /** The pods of Rancher's Deployment; those of other Deployments there have a longer name (rancher/rancher, chart). */
    private static final Pattern RANCHER_POD = Pattern.compile("rancher-[a-z0-9]+-[a-z0-9]+");

    private static final String CONTROL_NAMESPACE = "cattle-logging-system";
    private static final Pattern TAILER_POD = Pattern.compile(".+-event-tailer-[0-9]+");

    /** The label of event tailers, before and after a dedot filter. */
    private static final List<String> TAILER_LABELS = List.of("app.kubernetes.io/name", "app_kubernetes_io/name");

    /** The pods of a namespace with a name, or with a prefix of the name. */
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
     * These and further pods: {@code NAMESPACE/POD}, where a {@code *} at the end matches the rest of the pod's name,
     * or {@link #UNKNOWN} for records whose pod is not known.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public Trust and(String pod) {
        if (Objects.requireNonNull(pod, "pod").equals(UNKNOWN)) {
            return new Trust(everyone, true, pods);
        }
        Matcher parts = POD.matcher(pod);
        if (!parts.matches() || pod.endsWith("/")) {
            throw new IllegalArgumentException("expected NAMESPACE/POD, where POD may end with *, or " + UNKNOWN
                    + ", but was '" + Printable.line(pod) + "'");
        }
        Pods more = new Pods(
                parts.group("namespace"),
                parts.group("pod"),
                !parts.group("any").isEmpty());
        return new Trust(
                everyone, unknown, Stream.concat(pods.stream(), Stream.of(more)).toList());
    }

    /** These and further pods, each in a form of {@link #and(String)}. */
    public Trust and(Collection<String> pods) {
        Trust trust = this;
        for (String pod : Objects.requireNonNull(pods, "pods")) {
            trust = trust.and(pod);
        }
        return trust;
    }

    /**
     * Whether all carriers of an entry are trusted. Carriers of lines and of objects of other kinds are always trusted.
     */
    public boolean holdsFor(LogEntry entry) {
        Objects.requireNonNull(entry, "entry");
        return everyone || entry.carriers().stream().allMatch(carrier -> trusts(carrier, entry));
    }

    private boolean trusts(LogRecord carrier, LogEntry entry) {
        Optional<PodInfo> known = carrier.kubernetes().filter(Trust::isKnown);
        if (known.isEmpty()) {
            return unknown || !isEvent(entry);
        }
        PodInfo pod = known.get();
        boolean isNamed = isNamed(pod);
        return pods.stream().anyMatch(named -> named.include(pod))
                || !isNamed && unknown
                || (entry instanceof LogEntry.Audit
                        ? isOfServer(pod) || isRancher(pod)
                        : !(entry instanceof LogEntry.Notice) || !isOfPod(pod) || isNamed && isEventTailer(pod));
    }

    /** Whether a pod is named as the writer. Shippers of Kubernetes events name only the namespace of the object. */
    private static boolean isOfPod(PodInfo pod) {
        return !pod.podName().isEmpty() || !pod.containerName().isEmpty();
    }

    private static boolean isEvent(LogEntry entry) {
        return entry instanceof LogEntry.Audit || entry instanceof LogEntry.Notice;
    }

    /** Whether the namespace or the name of the pod is recorded. */
    static boolean isKnown(PodInfo pod) {
        return !pod.podName().isEmpty() || !pod.namespaceName().isEmpty();
    }

    /** Whether the namespace and the name of the pod are recorded. */
    static boolean isNamed(PodInfo pod) {
        return !pod.podName().isEmpty() && !pod.namespaceName().isEmpty();
    }

    /**
     * Whether a pod is a kube-apiserver, as far as it is recorded. Some collectors, such as that of Azure, record the
     * name of the pod and not its namespace. Labels of Loki often lack the pod.
     */
    static boolean isOfServer(PodInfo pod) {
        boolean isNamespace = pod.namespaceName().isEmpty()
                ? !pod.podName().isEmpty()
                : pod.namespaceName().equals("kube-system");
        boolean isPod =
                pod.podName().isEmpty() || API_SERVER_POD.matcher(pod.podName()).matches();
        return isNamespace
                && isPod
                && (pod.containerName().isEmpty() || pod.containerName().equals(API_SERVER));
    }

    private static boolean isRancher(PodInfo pod) {
        return pod.namespaceName().equals("cattle-system")
                && RANCHER_POD.matcher(pod.podName()).matches()
                && (pod.containerName().isEmpty() || pod.containerName().equals("rancher-audit-log"));
    }

    private static boolean isEventTailer(PodInfo pod) {
        return pod.namespaceName().equals(CONTROL_NAMESPACE)
                && (TAILER_POD.matcher(pod.podName()).matches()
                        || TAILER_LABELS.stream().anyMatch(label -> "event-tailer"
                                .equals(pod.labels().get(label))));
    }
}
