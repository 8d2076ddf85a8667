package dev.gleaner.logging.diagram;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of nodes that every format accepts: the kind and a number, such as {@code flow1}. */
final class NodeNames {
    private final Map<String, String> names = new LinkedHashMap<>();

    NodeNames(List<DiagramNode> nodes) {
        Map<NodeKind, Integer> numbers = new EnumMap<>(NodeKind.class);
        for (DiagramNode node : nodes) {
            int number = numbers.merge(node.kind(), 1, Integer::sum);
            names.put(node.id(), node.kind().name().toLowerCase(Locale.ROOT) + number);
        }
    }

    /** The name of the node with an id. */
    String of(String id) {
        return String.valueOf(names.get(id));
    }
}
