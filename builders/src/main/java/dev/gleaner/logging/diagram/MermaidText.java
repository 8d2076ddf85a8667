package dev.gleaner.logging.diagram;

import dev.gleaner.document.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a flowchart in the language of Mermaid (mermaid 11, packages/mermaid/src/diagrams/flowchart). */
final class MermaidText {
    private static final String RED = "stroke:#c00,color:#c00";
    private static final String PLAIN = " -./(),";

    private final NodeNames names;
    private final StringBuilder text = new StringBuilder("flowchart LR\n");

    private MermaidText(List<DiagramNode> nodes) {
        this.names = new NodeNames(nodes);
    }

    static String of(List<DiagramNode> nodes, List<DiagramEdge> edges) {
        MermaidText mermaid = new MermaidText(nodes);
        nodes.forEach(mermaid::node);
        edges.forEach(mermaid::edge);
        mermaid.markNodes(nodes);
        mermaid.markEdges(edges);
        return mermaid.text.toString();
    }

    private void node(DiagramNode node) {
        String label = node.allLines().stream().map(MermaidText::escaped).collect(Collectors.joining("<br/>"));
        String shape =
                switch (node.kind()) {
                    case SOURCE -> "([\"%s\"])";
                    case FLUENTBIT -> "[\"%s\"]";
                    case FLUENTD -> "[[\"%s\"]]";
                    case FLOW -> "{{\"%s\"}}";
                    case OUTPUT -> "[(\"%s\")]";
                };
        line(names.of(node.id()) + shape.formatted(label));
    }

    private void edge(DiagramEdge edge) {
        String arrow = edge.problem().isPresent() ? "-.->" : "-->";
        String label = edge.label().map(words -> "|\"" + escaped(words) + "\"|").orElse("");
        line(names.of(edge.from()) + " " + arrow + label + " " + names.of(edge.to()));
    }

    private void markNodes(List<DiagramNode> nodes) {
        List<String> broken = nodes.stream()
                .filter(node -> node.problem().isPresent())
                .map(node -> names.of(node.id()))
                .toList();
        if (!broken.isEmpty()) {
            line("classDef broken " + RED);
            line("class " + String.join(",", broken) + " broken");
        }
    }

    private void markEdges(List<DiagramEdge> edges) {
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            if (edges.get(i).problem().isPresent()) {
                broken.add(Integer.toString(i));
            }
        }
        if (!broken.isEmpty()) {
            line("linkStyle " + String.join(",", broken) + " " + RED);
        }
    }

    private void line(String words) {
        text.append("    ").append(words).append('\n');
    }

    /**
     * Text inside quotes. Mermaid reads quotes, tags, entities, backquotes, percent signs and braces there; every
     * character that might mean something is written as an entity with its number.
     */
    private static String escaped(String words) {
        StringBuilder escaped = new StringBuilder();
        Printable.line(words).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('#').append(c).append(';');
            }
        });
        return escaped.toString();
    }
}
