package dev.gleaner.logging.route;

import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ManifestSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Foresees where records go in a set of manifests: through which fluentd and which flows, and to which outputs. */
public final class Router {
    private final List<Fluentd> fluentds;

    private final List<Refusal> unread;

    private Router(List<Fluentd> fluentds, List<Refusal> unread) {
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
     * The way of a record: a line of a pod, a record of an event tailer, or an audit event. It goes to the fluentds whose
     * fluent-bit reads records of its kind; if there is none, to those without a fluent-bit, whose records come from
     * elsewhere.
     */
    public Route route(Tree.Mapping record) {
        Objects.requireNonNull(record, "record");
        RecordKind kind = RecordKind.of(record);
        List<Fluentd> takers = takers(reads -> reads.contains(kind));
        List<Fluentd> fallback = takers.isEmpty() ? takers(List::isEmpty) : takers;
        return new Route(fallback.stream().map(fluentd -> fluentd.route(record)).toList());
    }

    private List<Fluentd> takers(Predicate<List<RecordKind>> condition) {
        return fluentds.stream()
                .filter(fluentd -> condition.test(RecordKind.readBy(fluentd.resources())))
                .toList();
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

    /** What the match lists of the flows of each fluentd cover, in the order of {@link #fluentds}. */
    public List<Coverage> coverage() {
        return fluentds.stream().map(Fluentd::coverage).toList();
    }

    /**
     * The flows that do something else with a record in another set: that accept more or fewer records, or send them to
     * other outputs. Flows are compared by id, those of Loggings with the same name; a flow that one set does not have
     * accepts nothing there. Filters are not compared, and neither are default flows.
     */
    public List<RouteDifference> compare(Router other) {
        Objects.requireNonNull(other, "other");
        return fluentds.stream()
                .flatMap(before -> other.fluentds.stream()
                        .filter(after ->
                                after.logging().name().equals(before.logging().name()))
                        .flatMap(after -> Coverage.differences(before, after).stream()))
                .toList();
    }

    /** Why fluentds do not run their configuration: those of Loggings that cannot be read, and of each fluentd. */
    public List<Refusal> refusals() {
        return Stream.concat(unread.stream(), fluentds.stream().flatMap(fluentd -> fluentd.refusals().stream()))
                .toList();
    }
}
