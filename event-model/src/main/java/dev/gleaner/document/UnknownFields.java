package dev.gleaner.document;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object that its type does not know, in order. Each is written after the known field that it followed
 * in the input. The spelling of known fields that would be written differently, such as {@code labels: {}}, is kept
 * too; it is written until the field gets another value. Equality compares only the unknown fields and ignores their
 * places.
 */
public final class UnknownFields {
    /** No fields. */
    public static final UnknownFields NONE = new UnknownFields(List.of(), List.of());

    /**
     * A field.
     *
     * @param name its name
     * @param read the field; null if its value is kept as text
     * @param text the text of the value; null if the field was read
     * @param after the name of the known field before it: empty if there is none, null for a field at the end
     */
    record Entry(
            String name,
            Tree.@Nullable Field read,
            @Nullable JsonText text,
            @Nullable String after) {
        Entry(Tree.Field field, @Nullable String after) {
            this(field.name(), field, null, after);
        }

        Tree.Field field() {
            return read != null
                    ? read
                    : new Tree.Field(name, Objects.requireNonNull(text, name).tree(), Position.NONE);
        }
    }

    /**
     * The tree of a known field that would be written differently, and its value, which is null if it would not be
     * written.
     */
    record Spelling(String name, Tree tree, @Nullable Object value) {}

    private final List<Entry> entries;
    private final List<Spelling> spellings;

    private UnknownFields(List<Entry> entries, List<Spelling> spellings) {
        this.entries = entries;
        this.spellings = spellings;
    }

    static UnknownFields of(List<Entry> entries, List<Spelling> spellings) {
        return entries.isEmpty() && spellings.isEmpty()
                ? NONE
                : new UnknownFields(List.copyOf(entries), List.copyOf(spellings));
    }

    /** Fields that are written after the known ones. */
    public static UnknownFields of(Consumer<Tree.MappingBuilder> fields) {
        Objects.requireNonNull(fields, "fields");
        return of(
                Tree.mapping(fields).fields().stream()
                        .map(field -> new Entry(field, null))
                        .toList(),
                List.of());
    }

    /**
     * A field whose value is parsed when it is needed. For the readers of logs.
     *
     * @param value the value, which must be JSON without duplicate keys
     * @param after the name of the known field before it; empty if there is none
     */
    public static UnknownFields ofText(String name, JsonText value, String after) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(after, "after");
        return new UnknownFields(List.of(new Entry(name, null, value, after)), List.of());
    }

    /** The same unknown fields, without the spelling of known fields. */
    public UnknownFields withoutSpellings() {
        return spellings.isEmpty() ? this : of(entries, List.of());
    }

    /** Whether there are no unknown fields. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The names, in order. */
    public List<String> names() {
        return entries.stream().map(Entry::name).toList();
    }

    /** The value of a field; empty if there is no such field. */
    public Optional<Tree> get(String name) {
        Objects.requireNonNull(name, "name");
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .map(entry -> entry.field().value())
                .findFirst();
    }

    /** Whether there are neither unknown fields nor kept spellings. */
    boolean keepsNothing() {
        return entries.isEmpty() && spellings.isEmpty();
    }

    List<Spelling> spellings() {
        return spellings;
    }

    /** The spelling of a known field; null if none is kept, or if the value has changed. */
    @Nullable
    Tree spellingOf(String name, @Nullable Object value) {
        for (Spelling spelling : spellings) {
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
                out.name(entry.name());
                out.tree(entry.field().value());
            }
        }
    }

    private Tree asTree() {
        return Tree.mapping(mapping ->
                entries.forEach(entry -> mapping.put(entry.name(), entry.field().value())));
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
