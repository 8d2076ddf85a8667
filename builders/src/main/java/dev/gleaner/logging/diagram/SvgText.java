package dev.gleaner.logging.diagram;

import dev.gleaner.document.Printable;
import java.util.List;

/** Writes an image as SVG 1.1. */
final class SvgText {
    private static final String INK = "#333";
    private static final String RED = "#c00";

    private final Layout layout;
    private final NodeNames names;
    private final StringBuilder text = new StringBuilder();

    private SvgText(Layout layout) {
        this.layout = layout;
        this.names = new NodeNames(layout.nodes());
    }

    static String of(Layout layout) {
        return new SvgText(layout).write();
    }

    private String write() {
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$s\" height=\"%2$s\" viewBox=\"0 0 %1$s %2$s\""
                        .formatted(layout.width(), layout.height())
                + " role=\"img\" font-family=\"Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"12\">");
        line("<title>The ways of records</title>");
        line("<defs>");
        marker("arrow", INK);
        marker("broken-arrow", RED);
        line("</defs>");
        line("<rect width=\"%s\" height=\"%s\" fill=\"#fff\"/>".formatted(layout.width(), layout.height()));
        layout.arrows().forEach(this::arrow);
        layout.nodes().forEach(this::node);
        line("</svg>");
        return text.toString();
    }

    private void marker(String id, String colour) {
        line(("<marker id=\"%s\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\""
                        + " orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"%s\"/></marker>")
                .formatted(id, colour));
    }

    private void arrow(Layout.Arrow arrow) {
        DiagramEdge edge = arrow.edge();
        boolean isBroken = edge.problem().isPresent();
        line("<g class=\"arrow\">");
        edge.label().ifPresent(this::title);
        line("<path d=\"%s\" fill=\"none\" stroke=\"%s\"%s marker-end=\"url(#%s)\"/>"
                .formatted(
                        path(arrow),
                        isBroken ? RED : INK,
                        isBroken ? " stroke-dasharray=\"4 3\"" : "",
                        isBroken ? "broken-arrow" : "arrow"));
        edge.label()
                .ifPresent(label -> words(
                        arrow.label().x(),
                        arrow.label().bottom() - 3,
                        isBroken ? RED : INK,
                        TextWidth.shortened(label)));
        line("</g>");
    }

    private static String path(Layout.Arrow arrow) {
        if (arrow.isBack()) {
            return "M%s %sh8V%sH%sV%sH%s"
                    .formatted(arrow.fromX(), arrow.fromY(), arrow.channelY(), arrow.bendX(), arrow.toY(), arrow.toX());
        }
        int middle = (arrow.fromX() + arrow.bendX()) / 2;
        return "M%1$s %2$sC%3$s %2$s %3$s %5$s %4$s %5$sH%6$s"
                .formatted(arrow.fromX(), arrow.fromY(), middle, arrow.bendX(), arrow.toY(), arrow.toX());
    }

    private void node(DiagramNode node) {
        Box box = layout.box(node.id());
        boolean isBroken = node.problem().isPresent();
        List<String> lines = Layout.linesOf(node);
        line("<g class=\"node\" id=\"" + names.of(node.id()) + "\">");
        title(String.join(", ", node.allLines()));
        line("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\" stroke=\"%s\"/>"
                .formatted(
                        box.x(),
                        box.y(),
                        box.width(),
                        box.height(),
                        node.kind() == NodeKind.SOURCE ? 16 : 4,
                        fill(node.kind()),
                        isBroken ? RED : INK));
        int y = box.y() + (box.height() - lines.size() * Layout.LINE) / 2 + 12;
        for (String words : lines) {
            words(box.x() + 10, y, isBroken ? RED : INK, words);
            y += Layout.LINE;
        }
        line("</g>");
    }

    private static String fill(NodeKind kind) {
        return switch (kind) {
            case SOURCE -> "#f4f4f4";
            case FLUENTBIT -> "#e8f1fb";
            case FLUENTD -> "#e4ecf7";
            case FLOW -> "#eef7ea";
            case OUTPUT -> "#fdf5e3";
        };
    }

    private void title(String words) {
        line("<title>" + escaped(words) + "</title>");
    }

    private void words(int x, int y, String colour, String words) {
        line("<text x=\"%s\" y=\"%s\" fill=\"%s\">%s</text>".formatted(x, y, colour, escaped(words)));
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    /** Text of an element. Characters that XML does not have become visible escapes. */
    private static String escaped(String words) {
        StringBuilder escaped = new StringBuilder();
        Printable.line(words).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
