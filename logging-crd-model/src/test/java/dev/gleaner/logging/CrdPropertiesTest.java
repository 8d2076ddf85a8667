package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.ShapePaths;
import dev.gleaner.document.ShapePaths.Row;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the shapes with the fields of every CRD of logging-operator 3.17.3 to 6.7.0. */
class CrdPropertiesTest {
    @ParameterizedTest
    @MethodSource("kinds")
    void aKindHasTheFieldsOfItsCrdsAndNoOthers(Class<? extends ModelManifest> kind) {
        List<Row> kept = rows(ShapePaths.known(kind), CrdPropertiesTest::isKept);
        List<Row> known = rows(ShapePaths.known(kind), row -> !isKept(row));
        List<Row> fields = CrdTableTest.table().getOrDefault(kindOf(kind), List.of());
        List<Row> inCrds = fields.stream().map(row -> withSpec(kind, row)).toList();
        List<Row> wanted = rows(inCrds, row -> kept.stream().noneMatch(row::isWithin));

        assertThat(inCrds)
                .extracting(Row::path)
                .containsAll(kept.stream().map(Row::path).toList());
        assertThat(rows(wanted, row -> !known.contains(row)))
                .as("what only crd-fields.txt has; add it to the shape")
                .isEmpty();
        assertThat(rows(known, row -> !wanted.contains(row)))
                .as("what only the shape has; add it to crd-fields.txt")
                .isEmpty();
    }

    static List<Class<? extends ModelManifest>> kinds() {
        return GoldenTest.KINDS;
    }

    static String kindOf(Class<?> type) {
        return type.getSimpleName().replace("SyslogNg", "SyslogNG");
    }

    private static List<Row> rows(List<Row> rows, Predicate<Row> condition) {
        return rows.stream().filter(condition).toList();
    }

    private static boolean isKept(Row row) {
        return row.type().equals(ShapePaths.KEPT);
    }

    /**
     * Makes the spec required if the model does: some CRDs accept objects without one, which the operator cannot use.
     * The two spellings of the secret of {@code oss} are optional, because a version requires only its own.
     */
    private static Row withSpec(Class<? extends ModelManifest> kind, Row row) {
        boolean isRequired = row.path().equals("spec") ? requiresSpec(kind) : row.required();
        boolean isSpelling = row.path().matches("spec\\.oss\\.a?access_key_secret");
        return new Row(row.path(), row.type(), isRequired && !isSpelling, row.since(), row.until());
    }

    private static boolean requiresSpec(Class<? extends ModelManifest> kind) {
        return ShapePaths.known(kind).stream().anyMatch(row -> row.path().equals("spec") && row.required());
    }
}
