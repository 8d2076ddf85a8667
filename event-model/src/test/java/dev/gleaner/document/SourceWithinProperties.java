package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A text inside another is read as it is read alone, at its own lines and columns. */
class SourceWithinProperties {
    private static final List<String> PIECES = List.of(
            "a: b\n",
            "a:\n",
            "  b: [1, 2]\n",
            "- x\n",
            "- y: z\n",
            "\n",
            "   \n",
            "# c\n",
            "  text: |\n    x: 1\n",
            "'q'\n",
            "&a x\n",
            "*a\n",
            "\tb: 1\n",
            "---\n",
            "[1,\n",
            "a: 1e999\n",
            "\ud83d\ude00: \"\ud83d\ude00\" # \ud83d\ude00\n",
            "x");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(8).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 2000)
    void aLiteralBlockIsReadAsItsText(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 6) int indentation) {
        String file = "before: x\ntext: |%d%s\n".formatted(indentation, text.endsWith("\n") ? "+" : "-")
                + text.indent(indentation);
        Source source = Source.of("f", file);
        List<Part> parts = ManifestReader.strict().readAll(source).parts();
        Part scalar = parts.get(0).field("text");
        // A blank text, or the marker of a document, is not a text of these lines.
        if (!(scalar.tree() instanceof Tree.Text value) || value.value().isBlank()) {
            return;
        }
        ManifestReader.Documents alone = ManifestReader.strict().readAll(Source.of("f", value.value()));
        ManifestReader.Documents inside = ManifestReader.strict().readAll(source.within(scalar));

        assertThat(inside.parts())
                .extracting(Part::tree)
                .isEqualTo(alone.parts().stream().map(Part::tree).toList());
        assertThat(inside.violations()).hasSameSizeAs(alone.violations());
        for (int i = 0; i < alone.violations().size(); i++) {
            Violation expected = alone.violations().get(i);
            Violation found = inside.violations().get(i);
            assertThat(found.code()).isEqualTo(expected.code());
            assertThat(found.path()).isEqualTo(expected.path().below(scalar.path()));
            if (expected.position().isKnown()
                    && expected.position().line() <= value.value().lines().count()) {
                assertThat(found.position())
                        .isEqualTo(new Position(
                                expected.position().line() + 2,
                                expected.position().column() + indentation));
            }
        }
        for (int i = 0; i < alone.parts().size(); i++) {
            assertThatPositionsAreShifted(
                    alone.parts().get(i).tree(), inside.parts().get(i).tree(), indentation);
        }
    }

    private static void assertThatPositionsAreShifted(Tree alone, Tree inside, int indentation) {
        assertThat(inside.position().line())
                .isLessThanOrEqualTo(alone.position().line() + 2);
        if (inside.position().line() == alone.position().line() + 2) {
            assertThat(inside.position().column()).isEqualTo(alone.position().column() + indentation);
        }
        if (alone instanceof Tree.Mapping mapping && inside instanceof Tree.Mapping other) {
            mapping.fields()
                    .forEach(field -> assertThatPositionsAreShifted(
                            field.value(), other.get(field.name()).orElseThrow(), indentation));
        }
        if (alone instanceof Tree.Sequence sequence && inside instanceof Tree.Sequence other) {
            for (int i = 0; i < sequence.items().size(); i++) {
                assertThatPositionsAreShifted(
                        sequence.items().get(i), other.items().get(i), indentation);
            }
        }
    }

    /** Whatever the style of the scalar is, each position is in the file, and none is before the scalar. */
    @Property(tries = 2000)
    void aPositionIsNeverBeforeTheScalar(
            @ForAll("texts") String text,
            @ForAll("texts") String deeper,
            @ForAll @IntRange(min = 0, max = 2) int style) {
        String value = style == 0 ? text : "text: |\n" + deeper.indent(2) + text;
        Tree document = Tree.mapping(m -> m.put("before", "x").put("text", value));
        String file = style == 2 ? document.toJson() : document.toYaml();
        Source source = Source.of("f", file);
        Part scalar = ManifestReader.strict().readAll(source).parts().get(0).field("text");
        if (!(scalar.tree() instanceof Tree.Text)) {
            return;
        }
        Source inside = source.within(scalar);
        ManifestReader.Documents documents = ManifestReader.strict().readAll(inside);

        assertThat(documents.violations()).allSatisfy(violation -> {
            assertThat(violation.position())
                    .isGreaterThanOrEqualTo(scalar.tree().position());
            assertThat((long) violation.position().line())
                    .isLessThanOrEqualTo(file.lines().count());
        });
        for (Part part : documents.parts()) {
            Part text2 = part.field("text");
            if (text2.tree() instanceof Tree.Text) {
                assertThat(ManifestReader.strict().readAll(inside.within(text2)).parts())
                        .allSatisfy(deep -> assertThat(deep.tree().position())
                                .isGreaterThanOrEqualTo(text2.tree().position()));
            }
        }
    }
}
