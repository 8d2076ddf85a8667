package dev.gleaner.logging.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Reference;
import dev.gleaner.document.ShapePaths;
import dev.gleaner.document.ShapePaths.Row;
import dev.gleaner.logging.values.ValuesTable.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the values with those that each version of the chart reads; {@code -Dgolden.update} rewrites the table. */
class ValuesTableTest {
    private static final Path TABLE =
            Path.of("src", "test", "resources", "dev", "gleaner", "logging", "values", "chart-values.txt");

    /** The values in the project's table. */
    static Map<String, Span> table() {
        try {
            return ValuesTable.read(Files.readString(TABLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theTableHasTheValuesOfTheCharts() throws IOException {
        Map<String, Span> charts = ValuesTable.inCharts();
        if (Boolean.getBoolean("golden.update") && Reference.isThere()) {
            Files.writeString(TABLE, ValuesTable.write(charts));
        }
        assertThat(table()).isEqualTo(charts);
    }

    @ParameterizedTest
    @EnumSource(ChartVersion.class)
    void aVersionHasTheValuesThatItsTemplatesRead(ChartVersion version) {
        assertThat(pathsIn(model(), version)).containsExactlyElementsOf(pathsIn(table(), version));
    }

    private static Iterable<String> pathsIn(Map<String, Span> spans, ChartVersion version) {
        return new TreeMap<>(spans)
                .entrySet().stream()
                        .filter(value -> value.getValue().includes(version))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** The values that the model knows, without the parts of objects that the chart only passes on. */
    private static Map<String, Span> model() {
        Map<String, Span> table = table();
        Map<String, Span> known = new TreeMap<>();
        for (Row row : ShapePaths.known(LoggingValues.class)) {
            String path = row.path();
            if (table.containsKey(path) || !isPassedOn(path, table)) {
                known.put(path, new Span(row.since(), row.until()));
            }
        }
        // The chart reads one field of it, which has no accessor.
        known.put("logging.fluentbit.loggingRef", known.get("logging.fluentbit"));
        return known;
    }

    /** Whether the table has an object above, but nothing in it. */
    private static boolean isPassedOn(String path, Map<String, Span> table) {
        String parent = path.replaceFirst("[.\\[].[^.\\[]*$", "");
        return !parent.equals(path)
                && (table.containsKey(parent)
                        ? table.keySet().stream().noneMatch(value -> value.startsWith(parent + "."))
                        : isPassedOn(parent, table));
    }

    @Test
    void aTableIsReadAsItWasWritten() {
        Map<String, Span> spans = new TreeMap<>(Map.of(
                "a", Span.ALL,
                "a.x", new Span("102.0.0", ""),
                "a.x.y", new Span("102.0.0", "107.0.1"),
                "b", new Span("", "103.1.0")));

        String text = ValuesTable.write(spans);

        assertThat(text).isEqualTo("a\n x\t102.0.0\n  y\t-107.0.1\nb\t-103.1.0\n");
        assertThat(ValuesTable.read(text)).isEqualTo(spans);
    }
}
