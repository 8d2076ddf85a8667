package dev.gleaner.document;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fields of an object that its type does not know, in their order. Each remembers the known field that it followed,
 * so that it is written where it stood; that memory does not count when two values are compared.
 */
public final class UnknownFields {
    /** No fields. */
    public static final UnknownFields NONE = new UnknownFields(List.of());

    /** A field, and the known field before it: empty for none, null for a field that comes last. */
    record Entry(Tree.Field field, @Nullable String after) {}

    private final List<Entry> entries;

    private UnknownFields(List<Entry> entries) {
        this.entries = entries;
    }

    static UnknownFields ofEntries(List<Entry> entries) {
        return entries.isEmpty() ? NONE : new UnknownFields(List.copyOf(entries));
    }

    /** Fields that come after the known ones. */
    public static UnknownFields of(Consumer<Tree.MappingBuilder> fields) {
        Objects.requireNonNull(fields, "fields");
        return ofEntries(Tree.mapping(fields).fields().stream()
                .map(field -> new Entry(field, null))
                .toList());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The names, in order. */
    public List<String> names() {
        return entries.stream().map(entry -> entry.field().name()).toList();
    }

    /** The value of a field; empty when there is no such field. */
    public Optional<Tree> get(String name) {
        Objects.requireNonNull(name, "name");
        return entries.stream()
                .map(Entry::field)
                .filter(field -> field.name().equals(name))
                .map(Tree.Field::value)
                .findFirst();
    }

    /** Writes those that follow the named field: empty for those before every known one, null for the last ones. */
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

    /** The names alone: a value might be a secret. */
    @Override
    public String toString() {
        return names().toString();
    }
}
