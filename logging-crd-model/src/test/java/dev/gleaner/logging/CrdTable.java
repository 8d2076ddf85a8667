package dev.gleaner.logging;

import dev.gleaner.document.ShapePaths;
import dev.gleaner.document.ShapePaths.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The fields of the CRDs of logging-operator 3.17.3 to 6.7.0 as a compact text. A line has the name of a field, indented
 * below that of its object, its type with {@code !} if it is required, the first version unless it is that of the
 * object, and after a dash the last version unless it is that of the object. An object with the same fields as an
 * earlier one has its path after {@code =} in their place.
 */
final class CrdTable {
    private static final Pattern NAME = Pattern.compile("\\.?([^.\\[]+)|\\[\"([^\"]+)\"]");

    private CrdTable() {}

    /** A field with the fields of its object, or of the elements of its list. */
    private static final class Node {
        private final String name;
        private final Row row;
        private final List<Node> fields = new ArrayList<>();

        Node(String name, Row row) {
            this.name = name;
            this.row = row;
        }

        /** The rows of all fields below this one. */
        Stream<Row> rows() {
            return fields.stream().flatMap(field -> Stream.concat(Stream.of(field.row), field.rows()));
        }

        /** The path of the fields, without their own names. */
        String base() {
            return row.type().startsWith("array<") ? row.path() + "[]" : row.path();
        }
    }

    /** The text of the fields of each kind. */
    static String write(Map<String, List<Row>> kinds) {
        StringBuilder text = new StringBuilder();
        Map<String, String> written = new HashMap<>();
        kinds.forEach((kind, rows) -> {
            text.append(kind).append('\n');
            for (Node node : treeOf(rows)) {
                write(node, "", "", 1, kind, written, text);
            }
        });
        return text.toString();
    }

    private static List<Node> treeOf(List<Row> rows) {
        List<Node> roots = new ArrayList<>();
        Map<String, Node> byBase = new HashMap<>();
        for (Row row : rows) {
            Matcher name = NAME.matcher(row.path());
            int last = 0;
            String text = "";
            while (name.find()) {
                last = name.start();
                text = name.group(1) == null ? name.group(2) : name.group(1);
            }
            Node node = new Node(text, row);
            Node parent = byBase.get(row.path().substring(0, last));
            (parent == null ? roots : parent.fields).add(node);
            byBase.put(node.base(), node);
        }
        return roots;
    }

    private static void write(
            Node node,
            String since,
            String until,
            int depth,
            String kind,
            Map<String, String> written,
            StringBuilder text) {
        text.append(" ".repeat(depth)).append(node.name).append('\t').append(node.row.type());
        text.append(node.row.required() ? "!" : "");
        text.append('\t').append(node.row.since().equals(since) ? "" : node.row.since());
        text.append(node.row.until().equals(until) ? "" : "-" + node.row.until());
        StringBuilder below = new StringBuilder();
        for (Node field : node.fields) {
            write(field, node.row.since(), node.row.until(), 0, kind, new HashMap<>(), below);
        }
        String path = written.putIfAbsent(below.toString(), kind + " " + node.row.path());
        if (path != null && node.fields.size() > 1) {
            text.append("\t=").append(path).append('\n');
            return;
        }
        text.append('\n');
        for (Node field : node.fields) {
            write(field, node.row.since(), node.row.until(), depth + 1, kind, written, text);
        }
    }

    /** The fields of each kind, by the text. */
    static Map<String, List<Row>> read(String text) {
        Map<String, Node> kinds = new LinkedHashMap<>();
        Map<String, Node> nodes = new HashMap<>();
        List<Node> above = new ArrayList<>();
        String kind = "";
        for (String line : text.lines().toList()) {
            String[] cells = line.split("\t", -1);
            String name = cells[0].strip();
            int depth = cells[0].length() - name.length();
            if (depth == 0) {
                kind = line;
                above = List.of(new Node("", new Row("", "object", false, "", "")));
                kinds.put(kind, above.get(0));
                continue;
            }
            above = new ArrayList<>(above.subList(0, depth));
            Node node = add(name, cells[1], cells[2], above.get(depth - 1));
            above.add(node);
            nodes.put(kind + " " + node.row.path(), node);
            if (cells.length > 3) {
                copyFields(Objects.requireNonNull(nodes.get(cells[3].substring(1)), line), node);
            }
        }
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        kinds.forEach((name, root) -> rows.put(name, root.rows().toList()));
        return rows;
    }

    /** Adds a field to an object; versions that are not written are those of the object. */
    private static Node add(String name, String type, String versions, Node object) {
        int dash = versions.indexOf('-');
        String since = dash < 0 ? versions : versions.substring(0, dash);
        boolean required = type.endsWith("!");
        Node node = new Node(
                name,
                new Row(
                        ShapePaths.below(object.base(), name),
                        required ? type.substring(0, type.length() - 1) : type,
                        required,
                        since.isEmpty() ? object.row.since() : since,
                        dash < 0 ? object.row.until() : versions.substring(dash + 1)));
        object.fields.add(node);
        return node;
    }

    private static void copyFields(Node from, Node to) {
        for (Node field : from.fields) {
            Row row = field.row;
            String since = row.since().equals(from.row.since()) ? "" : row.since();
            String until = row.until().equals(from.row.until()) ? "" : "-" + row.until();
            copyFields(field, add(field.name, row.type() + (row.required() ? "!" : ""), since + until, to));
        }
    }
}
