package dev.gleaner.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object with exactly one key, which determines the kind of its value. Values of other kinds are kept unchanged. Not
 * for users: a sealed interface declares it.
 *
 * @param <C> the sealed interface
 */
public final class Choice<C> extends Shape<C> {
    private final String noun;
    private final Class<C> type;
    private final Supplier<Map<String, Class<? extends C>>> kindsByKey;
    private final Function<Tree.Mapping, ? extends C> opaque;
    private final Fault none;
    private final Fault several;
    private @Nullable Map<String, Class<? extends C>> kinds;

    /**
     * A choice.
     *
     * @param noun the name of the choice in messages
     * @param type the sealed interface
     * @param kindsByKey returns the types by key, where the key is the noun of the shape of the type; called on first use,
     *     because writing a value does not need the other types
     * @param opaque creates the value for any other key, from a mapping with the key and its content
     * @param none the fault if there is no key
     * @param several the fault if there are several keys; its argument is the list of keys
     */
    public Choice(
            String noun,
            Class<C> type,
            Supplier<Map<String, Class<? extends C>>> kindsByKey,
            Function<Tree.Mapping, ? extends C> opaque,
            Fault none,
            Fault several) {
        Objects.requireNonNull(kindsByKey, "kindsByKey");
        Objects.requireNonNull(none, "none");
        Objects.requireNonNull(noun, "noun");
        Objects.requireNonNull(opaque, "opaque");
        Objects.requireNonNull(several, "several");
        Objects.requireNonNull(type, "type");
        this.noun = noun;
        this.type = type;
        this.kindsByKey = kindsByKey;
        this.opaque = opaque;
        this.none = none;
        this.several = several;
    }

    private synchronized Map<String, Class<? extends C>> kinds() {
        if (kinds == null) {
            kinds = new TreeMap<>(kindsByKey.get());
        }
        return kinds;
    }

    /**
     * Checks that a mapping can be the value of a kind without a model type.
     *
     * @throws IllegalArgumentException if it does not have exactly one key, or if the key is empty or has a model type
     */
    public void requireOpaque(Tree.Mapping content) {
        Objects.requireNonNull(content, "content");
        List<String> keys = content.fields().stream().map(Tree.Field::name).toList();
        if (keys.size() != 1) {
            throw new IllegalArgumentException(
                    withArticle(noun) + " has one key; found " + (keys.isEmpty() ? "none" : keys));
        }
        String key = keys.get(0);
        if (key.isBlank()) {
            throw new IllegalArgumentException("the key of " + withArticle(noun) + " is empty");
        }
        Class<? extends C> known = kinds().get(key);
        if (known != null) {
            throw new IllegalArgumentException(
                    Printable.quoted(key) + " has a model type; use " + known.getSimpleName() + " instead");
        }
    }

    boolean hasKey(String name) {
        return kinds().containsKey(name);
    }

    /** All keys, sorted. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(kinds().keySet());
    }

    /**
     * The key that a name probably means: the most similar one, or else the first one that starts with the name or with
     * which the name starts, such as {@code splunkHec} for {@code splunk}. Empty if there is none.
     */
    public Optional<String> nearest(String name) {
        String start = Objects.requireNonNull(name, "name").toLowerCase(Locale.ROOT);
        Optional<String> similar = NearestName.of(name, keys());
        return start.isEmpty() || similar.isPresent()
                ? similar
                : keys().stream()
                        .filter(key -> key.toLowerCase(Locale.ROOT).startsWith(start)
                                || start.startsWith(key.toLowerCase(Locale.ROOT)))
                        .findFirst();
    }

    /** The end of a message that suggests the nearest of some names or keys; if there is none, lists all keys. */
    String hint(String name, Collection<String> names) {
        return NearestName.of(name, names)
                .or(() -> nearest(name))
                .map(nearest -> "; did you mean " + Printable.quoted(nearest) + "?")
                .orElseGet(() -> "; the " + plural() + " are " + String.join(", ", keys()));
    }

    /** The shape of the kind with a key; null if there is none. */
    @Nullable
    ObjectShape<?, ?> kind(String key) {
        Class<? extends C> kind = kinds().get(key);
        return kind == null ? null : Shape.of(kind.asSubclass(OpenObject.class));
    }

    Class<C> type() {
        return type;
    }

    /** The faults of a value without a key, or with several. */
    List<Fault> faults() {
        return List.of(none, several);
    }

    @Override
    String noun() {
        return withArticle(noun);
    }

    @Override
    String plural() {
        return pluralOf(noun);
    }

    @Override
    @Nullable
    C read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            return wrongType(tree, noun(), path, violations);
        }
        List<Tree.Field> keys = new ArrayList<>();
        boolean kept = false;
        for (Tree.Field field : mapping.fields()) {
            if (hasKey(field.name())) {
                if (!(field.value() instanceof Tree.Nothing)) {
                    keys.add(field);
                }
            } else if (strictness.lenient()) {
                kept = true;
            } else if (strictness.accepts(field)) {
                keys.add(field);
            } else {
                violations.reportMisspelt(
                        DocumentFault.FIELD_UNKNOWN, mapping, field, path, keys(), hint(field.name(), keys()));
                Shape<?> intended = Violations.intended(mapping, field, keys())
                        .map(this::kind)
                        .orElse(null);
                if (intended != null && !(field.value() instanceof Tree.Nothing)) {
                    violations.reportInside(intended, field.value(), path.field(field.name()), strictness);
                }
                return null;
            }
        }
        // A value of a known kind has no place for unknown fields beside its key.
        return kept && keys.size() <= 1
                ? opaque.apply(mapping)
                : readOne(keys, mapping.position(), path, strictness, violations);
    }

    /** Reads the value if there is exactly one field; otherwise reports a violation and returns null. */
    @Nullable
    C readOne(
            List<Tree.Field> chosen, Position position, FieldPath path, Strictness strictness, Violations violations) {
        if (chosen.size() == 1) {
            return readKind(chosen.get(0), path, strictness, violations);
        }
        if (chosen.isEmpty()) {
            violations.report(none, position, path);
        } else {
            String keys = String.join(" ", chosen.stream().map(Tree.Field::name).toList());
            violations.report(several, chosen.get(1).position(), path, keys);
        }
        return null;
    }

    private @Nullable C readKind(Tree.Field field, FieldPath path, Strictness strictness, Violations violations) {
        ObjectShape<?, ?> kind = kind(field.name());
        if (kind == null) {
            return opaque.apply(Tree.mapping(m -> m.put(field.name(), field.value())));
        }
        kind.availability().check(field, path, strictness, violations);
        return type.cast(kind.read(field.value(), path.field(field.name()), strictness, violations));
    }

    /** The key of a value, for messages; of an opaque value with several keys, all of them. */
    public String keyOf(C value) {
        return String.join(" ", new TreeSet<>(keysOf(Objects.requireNonNull(value, "value"))));
    }

    /** The names of the fields that are written for a value. */
    Set<String> keysOf(C value) {
        if (value instanceof Opaque kind) {
            return kind.content().fields().stream().map(Tree.Field::name).collect(Collectors.toSet());
        }
        return value instanceof OpenObject object ? Set.of(object.shape().name()) : Set.of();
    }

    /**
     * The value that a cluster keeps. The API server drops unknown fields, so a value of a known kind remains of a key
     * with unknown fields beside it. A value without a known key is returned as it is.
     */
    public C stored(C value) {
        Objects.requireNonNull(value, "value");
        if (!(value instanceof Opaque kind)) {
            return value;
        }
        List<Tree.Field> keys = kind.content().fields().stream()
                .filter(field -> hasKey(field.name()) && !(field.value() instanceof Tree.Nothing))
                .toList();
        C known =
                keys.size() == 1 ? readKind(keys.get(0), FieldPath.ROOT, Strictness.LENIENT, new Violations("")) : null;
        return known == null ? value : known;
    }

    @Override
    boolean writesBack(C value, Tree tree) {
        return tree instanceof Tree.Mapping mapping
                && mapping.fields().size() == keysOf(value).size();
    }

    @Override
    void write(C value, Emitter out) {
        out.startMapping();
        writeFields(value, out);
        out.endMapping();
    }

    /** Writes the key and its value. */
    void writeFields(C value, Emitter out) {
        if (value instanceof Opaque kind) {
            kind.content().fields().forEach(out::opaque);
        } else if (value instanceof OpenObject object) {
            out.name(object.shape().name());
            writeObject(object, out);
        }
    }
}
