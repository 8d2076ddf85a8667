package dev.gleaner.document;

import dev.gleaner.document.ObjectField.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a model type: its fields in the order of writing, and the rules between them. Immutable; each method
 * returns an extended shape. Not for users: model types declare it.
 *
 * @param <T> the model type
 * @param <B> its builder
 */
public final class ObjectShape<T extends OpenObject, B extends ModelBuilder<T>> extends Shape<T> {
    /** The name that marks the place of the inline choice among the fields. */
    static final String INLINE = "\0inline";

    private static final Set<String> TYPE_META = Set.of("apiVersion", "kind");

    private final String name;
    private final @Nullable ApiType type;
    private final Availability availability;
    private final Supplier<B> builder;
    private final Map<String, ObjectField<T, B, ?>> fields;
    private final @Nullable InlineChoice<T, B, ?> inline;
    private final List<Rule<Tree.Mapping>> rules;
    private final @Nullable Rule<Tree.Mapping> other;
    private final boolean open;
    private final @Nullable Fault unread;

    private ObjectShape(
            String name,
            @Nullable ApiType type,
            Availability availability,
            Supplier<B> builder,
            Map<String, ObjectField<T, B, ?>> fields,
            @Nullable InlineChoice<T, B, ?> inline,
            List<Rule<Tree.Mapping>> rules,
            @Nullable Rule<Tree.Mapping> other,
            boolean open,
            @Nullable Fault unread) {
        this.name = name;
        this.type = type;
        this.availability = availability;
        this.builder = builder;
        this.fields = fields;
        this.inline = inline;
        this.rules = rules;
        this.other = other;
        this.open = open;
        this.unread = unread;
    }

    static <T extends OpenObject, B extends ModelBuilder<T>> ObjectShape<T, B> of(String name, Supplier<B> builder) {
        return new ObjectShape<>(
                name, null, Availability.ALWAYS, builder, new LinkedHashMap<>(), null, List.of(), null, false, null);
    }

    ObjectShape<T, B> ofType(ApiType type) {
        return new ObjectShape<>(name, type, availability, builder, fields, inline, rules, other, open, unread);
    }

    /** A required field. */
    public <V> ObjectShape<T, B> required(String name, Shape<V> shape, Function<T, V> get, BiConsumer<B, V> set) {
        return with(ObjectField.of(name, shape, Presence.REQUIRED, get, set));
    }

    /**
     * A required field. If it is absent or invalid, a tolerant reading computes its value from the other fields of the
     * object.
     */
    public <V> ObjectShape<T, B> required(
            String name, Shape<V> shape, Function<T, V> get, BiConsumer<B, V> set, Function<Tree.Mapping, V> fallback) {
        return with(ObjectField.<T, B, V>of(name, shape, Presence.REQUIRED, get, set)
                .fallback(fallback));
    }

    /** An optional field. */
    public <V> ObjectShape<T, B> optional(
            String name, Shape<V> shape, Function<T, Optional<V>> get, BiConsumer<B, V> set) {
        return with(ObjectField.of(
                name, shape, Presence.OPTIONAL, value -> get.apply(value).orElse(null), set));
    }

    /** A required object, whose type declares its shape. */
    public <V extends OpenObject> ObjectShape<T, B> required(
            String name, Class<V> type, Function<T, V> get, BiConsumer<B, V> set) {
        return required(name, ref(type), get, set);
    }

    /** An optional object, whose type declares its shape. */
    public <V extends OpenObject> ObjectShape<T, B> part(
            String name, Class<V> type, Function<T, Optional<V>> get, BiConsumer<B, V> set) {
        return optional(name, ref(type), get, set);
    }

    /** An optional text. */
    public ObjectShape<T, B> text(String name, Function<T, Optional<String>> get, BiConsumer<B, String> set) {
        return optional(name, Scalar.TEXT, get, set);
    }

    /** An optional boolean. */
    public ObjectShape<T, B> flag(String name, Function<T, Optional<Boolean>> get, BiConsumer<B, Boolean> set) {
        return optional(name, Scalar.FLAG, get, set);
    }

    /** An optional whole number. */
    public ObjectShape<T, B> integer(String name, Function<T, Optional<Integer>> get, BiConsumer<B, Integer> set) {
        return optional(name, Scalar.INTEGER, get, set);
    }

    /** A field that is omitted if it has its default value. */
    public <V> ObjectShape<T, B> defaulted(
            String name, Shape<V> shape, V absent, Function<T, V> get, BiConsumer<B, V> set) {
        return with(ObjectField.defaulted(name, shape, absent::equals, get, set));
    }

    /** A field that is always written, but may be absent when it is read. */
    public <V> ObjectShape<T, B> always(String name, Shape<V> shape, Function<T, V> get, BiConsumer<B, V> set) {
        return with(ObjectField.of(name, shape, Presence.WRITTEN, get, set));
    }

    /** A list for which empty means the same as absent. */
    public <E> ObjectShape<T, B> list(
            String name, Shape<E> element, Function<T, List<E>> get, BiConsumer<B, List<E>> set) {
        return with(ObjectField.defaulted(name, new ListShape<>(element), List::isEmpty, get, set));
    }

    /** A list of objects, whose type declares their shape. Empty means the same as absent. */
    public <E extends OpenObject> ObjectShape<T, B> parts(
            String name, Class<E> element, Function<T, List<E>> get, BiConsumer<B, List<E>> set) {
        return list(name, ref(element), get, set);
    }

    /** A list of texts for which empty means the same as absent. */
    public ObjectShape<T, B> texts(String name, Function<T, List<String>> get, BiConsumer<B, List<String>> set) {
        return list(name, Scalar.TEXT, get, set);
    }

    /** A mapping of texts for which empty means the same as absent. */
    public ObjectShape<T, B> textMap(
            String name, Function<T, Map<String, String>> get, BiConsumer<B, Map<String, String>> set) {
        return map(name, Scalar.TEXT, get, set);
    }

    /** A mapping for which empty means the same as absent. */
    public <V> ObjectShape<T, B> map(
            String name, Shape<V> element, Function<T, Map<String, V>> get, BiConsumer<B, Map<String, V>> set) {
        return with(ObjectField.defaulted(name, new MapShape<>(element), Map::isEmpty, get, set));
    }

    /** A choice whose keys are fields of the object; it is written after the fields that are declared before it. */
    public <C> ObjectShape<T, B> choice(Choice<C> choice, Function<T, C> get, BiConsumer<B, C> set) {
        InlineChoice<T, B, C> here = new InlineChoice<>(choice, fields.size(), get, set);
        return new ObjectShape<>(name, type, availability, builder, fields, here, rules, other, open, unread);
    }

    /** Fields that several types share, which a method adds. */
    public ObjectShape<T, B> group(UnaryOperator<ObjectShape<T, B>> fields) {
        return fields.apply(this);
    }

    /** Shared fields that this type has since a version, except for some that it always had. */
    public ObjectShape<T, B> groupSince(String version, UnaryOperator<ObjectShape<T, B>> shared, String... older) {
        ObjectShape<T, B> shape = shared.apply(this);
        for (ObjectField<T, B, ?> field : List.copyOf(shape.fields.values())) {
            if (!fields.containsKey(field.name())
                    && field.availability().since() == null
                    && !List.of(older).contains(field.name())) {
                shape = shape.with(field.since(Version.of(version)));
            }
        }
        return shape;
    }

    /** Known fields without an accessor; they are kept as unknown fields. */
    public ObjectShape<T, B> carrying(String... names) {
        ObjectShape<T, B> shape = this;
        for (String carried : names) {
            shape = shape.with(ObjectField.carried(carried));
        }
        return shape;
    }

    /** Allows fields that are not declared. */
    public ObjectShape<T, B> open() {
        return new ObjectShape<>(name, type, availability, builder, fields, inline, rules, other, true, unread);
    }

    /**
     * Allows fields that are not declared, and fields that the target version does not have. They have no effect, which
     * the fault reports; its wording has places for the name and the end of the message.
     */
    public ObjectShape<T, B> open(Fault unread) {
        Objects.requireNonNull(unread, "unread");
        return new ObjectShape<>(name, type, availability, builder, fields, inline, rules, other, true, unread);
    }

    /** Adds a rule about the mapping. */
    public ObjectShape<T, B> rule(Rule<Tree.Mapping> rule) {
        List<Rule<Tree.Mapping>> more = new ArrayList<>(rules);
        more.add(rule);
        return new ObjectShape<>(name, type, availability, builder, fields, inline, more, other, open, unread);
    }

    /** A rule that recognizes a mapping of another type. If it reports an error, nothing else of the mapping is checked. */
    public ObjectShape<T, B> recognizing(Rule<Tree.Mapping> other) {
        Objects.requireNonNull(other, "other");
        return new ObjectShape<>(name, type, availability, builder, fields, inline, rules, other, open, unread);
    }

    /** The first version that has the field declared last; before any field, the first that has the kind. */
    public ObjectShape<T, B> since(String version) {
        Version first = Version.of(version);
        return fields.isEmpty() ? available(availability.from(first)) : with(last().since(first));
    }

    /** The last version that has the field declared last; before any field, the last that has the kind. */
    public ObjectShape<T, B> until(String version) {
        Version last = Version.of(version);
        return fields.isEmpty() ? available(availability.upTo(last)) : with(last().until(last));
    }

    /** The replacement for the field declared last in versions that do not have it, for messages. */
    public ObjectShape<T, B> instead(String other) {
        return with(last().instead(Objects.requireNonNull(other, "other")));
    }

    /** The first version that requires the field declared last, which is optional for others. */
    public ObjectShape<T, B> requiredSince(String version) {
        return with(last().requiredSince(Version.of(version)));
    }

    /** The last version that requires the field declared last, which is optional for others. */
    public ObjectShape<T, B> requiredUntil(String version) {
        return with(last().requiredUntil(Version.of(version)));
    }

    /**
     * The type that a declared field had up to a version. The field then has two accessors; if both are set, the value
     * of the newer type is written.
     */
    public <V> ObjectShape<T, B> formerly(
            String name, String until, Shape<V> shape, Function<T, Optional<V>> get, BiConsumer<B, V> set) {
        ObjectField<T, B, ?> field = Objects.requireNonNull(fields.get(name), name);
        ObjectField<T, B, V> former = ObjectField.<T, B, V>of(
                        name,
                        shape,
                        Presence.OPTIONAL,
                        value -> get.apply(value).orElse(null),
                        set)
                .until(Version.of(until));
        return with(field.formerly(former));
    }

    private ObjectShape<T, B> available(Availability versions) {
        return new ObjectShape<>(name, type, versions, builder, fields, inline, rules, other, open, unread);
    }

    /** Writes null if the field declared last is absent. */
    public ObjectShape<T, B> orNull() {
        return with(last().writtenAsNull());
    }

    private ObjectField<T, B, ?> last() {
        ObjectField<T, B, ?> last = null;
        for (ObjectField<T, B, ?> field : fields.values()) {
            last = field;
        }
        return Objects.requireNonNull(last, "no field");
    }

    private ObjectShape<T, B> with(ObjectField<T, B, ?> field) {
        Map<String, ObjectField<T, B, ?>> more = new LinkedHashMap<>(fields);
        more.put(field.name(), field);
        return new ObjectShape<>(name, type, availability, builder, more, inline, rules, other, open, unread);
    }

    /** The noun of the shape: the key in a choice, the kind of a document. */
    String name() {
        return name;
    }

    /** The type of a document; null for other objects. */
    @Nullable
    ApiType type() {
        return type;
    }

    /** The {@code apiVersion} of a document; null for other objects. */
    @Nullable
    String apiVersion() {
        return type == null ? null : type.apiVersion();
    }

    /** The versions that have the kind. */
    Availability availability() {
        return availability;
    }

    /** The model type, which declares the builder. */
    Class<?> model() {
        Class<?> model = builder.get().getClass().getDeclaringClass();
        return Objects.requireNonNull(model, name);
    }

    /** Whether an {@code apiVersion} and {@code kind} are those of this shape; the version of the group is ignored. */
    boolean isOfKind(String foundVersion, String foundKind) {
        return type != null && type.matches(foundVersion, foundKind);
    }

    /** Whether an {@code apiVersion} and {@code kind} are both those of something else. */
    boolean isOfOtherKind(String foundVersion, String foundKind) {
        return type != null && type.excludes(foundVersion, foundKind);
    }

    /** The shape of a field, or of a kind of the inline choice; null if it has none. */
    @Nullable
    Shape<?> shapeOf(String field) {
        ObjectField<T, B, ?> known = fields.get(field);
        return known != null ? known.shape() : inline != null ? inline.choice().kind(field) : null;
    }

    /** Whether its documents have an {@code apiVersion} and {@code kind}. */
    boolean hasKind() {
        return type != null;
    }

    /** Whether fields that are not declared are allowed. */
    boolean isOpen() {
        return open;
    }

    /** Reports a field that has no effect in an open shape; null if only misspelt names are reported. */
    @Nullable
    Fault unread() {
        return unread;
    }

    /** The choice whose keys are fields of this object; null if there is none. */
    @Nullable
    InlineChoice<T, B, ?> inline() {
        return inline;
    }

    Collection<ObjectField<T, B, ?>> fields() {
        return fields.values();
    }

    /** The declared field with a name; null if there is none. */
    @Nullable
    ObjectField<T, B, ?> field(String field) {
        return fields.get(field);
    }

    List<Rule<Tree.Mapping>> rules() {
        return rules;
    }

    /** Recognizes a mapping of another type; null if nothing is recognized. */
    @Nullable
    Rule<Tree.Mapping> other() {
        return other;
    }

    /** The names of all known fields in the order of their declaration, and then the keys of the inline choice. */
    public List<String> names() {
        List<String> names = new ArrayList<>(fields.keySet());
        if (inline != null) {
            names.addAll(inline.choice().keys());
        }
        return names;
    }

    /** Whether a field is the {@code apiVersion} or {@code kind} of a document. */
    boolean isTypeMeta(String field) {
        return type != null && TYPE_META.contains(field);
    }

    @Override
    String noun() {
        return withArticle(name) + " (a mapping)";
    }

    @Override
    String plural() {
        return pluralOf(name);
    }

    @Override
    @Nullable
    T read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            return wrongType(tree, noun(), path, violations);
        }
        return new ObjectReading<>(this, builder.get(), mapping, path, strictness, violations).read();
    }

    /** A copy of a value with the changes of a consumer. */
    T edit(T value, Consumer<? super B> change) {
        B target = builder.get();
        fields.values().forEach(field -> field.copy(value, target));
        if (inline != null) {
            inline.copy(value, target);
        }
        target.unknownFields(value.unknownFields());
        try {
            return ModelBuilder.build(target, change);
        } catch (IllegalStateException e) {
            throw ObjectName.named(value, e);
        }
    }

    @Override
    void write(T value, Emitter out) {
        UnknownFields unknown = value.unknownFields();
        out.startMapping();
        if (type != null) {
            out.typeMeta(type.apiVersion(), name);
        }
        if (unknown.keepsNothing()) {
            writeKnown(value, out);
        } else {
            writeAll(value, unknown, out);
        }
        out.endMapping();
    }

    private void writeKnown(T value, Emitter out) {
        int written = 0;
        for (ObjectField<T, B, ?> field : fields.values()) {
            writeInline(value, written++, out);
            field.write(value, out);
        }
        writeInline(value, written, out);
    }

    private void writeInline(T value, int fieldsBefore, Emitter out) {
        if (inline != null && inline.fieldsBefore() == fieldsBefore) {
            inline.write(value, out);
        }
    }

    private void writeAll(T value, UnknownFields unknown, Emitter out) {
        unknown.writeAfter("", out);
        int written = 0;
        for (ObjectField<T, B, ?> field : fields.values()) {
            writeAllInline(value, written++, unknown, out);
            field.write(value, unknown, out);
            unknown.writeAfter(field.name(), out);
        }
        writeAllInline(value, written, unknown, out);
        unknown.writeAfter(null, out);
    }

    private void writeAllInline(T value, int fieldsBefore, UnknownFields unknown, Emitter out) {
        if (inline != null && inline.fieldsBefore() == fieldsBefore) {
            inline.write(value, unknown, out);
            unknown.writeAfter(INLINE, out);
        }
    }
}
