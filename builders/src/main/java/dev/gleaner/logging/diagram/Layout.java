package dev.gleaner.logging.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where nodes and arrows are in an image. Each kind of node is a column. An arrow crosses the gap between two columns:
 * it bends in the first part, and is straight in the second, where its label is above it. An arrow back passes below
 * all nodes.
 */
final class Layout {
    static final int LINE = 16;

    private static final int COLUMN = 8;
    private static final int MARGIN = 20;
    private static final int PADDING = 10;
    private static final int SPACE = 18;
    private static final int PORT = 20;
    private static final int BEND = 64;
    private static final int CHANNEL = 12;

    /** An arrow. The label's box is empty if it has no label. */
    record Arrow(DiagramEdge edge, int fromX, int fromY, int bendX, int toX, int toY, int channelY, Box label) {
        /** Whether it leads back, through a channel below all nodes. */
        boolean isBack() {
            return channelY > 0;
        }
    }

    private final List<DiagramNode> nodes;
    private final List<DiagramEdge> edges;
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final List<Arrow> arrows = new ArrayList<>();
    private final Map<String, Integer> columnOf = new LinkedHashMap<>();
    /** Where the arrows to a column become straight. */
    private final List<Integer> straights = new ArrayList<>();

    private final Map<String, List<DiagramEdge>> in = new LinkedHashMap<>();
    private final Map<String, List<DiagramEdge>> out = new LinkedHashMap<>();
    private final IdentityHashMap<DiagramEdge, Integer> outY = new IdentityHashMap<>();
    private final IdentityHashMap<DiagramEdge, Integer> inY = new IdentityHashMap<>();
    private int width = MARGIN;
    private int height;

    Layout(List<DiagramNode> nodes, List<DiagramEdge> edges) {
        this.nodes = nodes;
        this.edges = edges;
        edges.forEach(edge -> {
            out.computeIfAbsent(edge.from(), any -> new ArrayList<>()).add(edge);
            in.computeIfAbsent(edge.to(), any -> new ArrayList<>()).add(edge);
        });
        List<List<DiagramNode>> columns = Columns.of(nodes, edges);
        int tallest = columns.stream().mapToInt(this::heightOf).max().orElse(0);
        for (List<DiagramNode> column : columns) {
            addColumn(column, tallest);
        }
        this.height = tallest + 2 * MARGIN;
        columns.forEach(column -> column.forEach(this::addPorts));
        edges.forEach(this::addArrow);
        this.width += MARGIN;
    }

    private int heightOf(List<DiagramNode> column) {
        return column.stream().mapToInt(node -> heightOf(node) + SPACE).sum() - SPACE;
    }

    private int heightOf(DiagramNode node) {
        int ports = Math.max(edgesOf(in, node).size(), edgesOf(out, node).size());
        return Math.max(linesOf(node).size() * LINE + 2 * PADDING, (ports + 1) * PORT);
    }

    private static List<DiagramEdge> edgesOf(Map<String, List<DiagramEdge>> all, DiagramNode node) {
        return all.getOrDefault(node.id(), List.of());
    }

    private void addColumn(List<DiagramNode> column, int tallest) {
        int label = column.stream()
                .flatMap(node -> edgesOf(in, node).stream())
                .mapToInt(Layout::labelWidth)
                .max()
                .orElse(0);
        boolean hasArrows = column.stream().anyMatch(node -> !edgesOf(in, node).isEmpty());
        int straight = hasArrows || !boxes.isEmpty() ? width + BEND : width;
        int x = hasArrows ? straight + label + 2 * PADDING : straight;
        int wide = 2 * PADDING
                + COLUMN
                        * column.stream()
                                .flatMap(node -> linesOf(node).stream())
                                .mapToInt(TextWidth::of)
                                .max()
                                .orElse(0);
        int y = MARGIN + (tallest - heightOf(column)) / 2;
        for (DiagramNode node : column) {
            columnOf.put(node.id(), straights.size());
            boxes.put(node.id(), new Box(x, y, wide, heightOf(node)));
            y += heightOf(node) + SPACE;
        }
        straights.add(straight);
        width = x + wide;
    }

    private static int labelWidth(DiagramEdge edge) {
        return edge.label()
                .map(text -> COLUMN * TextWidth.of(TextWidth.shortened(text)))
                .orElse(0);
    }

    /** Gives each arrow of a node its own place on the border, in the order of the nodes at its other end. */
    private void addPorts(DiagramNode node) {
        addPorts(node, edgesOf(in, node), inY, Comparator.comparing(edge -> box(edge.from())
                .y()));
        addPorts(node, edgesOf(out, node), outY, Comparator.comparing(edge -> box(edge.to())
                .y()));
    }

    private void addPorts(
            DiagramNode node,
            List<DiagramEdge> ends,
            IdentityHashMap<DiagramEdge, Integer> ys,
            Comparator<DiagramEdge> order) {
        Box box = box(node.id());
        List<DiagramEdge> sorted = ends.stream().sorted(order).toList();
        for (int i = 0; i < sorted.size(); i++) {
            ys.put(sorted.get(i), box.y() + box.height() * (i + 1) / (sorted.size() + 1));
        }
    }

    private void addArrow(DiagramEdge edge) {
        Box from = box(edge.from());
        Box to = box(edge.to());
        int toY = inY.getOrDefault(edge, 0);
        int fromColumn = columnOf.getOrDefault(edge.from(), 0);
        int toColumn = columnOf.getOrDefault(edge.to(), 0);
        int bend = straights.get(toColumn);
        Box label = new Box(to.x() - labelWidth(edge) - 2 * PADDING, toY - LINE, labelWidth(edge), LINE - 2);
        int channel = 0;
        if (fromColumn >= toColumn) {
            channel = height;
            height += CHANNEL;
            width = Math.max(width, from.right() + CHANNEL);
            bend -= PADDING;
        }
        arrows.add(new Arrow(edge, from.right(), outY.getOrDefault(edge, 0), bend, to.x(), toY, channel, label));
    }

    /** The text of a node; a problem may take several lines, any other line is shortened. */
    static List<String> linesOf(DiagramNode node) {
        List<String> lines = new ArrayList<>();
        node.lines().forEach(line -> lines.add(TextWidth.shortened(line)));
        node.problem().ifPresent(problem -> lines.addAll(TextWidth.wrapped(problem)));
        return lines;
    }

    /** The nodes. */
    List<DiagramNode> nodes() {
        return nodes;
    }

    /** The arrows of the picture. */
    List<DiagramEdge> edges() {
        return edges;
    }

    /** The rectangle of the node with an id. */
    Box box(String id) {
        Box box = boxes.get(id);
        if (box == null) {
            throw new IllegalArgumentException("no node " + id);
        }
        return box;
    }

    List<Arrow> arrows() {
        return arrows;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
