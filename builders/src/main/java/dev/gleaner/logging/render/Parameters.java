package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the fields of a mapping become parameters with the same names (logging-operator 3.17.3,
 * pkg/sdk/logging/model/types/stringmaps.go). A field that is zero is not written; zero means absent, false, 0, or an
 * empty text, list or mapping. A list becomes JSON, and a mapping is a secret. A row says what differs for a field, as
 * the tags of the operator's structs do. Immutable.
 */
final class Parameters {
    static final Parameters NONE = new Parameters(List.of());

    /** The version from which an empty text of a pointer is written, and not the text for an absent field. */
    private static final Version EMPTY_TEXT = Version.of("6.0.0");

    /** How a value is written. */
    enum Form {
        /** Zero is not written. */
        PLAIN,
        /** The field is a pointer, so that zero is a value. */
        POINTER,
        /** A mapping that is written as JSON. */
        JSON,
        /** Zero is refused. */
        MANDATORY,
        /** The field is not a parameter. */
        HIDDEN
    }

    /**
     * A field that differs.
     *
     * @param field its name
     * @param form how a value is written
     * @param fallback what is written in place of zero; null if nothing is
     * @param first the first version for which the row holds; null if it is any
     * @param end the first version for which it no longer holds; null if there is none
     */
    record Row(
            String field,
            Form form,
            @Nullable String fallback,
            @Nullable Version first,
            @Nullable Version end) {
        Row(String field, Form form, @Nullable String fallback) {
            this(field, form, fallback, null, null);
        }

        private boolean includes(Version version) {
            return (first == null || version.compareTo(first) >= 0) && (end == null || version.compareTo(end) < 0);
        }
    }

    private final List<Row> rows;

    private Parameters(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The same parameters with another row, which takes precedence over those before it. */
    Parameters with(Row row) {
        List<Row> all = new ArrayList<>(rows);
        all.add(row);
        return new Parameters(all);
    }

    /** The same parameters with the rows of others, which hold for some versions of the operator. */
    Parameters with(Parameters others, @Nullable Version first, @Nullable Version end) {
        List<Row> all = new ArrayList<>(rows);
        others.rows.forEach(row -> all.add(new Row(row.field(), row.form(), row.fallback(), first, end)));
        return new Parameters(all);
    }

    /**
     * The parameters of a mapping, without those of fields that are sections.
     *
     * @throws Refusal if a secret cannot be loaded, or a mandatory field is zero
     */
    NavigableMap<String, String> of(Tree.Mapping spec, Set<String> sections, Rendering rendering) {
        NavigableMap<String, String> params = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (String field : fields(spec, sections)) {
            try {
                text(spec.get(field).orElse(Tree.nothing()), row(field, rendering), rendering)
                        .ifPresent(text -> params.put(field, text));
            } catch (Refusal refusal) {
                problems.addAll(refusal.within("failed to load secret for field \"" + field + "\""));
            }
            if (row(field, rendering).form() == Form.MANDATORY && !params.containsKey(field)) {
                problems.add("field \"" + field + "\" is required");
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        return params;
    }

    /** The fields that may be parameters: those of the mapping, and those that have a row. */
    private Set<String> fields(Tree.Mapping spec, Set<String> sections) {
        Set<String> fields = new TreeSet<>();
        spec.fields().forEach(field -> fields.add(field.name()));
        rows.forEach(row -> fields.add(row.field()));
        fields.removeAll(sections);
        return fields;
    }

    private Row row(String field, Rendering rendering) {
        Row found = new Row(field, Form.PLAIN, null);
        for (Row row : rows) {
            if (row.field().equals(field) && row.includes(rendering.version().version())) {
                found = row;
            }
        }
        return found;
    }

    private static Optional<String> text(Tree value, Row row, Rendering rendering) {
        if (row.form() == Form.HIDDEN) {
            return Optional.empty();
        }
        if (value instanceof Tree.Mapping mapping) {
            return row.form() == Form.JSON ? json(mapping) : Optional.of(rendering.load(mapping));
        }
        if (value instanceof Tree.Sequence sequence) {
            return json(sequence);
        }
        if (value instanceof Tree.Nothing) {
            return Optional.ofNullable(row.fallback());
        }
        if (!Texts.isZero(value)) {
            return Optional.of(Texts.of(value));
        }
        boolean isValue = row.form() == Form.POINTER
                && (!Texts.of(value).isEmpty() || row.fallback() == null || rendering.isSince(EMPTY_TEXT));
        return isValue ? Optional.of(Texts.of(value)) : Optional.ofNullable(row.fallback());
    }

    private static Optional<String> json(Tree.Mapping mapping) {
        return mapping.fields().isEmpty() ? Optional.empty() : Optional.of(Texts.json(Texts.entries(mapping)));
    }

    /** Lists of mappings are sections, which plug-ins add themselves. */
    private static Optional<String> json(Tree.Sequence list) {
        boolean isText = !list.items().isEmpty()
                && list.items().stream()
                        .noneMatch(item -> item instanceof Tree.Mapping || item instanceof Tree.Sequence);
        return isText ? Optional.of(list.toJsonLine()) : Optional.empty();
    }
}
