package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The text of a path leads back to the path. */
class FieldPathProperties {
    private static final int LONGEST = 60;

    @Provide
    Arbitrary<FieldPath> paths() {
        Arbitrary<Object> names = Arbitraries.strings().all().ofMaxLength(90).map(Object.class::cast);
        Arbitrary<Object> plain = Arbitraries.of("a", "rules", "api-key", "a.b", "[0]", "\"", "\\", "\\n", "...");
        Arbitrary<Object> indexes =
                Arbitraries.integers().between(0, 999_999_999).map(Object.class::cast);
        return Arbitraries.oneOf(names, plain, indexes).list().ofMaxSize(6).map(FieldPathProperties::path);
    }

    private static FieldPath path(List<Object> elements) {
        FieldPath path = FieldPath.ROOT;
        for (Object element : elements) {
            path = element instanceof Integer index ? path.index(index) : path.field((String) element);
        }
        return path;
    }

    @Property(tries = 2_000)
    void theTextOfAPathLeadsBackToIt(@ForAll("paths") FieldPath path) {
        Optional<FieldPath> found = FieldPath.find(path.toString());
        assertThat(found.map(FieldPath::toString)).contains(path.toString());
        if (!path.toString().contains("...")) {
            assertThat(found).contains(path);
        }
    }

    @Property(tries = 2_000)
    void onlyTextsOfPathsAreAccepted(@ForAll String text) {
        FieldPath.find(text).ifPresent(path -> assertThat(path).hasToString(text));
    }

    @Test
    void otherTextsAreRefused() {
        assertThat(List.of("a..b", ".a", "a.", "[", "[a]", "[1", "[\"a\"]", "[\"a", "a[01]", "[99999999999]", "a b"))
                .allSatisfy(text -> assertThat(FieldPath.find(text)).isEmpty());
        assertThat(FieldPath.find("")).contains(FieldPath.ROOT);
    }

    @Test
    void aHostileTextIsRefused() {
        assertThat(FieldPath.find("a.".repeat(1_000_000) + "a")).isEmpty();
        assertThat(FieldPath.find("[\"" + "\\\"".repeat(1_000_000) + "\"]")).isEmpty();
        assertThat(FieldPath.find("[\"" + " ".repeat(LONGEST) + "...\"]")).isPresent();
    }
}
