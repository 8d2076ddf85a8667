package dev.gleaner.logging.diagram;

import dev.gleaner.document.Tree;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.route.Delivery;
import dev.gleaner.logging.route.FlowAnswer;
import dev.gleaner.logging.route.Passage;
import dev.gleaner.logging.route.RecordKind;
import dev.gleaner.logging.route.Route;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the records on each arrow. An arrow is not counted if its records cannot be distinguished from others: to and
 * from several fluent-bits that read the same logs for one Logging, from HostTailers and other logs, and after an
 * output {@code relabel}.
 */
final class RecordCounts {
    private record Arrow(String from, String to) {}

    private final List<DiagramEdge> edges;
    private final TailerPods tailers;
    private final Map<Arrow, Long> counts = new LinkedHashMap<>();
    /** For each kind of record and Logging, the fluent-bit that reads it. */
    private final Map<RecordKind, Map<String, String>> readers = new LinkedHashMap<>();

    RecordCounts(ClusterResources cluster, List<DiagramEdge> edges) {
        this.edges = edges;
        this.tailers = new TailerPods(cluster);
        readers.put(RecordKind.POD, readersOf(Sources.PODS));
        readers.put(RecordKind.AUDIT, readersOf(Sources.AUDIT));
        readers.values().forEach(byLogging -> byLogging.forEach(this::countReader));
        Set<String> fluentds = new LinkedHashSet<>();
        cluster.loggings().forEach(logging -> fluentds.add(logging.logging().id()));
        Set<String> flows = new LinkedHashSet<>();
        for (DiagramEdge edge : edges) {
            if (fluentds.contains(edge.from()) && edge.problem().isEmpty()) {
                flows.add(edge.to());
                counts.put(new Arrow(edge.from(), edge.to()), 0L);
            }
        }
        for (DiagramEdge edge : edges) {
            if (flows.contains(edge.from()) && edge.problem().isEmpty()) {
                counts.put(new Arrow(edge.from(), edge.to()), 0L);
            }
        }
    }

    /** The fluent-bit of each Logging that reads a source; none if there are several. */
    private Map<String, String> readersOf(String source) {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        for (DiagramEdge read : edges) {
            if (read.from().equals(source)) {
                edges.stream().filter(sent -> sent.from().equals(read.to())).forEach(sent -> all.computeIfAbsent(
                                sent.to(), any -> new LinkedHashSet<>())
                        .add(read.to()));
            }
        }
        Map<String, String> single = new LinkedHashMap<>();
        all.forEach((logging, fluentbits) -> {
            if (fluentbits.size() == 1) {
                single.put(logging, fluentbits.iterator().next());
            }
        });
        return single;
    }

    private void countReader(String logging, String fluentbit) {
        for (DiagramEdge edge : edges) {
            boolean isRead = edge.to().equals(fluentbit) && tailers.distinguishes(edge.from());
            if (isRead || edge.from().equals(fluentbit) && edge.to().equals(logging)) {
                counts.put(new Arrow(edge.from(), edge.to()), 0L);
            }
        }
    }

    /** Counts a record on its way. */
    void add(Tree.Mapping record, Route route) {
        RecordKind kind = RecordKind.of(record);
        String source = kind == RecordKind.AUDIT ? Sources.AUDIT : tailers.sourceOf(record);
        Set<Arrow> read = new LinkedHashSet<>();
        for (Passage passage : route.passages()) {
            String logging = passage.logging().id();
            String reader = readers.getOrDefault(kind, Map.of()).get(logging);
            if (reader != null) {
                read.add(new Arrow(source, reader));
                read.add(new Arrow(reader, logging));
            }
            if (passage.refusals().isEmpty()) {
                passage.flows().stream()
                        .filter(FlowAnswer::isAccepted)
                        .forEach(answer -> count(logging, answer.flow()));
                countDefaultFlow(logging, passage);
                passage.deliveries().forEach(delivery -> countDelivery(logging, delivery));
            }
        }
        // A fluent-bit reads a record once, whatever the number of fluentds that it sends to.
        read.forEach(arrow -> count(arrow.from(), arrow.to()));
    }

    private void countDefaultFlow(String logging, Passage passage) {
        boolean isReached = passage.deliveries().stream()
                        .anyMatch(delivery -> delivery.flowId().equals(logging))
                || !passage.flows().isEmpty() && passage.flows().stream().noneMatch(FlowAnswer::isAccepted);
        if (isReached) {
            count(logging, Fluentds.defaultFlowOf(logging));
        }
    }

    private void countDelivery(String logging, Delivery delivery) {
        if (delivery.output().equals(Delivery.ERROR)) {
            String errors = Fluentds.errorsOf(logging);
            count(logging, errors);
            edges.stream().filter(edge -> edge.from().equals(errors)).forEach(edge -> count(errors, edge.to()));
        } else {
            String flow = delivery.flowId().equals(logging) ? Fluentds.defaultFlowOf(logging) : delivery.flowId();
            count(flow, delivery.outputId());
        }
    }

    private void count(String from, String to) {
        counts.computeIfPresent(new Arrow(from, to), (arrow, records) -> records + 1);
    }

    /** The arrows with their counts. */
    List<DiagramEdge> edges() {
        return edges.stream().map(this::counted).toList();
    }

    private DiagramEdge counted(DiagramEdge edge) {
        Long records = counts.get(new Arrow(edge.from(), edge.to()));
        return records == null || edge.problem().isPresent() ? edge : edge.withCount(records);
    }
}
