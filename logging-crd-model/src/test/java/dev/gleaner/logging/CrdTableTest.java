package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Reference;
import dev.gleaner.document.ShapePaths;
import dev.gleaner.document.ShapePaths.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compares the project's table of CRD fields with the CRDs; {@code -Dgolden.update} rewrites it from them. */
class CrdTableTest {
    private static final Path TABLE =
            Path.of("src", "test", "resources", "dev", "gleaner", "logging", "crd-fields.txt");

    /** The fields of each kind in the project's table. */
    static Map<String, List<Row>> table() {
        try {
            return CrdTable.read(Files.readString(TABLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theTableHasTheFieldsOfTheCrds() throws IOException {
        Map<String, List<Row>> crds = new LinkedHashMap<>();
        CrdPropertiesTest.kinds()
                .forEach(kind ->
                        crds.put(CrdPropertiesTest.kindOf(kind), ShapePaths.inCrds(CrdPropertiesTest.kindOf(kind))));
        if (Boolean.getBoolean("golden.update") && Reference.isThere()) {
            Files.writeString(TABLE, CrdTable.write(crds));
        }
        assertThat(sorted(table())).isEqualTo(sorted(crds));
    }

    private static Map<String, List<Row>> sorted(Map<String, List<Row>> kinds) {
        Map<String, List<Row>> sorted = new LinkedHashMap<>();
        kinds.forEach((kind, rows) -> sorted.put(
                kind, rows.stream().sorted(Comparator.comparing(Row::path)).toList()));
        return sorted;
    }

    @Test
    void aTableIsReadAsItWasWritten() {
        List<Row> rows = List.of(
                new Row("spec", "object", true, "", ""),
                new Row("spec.a", "array<object>", false, "4.4.0", ""),
                new Row("spec.a[].x", "string", true, "4.4.0", ""),
                new Row("spec.a[][\"y.z\"]", "string", false, "4.10.0", ""),
                new Row("spec.b", "object", false, "", "4.4.0"),
                new Row("spec.b.x", "string", true, "", "4.4.0"),
                new Row("spec.b[\"y.z\"]", "string", false, "4.10.0", "4.10.0"));

        String text = CrdTable.write(Map.of("Kind", rows));

        assertThat(text).isEqualTo("""
                Kind
                 spec\tobject!\t
                  a\tarray<object>\t4.4.0
                   x\tstring!\t
                   y.z\tstring\t4.10.0
                  b\tobject\t-4.4.0
                   x\tstring!\t
                   y.z\tstring\t4.10.0-4.10.0
                """);
        assertThat(CrdTable.read(text)).isEqualTo(Map.of("Kind", rows));
    }

    @Test
    void equalObjectsAreWrittenOnce() {
        List<Row> rows = List.of(
                new Row("a", "object", false, "", ""),
                new Row("a.x", "string", false, "", ""),
                new Row("a.y", "object", false, "4.4.0", ""),
                new Row("a.y.z", "string", false, "4.4.0", ""),
                new Row("b", "object", false, "3.17.7", ""),
                new Row("b.x", "string", false, "3.17.7", ""),
                new Row("b.y", "object", false, "4.4.0", ""),
                new Row("b.y.z", "string", false, "4.4.0", ""));

        String text = CrdTable.write(Map.of("Kind", rows));

        assertThat(text).contains(" b\tobject\t3.17.7\t=Kind a\n").hasLineCount(6);
        assertThat(CrdTable.read(text)).isEqualTo(Map.of("Kind", rows));
    }
}
