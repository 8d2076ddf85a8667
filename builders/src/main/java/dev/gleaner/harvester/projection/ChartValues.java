package dev.gleaner.harvester.projection;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of a chart as its templates read them: those of the user over the defaults. Paths have dots between their
 * fields.
 */
final class ChartValues {
    private final Part root;

    private ChartValues(Part root) {
        this.root = root;
    }

    /** The values of a user over the defaults of a chart version. */
    static ChartValues of(Part values, ChartTemplates templates) {
        Tree.Mapping own = values.tree() instanceof Tree.Mapping mapping ? mapping : Tree.mapping(m -> {});
        Tree merged = ValueMerge.coalesce(own, ChartDefaults.of(templates));
        return new ChartValues(new Part(values.file(), values.path(), merged));
    }

    /** A value and its location; its tree is null if it is absent. */
    Part at(String path) {
        Part part = root;
        for (String field : path.split("\\.", -1)) {
            part = part.field(field);
        }
        return part;
    }

    /** A value; null if it is absent. */
    Tree get(String path) {
        return at(path).tree();
    }

    /** Whether a value is set, and not false, zero or empty. */
    boolean isTrue(String path) {
        return ValueMerge.isTrue(get(path));
    }

    /** A value; empty if it is absent, false, zero or empty. */
    Optional<Tree> with(String path) {
        return isTrue(path) ? Optional.of(get(path)) : Optional.empty();
    }

    /** The first of two values that is set, and not false, zero or empty. */
    Optional<Tree> firstOf(String path, String other) {
        return with(path).or(() -> with(other));
    }

    /** A value as a template prints it; an empty text if it is absent. */
    String text(String path) {
        return print(get(path));
    }

    /** A value that a template prints without quotes, as YAML reads it back: the text {@code 2.0} becomes a number. */
    Tree plain(String path) {
        return unquoted(text(path));
    }

    /** The elements of lists, one after another. */
    List<Tree> concatenated(String... paths) {
        List<Tree> items = new ArrayList<>();
        for (String path : paths) {
            at(path).items().forEach(item -> items.add(item.tree()));
        }
        return items;
    }

    /** A value as a template prints it. */
    static String print(Tree value) {
        if (value instanceof Tree.Text text) {
            return text.value();
        }
        if (value instanceof Tree.Decimal number) {
            return number.value().stripTrailingZeros().toPlainString();
        }
        if (value instanceof Tree.Flag flag) {
            return String.valueOf(flag.value());
        }
        return value instanceof Tree.Nothing ? "" : value.toJsonLine();
    }

    /** A value that a template prints without quotes, as YAML reads it back. */
    static Tree unquoted(Tree value) {
        return unquoted(print(value));
    }

    /** A text that a template prints without quotes, as YAML reads it back; unchanged if it is not YAML. */
    static Tree unquoted(String text) {
        List<Part> documents =
                ManifestReader.lenient().readAll(Source.of("value: " + text)).parts();
        return documents.isEmpty()
                ? Tree.text(text)
                : documents.get(0).field("value").tree();
    }
}
