package dev.gleaner.logging.route;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.resources.LoggingResources;
import dev.gleaner.manifest.ManifestSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Foresees where records go in a set of manifests: through which fluentd and which flows, and to which outputs.
 *
 * <pre>{@code
 * Route route = Router.of(ClusterResources.of(folder)).route(event);
 * route.outputs().forEach(System.out::println);
 * route.flows().forEach(flow -> System.out.println(flow.flow() + ": " + flow.reason()));
 * }</pre>
 */
public final class Router {
    private final List<Sender> senders;
    private final List<Fluentd> fluentds;
    private final List<Refusal> unread;

    private Router(ClusterResources cluster, List<Fluentd> fluentds, List<Refusal> unread) {
        this.senders = cluster.loggings().stream()
                .map(logging -> Sender.of(logging, cluster))
                .toList();
        this.fluentds = List.copyOf(fluentds);
        this.unread = List.copyOf(unread);
    }

    /** A router for a built set. */
    public static Router of(ManifestSet set) {
        return of(ClusterResources.of(Objects.requireNonNull(set, "set")));
    }

    /** A router for the objects of a cluster. */
    public static Router of(ClusterResources cluster) {
        Objects.requireNonNull(cluster, "cluster");
        return new Router(
                cluster,
                cluster.loggings().stream()
                        .filter(logging -> logging.fluentd().isPresent())
                        .map(logging -> new Fluentd(logging, cluster))
                        .toList(),
                cluster.unread().stream()
                        .filter(object -> object.part().text("kind").equals("Logging"))
                        .map(Fluentd::refusal)
                        .toList());
    }

    /** The fluentds, one for each Logging that has one, in the order of the files. */
    public List<Fluentd> fluentds() {
        return fluentds;
    }

    /**
     * The way of a record: a line of a pod, a record of an event tailer, or an audit event. It goes to the fluentds to
     * which a fluent-bit sends that reads records of its kind: that of its Logging, or the targets of LoggingRoutes that
     * watch the namespace of the record. If no fluent-bit reads such records, it goes to the fluentds of Loggings without
     * a fluent-bit, whose records come from elsewhere.
     */
    public Route route(Tree.Mapping record) {
        Objects.requireNonNull(record, "record");
        RecordKind kind = RecordKind.of(record);
        List<Sender> readers =
                senders.stream().filter(sender -> sender.reads(kind)).toList();
        String namespace = namespaceOf(record);
        List<LoggingResources> takers = readers.isEmpty()
                ? senders.stream()
                        .filter(sender -> sender.kinds().isEmpty())
                        .map(Sender::logging)
                        .toList()
                : readers.stream()
                        .flatMap(sender -> sender.receivers(namespace).stream())
                        .toList();
        return new Route(fluentds.stream()
                .filter(fluentd -> takers.contains(fluentd.resources()))
                .map(fluentd -> fluentd.route(record))
                .toList());
    }

    /** A Logging, what its fluent-bits read, and to which Loggings they send it. */
    private record Sender(
            LoggingResources logging, List<RecordKind> kinds, boolean isRouted, List<LoggingResources> receivers) {
        static Sender of(LoggingResources logging, ClusterResources cluster) {
            return new Sender(
                    logging,
                    RecordKind.readBy(logging),
                    !cluster.routesFrom(logging.name()).isEmpty(),
                    cluster.receivers(logging));
        }

        boolean reads(RecordKind kind) {
            return kinds.contains(kind) && (isRouted || logging.fluentd().isPresent());
        }

        /** The Loggings that get the records of a namespace. */
        List<LoggingResources> receivers(String namespace) {
            return receivers.stream()
                    .filter(receiver -> !isRouted || receiver.watches(namespace))
                    .toList();
        }
    }

    private static String namespaceOf(Tree.Mapping record) {
        return record.get("kubernetes").orElse(Tree.nothing()) instanceof Tree.Mapping pod
                ? pod.text("namespace_name").orElse("")
                : "";
    }

    /**
     * The way of a record in JSON, as fluentd gets it.
     *
     * @throws dev.gleaner.document.ViolationException if the text is not JSON
     * @throws IllegalArgumentException if it is not a mapping
     */
    public Route route(String json) {
        return route(mapping(JsonText.of(json).tree()));
    }

    /** The way of a line of a pod. */
    public Route route(LogRecord record) {
        return route(mapping(Objects.requireNonNull(record, "record").toTree()));
    }

    /** The way of an audit event. */
    public Route route(AuditEvent event) {
        return route(mapping(Objects.requireNonNull(event, "event").toTree()));
    }

    private static Tree.Mapping mapping(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            return mapping;
        }
        throw new IllegalArgumentException("a record is a mapping; found " + tree.describe());
    }

    /** What the flows of each fluentd cover, in the order of {@link #fluentds}. */
    public List<Coverage> coverage() {
        return fluentds.stream().map(Fluentd::coverage).toList();
    }

    /**
     * The flows that treat a record differently in another set: they accept more or fewer records, send them to other
     * outputs, or drop them in filters. For Loggings with the same name, flows with the same id are compared, and the
     * default flows. A flow that one set does not have accepts nothing there. A difference that depends on fields that
     * only filters read is marked as not certain.
     */
    public List<RouteDifference> compare(Router other) {
        Objects.requireNonNull(other, "other");
        return fluentds.stream()
                .flatMap(before -> other.fluentds.stream()
                        .filter(after ->
                                after.logging().name().equals(before.logging().name()))
                        .flatMap(after -> RouteComparison.of(before, after).stream()))
                .toList();
    }

    /** Why fluentds do not run their configuration: those of Loggings that cannot be read, and of each fluentd. */
    public List<Refusal> refusals() {
        return Stream.concat(unread.stream(), fluentds.stream().flatMap(fluentd -> fluentd.refusals().stream()))
                .toList();
    }
}
