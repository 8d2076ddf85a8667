package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Tree;
import dev.gleaner.event.activity.Column;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A row is written as the tree with the same values is. */
class RowsProperties {
    private record Row(String text, List<String> texts, int number, BigDecimal decimal) {}

    private static final Rows<Row> ROWS = new Rows<>(List.of(
            new Column<>(
                    "text", Column.Type.TEXT, "", row -> Optional.of(row.text()).filter(text -> !text.isEmpty())),
            new Column<>("texts", Column.Type.TEXTS, "", row -> Optional.of(row.texts())),
            new Column<>("number", Column.Type.INTEGER, "", row -> Optional.of(row.number())
                    .filter(number -> number != 0)),
            new Column<>("decimal", Column.Type.DECIMAL, "", row -> Optional.of(row.decimal()))));

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ascii()
                .withChars('<', '>', '&', '"', '\\', '\n', '\u007f', '\u00e9', '\u2028', '\ud800', '\udc00')
                .ofMaxLength(8);
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return texts().list().ofMaxSize(3);
    }

    @Property
    void aRowIsWrittenAsATree(
            @ForAll("texts") String text,
            @ForAll("lists") List<String> texts,
            @ForAll int number,
            @ForAll BigDecimal decimal) {
        Tree tree = Tree.mapping(m -> {
            if (!text.isEmpty()) {
                m.put("text", text);
            }
            m.put("texts", Tree.texts(texts.toArray(String[]::new)));
            if (number != 0) {
                m.put("number", Tree.number(number));
            }
            m.put("decimal", Tree.number(new BigDecimal(decimal.toPlainString())));
        });
        assertThat(ROWS.json(new Row(text, texts, number, decimal))).isEqualTo(tree.toJsonLine());
    }
}
