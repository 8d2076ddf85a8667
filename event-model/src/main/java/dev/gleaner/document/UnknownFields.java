package dev.gleaner.document;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fields of an object that its type does not know, in their order. Each remembers the known field that it followed,
 * so that it is written where it stood. Known fields that say nothing, such as {@code labels: {}}, are remembered too, and
 * written until they get another value. Neither memory counts when two values are compared.
 */
public final class UnknownFields {
    /** No fields. */
    public static final UnknownFields NONE = new UnknownFields(List.of(), List.of());

    /** A field and the known field before it: empty for none, null for a field at the end. */
    record Entry(Tree.Field field, @Nullable String after) {}

    /** What stood in a known field, and the value that does not write it so; null for a value that is not written. */
    record Kept(String name, Tree tree, @Nullable Object value) {}

    private final List<Entry> entries;
    private final List<Kept> kept;

    private UnknownFields(List<Entry> entries, List<Kept> kept) {
        this.entries = entries;
        this.kept = kept;
    }

    static UnknownFields of(List<Entry> entries, List<Kept> kept) {
        return entries.isEmpty() && kept.isEmpty() ? NONE : new UnknownFields(List.copyOf(entries), List.copyOf(kept));
    }

    /** Fields after the known ones. */
    public static UnknownFields of(Consumer<Tree.MappingBuilder> fields) {
        Objects.requireNonNull(fields, "fields");
        return of(
                Tree.mapping(fields).fields().stream()
                        .map(field -> new Entry(field, null))
                        .toList(),
                List.of());
    }

    /** The same fields, without how known ones were spelled: what a server holds is values. */
    public UnknownFields withoutSpellings() {
        return kept.isEmpty() ? this : of(entries, List.of());
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The names, in order. */
    public List<String> names() {
        return entries.stream().map(entry -> entry.field().name()).toList();
    }

    /** The value of a field; empty if there is no such field. */
    public Optional<Tree> get(String name) {
        Objects.requireNonNull(name, "name");
        return entries.stream()
                .map(Entry::field)
                .filter(field -> field.name().equals(name))
                .map(Tree.Field::value)
                .findFirst();
    }

    List<Kept> kept() {
        return kept;
    }

    /** What stood in a known field, when it still has the value that it had then; null otherwise. */
    @Nullable
    Tree keptFor(String name, @Nullable Object value) {
        for (Kept spelling : kept) {
            if (spelling.name().equals(name)) {
                return Objects.equals(spelling.value(), value) ? spelling.tree() : null;
            }
        }
        return null;
    }

    /** Writes the fields after a known field: empty for those before every known field, null for those at the end. */
    void writeAfter(@Nullable String name, Emitter out) {
        for (Entry entry : entries) {
            if (Objects.equals(entry.after(), name)) {
                out.name(entry.field().name());
                out.tree(entry.field().value());
            }
        }
    }

    private Tree asTree() {
        return Tree.mapping(mapping -> entries.forEach(
                entry -> mapping.put(entry.field().name(), entry.field().value())));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof UnknownFields fields
                        && entries.size() == fields.entries.size()
                        && (entries.isEmpty() || asTree().equals(fields.asTree()));
    }

    @Override
    public int hashCode() {
        return entries.isEmpty() ? 0 : asTree().hashCode();
    }

    /** The names, because a value may be a secret. */
    @Override
    public String toString() {
        return names().toString();
    }
}
