package dev.gleaner.logging.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes and arrows of a picture, while it is made. A node that is added again remains as it is. */
final class Contents {
    private final Map<String, DiagramNode> nodes = new LinkedHashMap<>();
    private final List<DiagramEdge> edges = new ArrayList<>();

    /** Adds a node that works. */
    void add(String id, NodeKind kind, String... lines) {
        add(id, kind, Optional.empty(), lines);
    }

    /** Adds a node with its problem, if it has one. */
    void add(String id, NodeKind kind, Optional<String> problem, String... lines) {
        nodes.putIfAbsent(id, new DiagramNode(id, kind, List.of(lines), problem));
    }

    /** Adds an arrow that records pass. */
    void connect(String from, String to) {
        connect(from, to, Optional.empty());
    }

    /** Adds an arrow with its problem, if it has one. */
    void connect(String from, String to, Optional<String> problem) {
        edges.add(new DiagramEdge(from, to, problem));
    }

    boolean has(String id) {
        return nodes.containsKey(id);
    }

    List<DiagramNode> nodes() {
        return nodes.values().stream()
                .sorted(Comparator.comparing(DiagramNode::kind))
                .toList();
    }

    List<DiagramEdge> edges() {
        return List.copyOf(edges);
    }
}
