package dev.gleaner.event.read;

import dev.gleaner.document.Tree;
import dev.gleaner.event.schema.FreeNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table as text (RFC 4180), in which Splunk, Graylog, Kibana, CloudWatch, Datadog and Azure export logs. The first
 * line has the names of the columns. Commas, semicolons or tabs separate cells. Quotes are allowed only around a cell,
 * or doubled inside it, so that the text of a cell cannot be read as another cell.
 */
final class CsvTable {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final Pattern NAME = Pattern.compile("[@_\\p{L}](?:[^{}<>=\"]{0,62}[^{}<>=\" ])?");

    /** The names that a table with a single column can have. */
    private static final List<String> RECORDS =
            List.of("_raw", "message", "Message", "@message", "log", "log_s", "line");

    private final char separator;
    private final List<String> columns;

    private CsvTable(char separator, List<String> columns) {
        this.separator = separator;
        this.columns = columns;
    }

    /** The table whose first line this is; empty if the line does not name columns. */
    static Optional<CsvTable> of(String line) {
        return SEPARATORS.stream()
                .flatMap(separator -> cells(line, separator).map(names -> new CsvTable(separator, names)).stream())
                .max(Comparator.comparingInt(table -> table.columns.size()))
                .filter(table -> table.columns.size() > 1 || RECORDS.contains(table.columns.get(0)))
                .filter(table -> table.columns.stream()
                        .allMatch(name -> NAME.matcher(name).matches()));
    }

    /** Whether a column names the pod of a record. */
    boolean namesOrigin() {
        return columns.stream().anyMatch(name -> OriginName.of(name) == OriginName.POD);
    }

    /** The character between cells. */
    char separator() {
        return separator;
    }

    /**
     * The cells of a row that are not empty, by the names of their columns; empty if the line is not a row.
     *
     * @param missing the number of separators before the line, which stand for empty cells
     */
    Optional<Tree.Mapping> row(String line, int missing) {
        int leading = Math.min(missing, columns.size());
        return cells(line, separator)
                .map(cells -> Stream.concat(Stream.generate(() -> "").limit(leading), cells.stream())
                        .toList())
                .filter(cells -> cells.size() == columns.size())
                .map(this::row);
    }

    private Tree.Mapping row(List<String> cells) {
        FreeNames names = new FreeNames();
        return Tree.mapping(row -> {
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    row.put(names.free(columns.get(i)), Tree.text(cells.get(i)));
                }
            }
        });
    }

    /** The cells of a line; empty if a quote is at a wrong place. */
    private static Optional<List<String>> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (true) {
            int end;
            if (at < line.length() && line.charAt(at) == '"') {
                end = quotedEnd(line, at);
                if (end < 0) {
                    return Optional.empty();
                }
                cells.add(line.substring(at + 1, end - 1).replace("\"\"", "\""));
            } else {
                end = line.indexOf(separator, at);
                end = end < 0 ? line.length() : end;
                String cell = line.substring(at, end);
                if (cell.indexOf('"') >= 0) {
                    return Optional.empty();
                }
                cells.add(cell);
            }
            if (end == line.length()) {
                return Optional.of(cells);
            }
            if (line.charAt(end) != separator) {
                return Optional.empty();
            }
            at = end + 1;
        }
    }

    /** The index after the quote that ends a cell; -1 if it is missing. */
    private static int quotedEnd(String line, int from) {
        int at = line.indexOf('"', from + 1);
        while (at >= 0 && at + 1 < line.length() && line.charAt(at + 1) == '"') {
            at = line.indexOf('"', at + 2);
        }
        return at < 0 ? -1 : at + 1;
    }
}
