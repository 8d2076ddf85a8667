package dev.gleaner.logging.values;

import dev.gleaner.document.Reference;
import dev.gleaner.document.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values that templates of the chart read, and the versions that read them, as a compact text. A line has the name
 * of a value, indented below that of its object, the first version unless it is that of the object, and after a dash
 * the last version unless it is that of the object.
 */
final class ValuesTable {
    /** The columns of the reference file; 4.10.0-rancher.24 reads the same values as the version before. */
    private static final List<String> VERSIONS = List.of(
            "100.1.0", "100.1.3", "102.0.0", "103.0.0", "103.1.0", "104.1.2", "105.0.0", "105.2.0", "107.0.1",
            "108.0.2", "109.0.0", "109.0.0");

    private static final int FIRST_COLUMN = 2;

    /**
     * The versions that read a value.
     *
     * @param since the first version; empty if it is 100.1.0
     * @param until the last version; empty if it is the newest
     */
    record Span(String since, String until) {
        static final Span ALL = new Span("", "");

        /** The versions that read this value or the other one. */
        Span or(Span other) {
            return new Span(
                    since.isEmpty() || other.since.isEmpty() ? "" : earlier(since, other.since),
                    until.isEmpty() || other.until.isEmpty() ? "" : later(until, other.until));
        }

        private static String earlier(String one, String other) {
            return isBefore(one, other) ? one : other;
        }

        private static String later(String one, String other) {
            return isBefore(one, other) ? other : one;
        }

        private static boolean isBefore(String one, String other) {
            return Version.of(one).compareTo(Version.of(other)) < 0;
        }

        /** Whether a version is one of them. */
        boolean includes(ChartVersion chart) {
            Version version = chart.version();
            return (since.isEmpty() || Version.of(since).compareTo(version) <= 0)
                    && (until.isEmpty() || version.compareTo(Version.of(until)) <= 0);
        }
    }

    private ValuesTable() {}

    /**
     * What the reference file lists, without the parts of values that a template takes as a whole. Objects are read if
     * one of their values is. Apart from the file, {@code eventTailer} is read by the templates of Harvester from
     * 102.0.0 on, and {@code kubeAudit.nodeSelector} by no template of 100.1.x (chart-values.md).
     */
    static Map<String, Span> inCharts() {
        Map<String, Span> spans = new TreeMap<>();
        for (String line : Reference.lines("chart-values.tsv")) {
            List<String> cells = Arrays.asList(line.split("\t", -1));
            String path = cells.get(0);
            List<String> reading = cells.subList(FIRST_COLUMN, FIRST_COLUMN + VERSIONS.size());
            if (path.equals("path") || reading.stream().anyMatch(cell -> isPartOfMap(cell, path))) {
                continue;
            }
            List<String> read = readBy(reading);
            if (cells.get(FIRST_COLUMN + VERSIONS.size()).startsWith("v1.2 on: read")) {
                read = VERSIONS.subList(2, VERSIONS.size());
            }
            if (path.equals("additionalLoggingSources.kubeAudit.nodeSelector")) {
                read = VERSIONS.subList(2, VERSIONS.size());
            }
            if (!read.isEmpty()) {
                add(path, span(read), spans);
            }
        }
        return spans;
    }

    /** Whether a cell is about a part of a map of any names or of a Kubernetes object. */
    private static boolean isPartOfMap(String cell, String path) {
        return cell.contains("read parent:") && !path.startsWith("logging.");
    }

    private static List<String> readBy(List<String> reading) {
        List<String> read = new ArrayList<>();
        for (int i = 0; i < reading.size(); i++) {
            if (!reading.get(i).equals("absent") && !reading.get(i).endsWith("NOT READ")) {
                read.add(VERSIONS.get(i));
            }
        }
        return read;
    }

    private static Span span(List<String> read) {
        String first = read.get(0);
        String last = read.get(read.size() - 1);
        return new Span(
                first.equals(VERSIONS.get(0)) ? "" : first, last.equals(VERSIONS.get(VERSIONS.size() - 1)) ? "" : last);
    }

    /** Adds a value and the objects that contain it. */
    private static void add(String path, Span span, Map<String, Span> spans) {
        spans.merge(path, span, Span::or);
        int dot = path.lastIndexOf('.');
        if (dot > 0) {
            add(path.substring(0, dot), span, spans);
        }
    }

    /** The text of a table. */
    static String write(Map<String, Span> spans) {
        StringBuilder text = new StringBuilder();
        spans.forEach((path, span) -> {
            int dot = path.lastIndexOf('.');
            Span object = dot < 0 ? Span.ALL : spans.getOrDefault(path.substring(0, dot), Span.ALL);
            text.append(" ".repeat((int) path.chars().filter(c -> c == '.').count()))
                    .append(path.substring(dot + 1));
            String since = span.since().equals(object.since()) ? "" : span.since();
            String until = span.until().equals(object.until()) ? "" : "-" + span.until();
            text.append((since + until).isEmpty() ? "" : "\t" + since + until).append('\n');
        });
        return text.toString();
    }

    /** The table of a text. */
    static Map<String, Span> read(String text) {
        Map<String, Span> spans = new LinkedHashMap<>();
        List<String> above = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] cells = line.split("\t", -1);
            String name = cells[0].strip();
            above = new ArrayList<>(above.subList(0, cells[0].length() - name.length()));
            Span object = above.isEmpty() ? Span.ALL : spans.getOrDefault(String.join(".", above), Span.ALL);
            above.add(name);
            String versions = cells.length > 1 ? cells[1] : "";
            int dash = versions.indexOf('-');
            String since = dash < 0 ? versions : versions.substring(0, dash);
            spans.put(
                    String.join(".", above),
                    new Span(
                            since.isEmpty() ? object.since() : since,
                            dash < 0 ? object.until() : versions.substring(dash + 1)));
        }
        return spans;
    }
}
