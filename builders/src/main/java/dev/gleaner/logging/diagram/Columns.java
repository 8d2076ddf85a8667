package dev.gleaner.logging.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The nodes of each kind from top to bottom, ordered so that few arrows cross: each node is near the mean of its
 * neighbours (K. Sugiyama, S. Tagawa and M. Toda, Methods for Visual Understanding of Hierarchical System Structures,
 * 1981).
 */
final class Columns {
    private static final int SWEEPS = 4;

    private Columns() {}

    /** The columns that have a node, from left to right. */
    static List<List<DiagramNode>> of(List<DiagramNode> nodes, List<DiagramEdge> edges) {
        Map<NodeKind, List<DiagramNode>> byKind = new TreeMap<>();
        nodes.forEach(node ->
                byKind.computeIfAbsent(node.kind(), any -> new ArrayList<>()).add(node));
        List<List<DiagramNode>> columns = new ArrayList<>(byKind.values());
        Map<String, List<String>> before = new LinkedHashMap<>();
        Map<String, List<String>> after = new LinkedHashMap<>();
        for (DiagramEdge edge : edges) {
            before.computeIfAbsent(edge.to(), any -> new ArrayList<>()).add(edge.from());
            after.computeIfAbsent(edge.from(), any -> new ArrayList<>()).add(edge.to());
        }
        Map<String, Double> places = new LinkedHashMap<>();
        columns.forEach(column -> place(column, places));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 1; i < columns.size(); i++) {
                sort(columns.get(i), before, places);
            }
            for (int i = columns.size() - 2; i >= 0; i--) {
                sort(columns.get(i), after, places);
            }
        }
        return columns;
    }

    private static void sort(
            List<DiagramNode> column, Map<String, List<String>> neighbours, Map<String, Double> places) {
        Map<String, Double> means = new LinkedHashMap<>();
        for (DiagramNode node : column) {
            double own = places.getOrDefault(node.id(), 0.0);
            means.put(
                    node.id(),
                    neighbours.getOrDefault(node.id(), List.of()).stream()
                            .mapToDouble(id -> places.getOrDefault(id, 0.0))
                            .average()
                            .orElse(own));
        }
        column.sort(Comparator.comparing(node -> means.getOrDefault(node.id(), 0.0)));
        place(column, places);
    }

    /** Notes the place of each node, from 0 at the top to 1 at the bottom. */
    private static void place(List<DiagramNode> column, Map<String, Double> places) {
        for (int i = 0; i < column.size(); i++) {
            places.put(column.get(i).id(), (i + 0.5) / column.size());
        }
    }
}
