package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.ShapePaths;
import dev.gleaner.document.ShapePaths.Row;
import dev.gleaner.document.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/coverage.md} with the models; {@code -Dgolden.update} rewrites it. */
class CoverageDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "coverage.md");

    private static final String INTRODUCTION = """
            # Coverage

            What each version of the logging operator has, and Gleaner models. A cell is the number of fields at any
            depth; an empty cell means that the version does not have the kind or plug-in. Objects of Kubernetes, such
            as tolerations, count as one field; so does what Gleaner keeps without a model.
            """;

    /** A line of a table, with a number of fields for each version. */
    private record Line(String name, List<Integer> counts) {
        @Override
        public String toString() {
            return "| " + name + " | "
                    + counts.stream()
                            .map(count -> count == 0 ? "" : count.toString())
                            .collect(Collectors.joining(" | "))
                    + " |\n";
        }
    }

    @Test
    void theDocumentCountsTheFieldsOfTheModels() throws IOException {
        String document = document();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT).content().isEqualTo(document);
    }

    private static String document() {
        List<Line> kinds = CrdPropertiesTest.kinds().stream()
                .map(kind -> line(CrdPropertiesTest.kindOf(kind), ShapePaths.known(kind)))
                .sorted(Comparator.comparing(Line::name))
                .toList();
        return INTRODUCTION
                + table("Kinds", "kind", kinds)
                + table("Outputs", "plug-in of Output and ClusterOutput", plugins(ClusterOutput.class, "spec."))
                + table(
                        "Filters",
                        "filter of Flow, ClusterFlow and Logging",
                        plugins(ClusterFlow.class, "spec.filters[]."));
    }

    /** A line for each object below a path that a version or several have. */
    private static List<Line> plugins(Class<? extends ModelManifest> kind, String path) {
        List<Row> rows = ShapePaths.known(kind);
        return rows.stream()
                .filter(row -> row.path().startsWith(path) && row.type().startsWith("object"))
                .map(row -> row.path().substring(path.length()))
                .filter(name -> name.indexOf('.') < 0 && name.indexOf('[') < 0)
                .sorted()
                .map(name -> line("`" + name + "`", below(rows, path + name)))
                .toList();
    }

    private static List<Row> below(List<Row> rows, String path) {
        return rows.stream()
                .filter(row -> row.path().equals(path) || row.path().startsWith(path + "."))
                .toList();
    }

    private static Line line(String name, List<Row> rows) {
        return new Line(name, versions(version ->
                (int) rows.stream().filter(row -> isIn(row, version)).count()));
    }

    private static boolean isIn(Row row, OperatorVersion version) {
        return (row.since().isEmpty() || Version.of(row.since()).compareTo(version.version()) <= 0)
                && (row.until().isEmpty() || Version.of(row.until()).compareTo(version.version()) >= 0);
    }

    private static <T> List<T> versions(Function<OperatorVersion, T> function) {
        return Arrays.stream(OperatorVersion.values()).map(function).toList();
    }

    private static String table(String title, String column, List<Line> lines) {
        List<String> head = new ArrayList<>(List.of(column));
        head.addAll(versions(OperatorVersion::toString));
        List<Integer> present = new ArrayList<>();
        List<Integer> fields = new ArrayList<>();
        for (int i = 0; i < OperatorVersion.values().length; i++) {
            int version = i;
            present.add((int) lines.stream()
                    .filter(line -> line.counts().get(version) > 0)
                    .count());
            fields.add(
                    lines.stream().mapToInt(line -> line.counts().get(version)).sum());
        }
        return "\n## " + title + "\n\n| " + String.join(" | ", head) + " |\n| --- |" + " ---: |".repeat(head.size() - 1)
                + "\n" + lines.stream().map(Line::toString).collect(Collectors.joining())
                + new Line("**present**", present) + new Line("**fields**", fields);
    }
}
