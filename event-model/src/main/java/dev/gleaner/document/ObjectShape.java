package dev.gleaner.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a model type: its fields in the order in which they are written, and the rules between them. Immutable;
 * each method gives a shape with one thing more. Not for users: model types declare it.
 *
 * @param <T> the model type
 * @param <B> its builder
 */
public final class ObjectShape<T extends OpenObject, B extends ModelBuilder<T>> extends Shape<T> {
    /** A field; the accessor gives null for one that is not written. */
    private record Field<T, B, V>(
            String name,
            @Nullable Shape<V> shape,
            boolean required,
            Function<T, @Nullable V> get,
            BiConsumer<B, V> set,
            @Nullable Version since,
            @Nullable Version until,
            boolean orNull) {

        /** A field that every version has, and that is left out when it is absent. */
        Field(
                String name,
                @Nullable Shape<V> shape,
                boolean required,
                Function<T, @Nullable V> get,
                BiConsumer<B, V> set) {
            this(name, shape, required, get, set, null, null, false);
        }

        Field<T, B, V> since(Version version) {
            return new Field<>(name, shape, required, get, set, version, until, orNull);
        }

        Field<T, B, V> until(Version version) {
            return new Field<>(name, shape, required, get, set, since, version, orNull);
        }

        Field<T, B, V> nullWhenAbsent() {
            return new Field<>(name, shape, required, get, set, since, until, true);
        }

        void write(T object, Emitter out) {
            V value = get.apply(object);
            if (value != null && shape != null) {
                out.declaredName(name);
                shape.write(value, out);
            } else if (orNull) {
                out.declaredName(name);
                out.nothing();
            }
        }

        void read(Tree tree, FieldPath path, Strictness strictness, Violations violations, B builder) {
            V value = shape == null ? null : shape.read(tree, path, strictness, violations);
            if (value != null) {
                set.accept(builder, value);
            }
        }

        void copy(T object, B builder) {
            V value = get.apply(object);
            if (value != null) {
                set.accept(builder, value);
            }
        }

        /** A field that is known but kept as it is. */
        boolean isCarried() {
            return shape == null;
        }
    }

    /** A choice whose keys are fields of the object itself. */
    private record Inline<T, B, C>(Choice<C> choice, int fieldsBefore, Function<T, C> get, BiConsumer<B, C> set) {
        void write(T object, Emitter out) {
            choice.writeFields(get.apply(object), out);
        }

        void copy(T object, B builder) {
            set.accept(builder, get.apply(object));
        }

        void read(
                List<Tree.Field> fields,
                Position position,
                FieldPath path,
                Strictness strictness,
                Violations violations,
                B builder) {
            C value = choice.readOne(fields, position, path, strictness, violations);
            if (value != null) {
                set.accept(builder, value);
            }
        }
    }

    private final String name;
    private final @Nullable String apiVersion;
    private final Supplier<B> builder;
    private final Map<String, Field<T, B, ?>> fields;
    private final @Nullable Inline<T, B, ?> inline;
    private final List<Rule<Tree.Mapping>> rules;
    private final boolean open;

    private ObjectShape(
            String name,
            @Nullable String apiVersion,
            Supplier<B> builder,
            Map<String, Field<T, B, ?>> fields,
            @Nullable Inline<T, B, ?> inline,
            List<Rule<Tree.Mapping>> rules,
            boolean open) {
        this.name = name;
        this.apiVersion = apiVersion;
        this.builder = builder;
        this.fields = fields;
        this.inline = inline;
        this.rules = rules;
        this.open = open;
    }

    static <T extends OpenObject, B extends ModelBuilder<T>> ObjectShape<T, B> of(String name, Supplier<B> builder) {
        return new ObjectShape<>(name, null, builder, new LinkedHashMap<>(), null, List.of(), false);
    }

    ObjectShape<T, B> ofKind(String apiVersion) {
        return new ObjectShape<>(name, apiVersion, builder, fields, inline, rules, open);
    }

    /** A field that must be there. */
    public <V> ObjectShape<T, B> required(String name, Shape<V> shape, Function<T, V> get, BiConsumer<B, V> set) {
        return with(new Field<>(name, shape, true, get, set));
    }

    /** A field that may be absent. */
    public <V> ObjectShape<T, B> optional(
            String name, Shape<V> shape, Function<T, Optional<V>> get, BiConsumer<B, V> set) {
        return with(new Field<>(name, shape, false, value -> get.apply(value).orElse(null), set));
    }

    /** A field that is not written when it has the value that its absence means. */
    public <V> ObjectShape<T, B> defaulted(
            String name, Shape<V> shape, V absent, Function<T, V> get, BiConsumer<B, V> set) {
        return with(new Field<>(name, shape, false, unless(absent::equals, get), set));
    }

    /** A field that is always written, although it may be absent where it is read. */
    public <V> ObjectShape<T, B> always(String name, Shape<V> shape, Function<T, V> get, BiConsumer<B, V> set) {
        return with(new Field<>(name, shape, false, get, set));
    }

    /** A list of which empty means the same as absent. */
    public <E> ObjectShape<T, B> list(
            String name, Shape<E> element, Function<T, List<E>> get, BiConsumer<B, List<E>> set) {
        return with(new Field<>(name, new ListShape<>(element), false, unless(List::isEmpty, get), set));
    }

    /** A mapping of which empty means the same as absent. */
    public <V> ObjectShape<T, B> map(
            String name, Shape<V> element, Function<T, Map<String, V>> get, BiConsumer<B, Map<String, V>> set) {
        return with(new Field<>(name, new MapShape<>(element), false, unless(Map::isEmpty, get), set));
    }

    private static <T, V> Function<T, @Nullable V> unless(Predicate<? super V> absent, Function<T, V> get) {
        return object -> {
            V value = get.apply(object);
            return absent.test(value) ? null : value;
        };
    }

    /** A choice whose keys stand beside the other fields; it is written after the fields declared so far. */
    public <C> ObjectShape<T, B> choice(Choice<C> choice, Function<T, C> get, BiConsumer<B, C> set) {
        return new ObjectShape<>(
                name, apiVersion, builder, fields, new Inline<>(choice, fields.size(), get, set), rules, open);
    }

    /** Fields that are right, but of no interest to the type: they are kept among its unknown fields. */
    public ObjectShape<T, B> carrying(String... names) {
        ObjectShape<T, B> shape = this;
        for (String carried : names) {
            shape = shape.with(new Field<T, B, Tree>(carried, null, false, v -> null, (b, v) -> {}));
        }
        return shape;
    }

    /** The type is one of many fields, of which it knows a few: others are right, too. */
    public ObjectShape<T, B> open() {
        return new ObjectShape<>(name, apiVersion, builder, fields, inline, rules, true);
    }

    /** A condition between fields, on the mapping itself. */
    public ObjectShape<T, B> rule(Rule<Tree.Mapping> rule) {
        List<Rule<Tree.Mapping>> more = new ArrayList<>(rules);
        more.add(rule);
        return new ObjectShape<>(name, apiVersion, builder, fields, inline, more, open);
    }

    /** The field declared last exists from this version on. */
    public ObjectShape<T, B> since(String version) {
        return with(last().since(Version.of(version)));
    }

    /** The field declared last exists up to this version. */
    public ObjectShape<T, B> until(String version) {
        return with(last().until(Version.of(version)));
    }

    /** The field declared last is written as null when it is absent. */
    public ObjectShape<T, B> orNull() {
        return with(last().nullWhenAbsent());
    }

    private Field<T, B, ?> last() {
        Field<T, B, ?> last = null;
        for (Field<T, B, ?> field : fields.values()) {
            last = field;
        }
        return Objects.requireNonNull(last, "no field");
    }

    private ObjectShape<T, B> with(Field<T, B, ?> field) {
        Map<String, Field<T, B, ?>> more = new LinkedHashMap<>(fields);
        more.put(field.name(), field);
        return new ObjectShape<>(name, apiVersion, builder, more, inline, rules, open);
    }

    /** The noun of the shape; of a kind of a choice it is the key, of a document its kind. */
    String name() {
        return name;
    }

    /** The {@code apiVersion} of a document; null for other objects. */
    @Nullable
    String apiVersion() {
        return apiVersion;
    }

    /** Whether fields that are not declared are right, too. */
    boolean isOpen() {
        return open;
    }

    /** The choice whose keys are fields of this object; null when there is none. */
    @Nullable
    Choice<?> inlineChoice() {
        return inline == null ? null : inline.choice();
    }

    /** The shapes of the fields by name, in order; those that are only carried have {@link Scalar#ANY}. */
    Map<String, Shape<?>> fieldShapes() {
        Map<String, Shape<?>> shapes = new LinkedHashMap<>();
        fields.forEach(
                (field, definition) -> shapes.put(field, definition.shape() == null ? Scalar.ANY : definition.shape()));
        return shapes;
    }

    /** Whether a field must be there. */
    boolean isRequired(String field) {
        Field<T, B, ?> definition = fields.get(field);
        return definition != null && definition.required();
    }

    /** The first version that has a field; null when all do. */
    @Nullable
    Version firstVersionOf(String field) {
        Field<T, B, ?> definition = fields.get(field);
        return definition == null ? null : definition.since();
    }

    /** The last version that has a field; null when the newest does. */
    @Nullable
    Version lastVersionOf(String field) {
        Field<T, B, ?> definition = fields.get(field);
        return definition == null ? null : definition.until();
    }

    /** Whether a field is known but kept as it is. */
    boolean isCarried(String field) {
        Field<T, B, ?> definition = fields.get(field);
        return definition != null && definition.isCarried();
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
        int before = violations.errors();
        B target = builder.get();
        List<Tree.Field> chosen = new ArrayList<>();
        List<UnknownFields.Entry> unknown = new ArrayList<>();
        String last = "";
        for (Tree.Field field : mapping.fields()) {
            Field<T, B, ?> definition = fields.get(field.name());
            if (definition != null && !definition.isCarried()) {
                checkVersion(definition, field, path, strictness, violations);
                if (!(field.value() instanceof Tree.Nothing)) {
                    definition.read(field.value(), path.field(field.name()), strictness, violations, target);
                }
                last = field.name();
            } else if (inline != null && inline.choice().hasKey(field.name())) {
                chosen.add(field);
                last = INLINE;
            } else if (!isTypeMeta(field.name())) {
                if (definition == null) {
                    checkUnknown(field, path, strictness, violations);
                }
                unknown.add(new UnknownFields.Entry(field, last));
            }
        }
        checkKind(mapping, path, violations);
        checkRequired(mapping, path, violations);
        if (inline != null) {
            inline.read(
                    takeOpaque(chosen, unknown, strictness), mapping.position(), path, strictness, violations, target);
        }
        for (Rule<Tree.Mapping> rule : rules) {
            rule.check(mapping, mapping.position(), path, violations);
        }
        if (violations.errors() > before) {
            return null;
        }
        target.unknownFields(UnknownFields.ofEntries(unknown));
        return target.build();
    }

    /** A copy of a value that a consumer has changed. */
    T edit(T value, Consumer<? super B> change) {
        B target = builder.get();
        fields.values().forEach(field -> field.copy(value, target));
        if (inline != null) {
            inline.copy(value, target);
        }
        target.unknownFields(value.unknownFields());
        return ModelBuilder.build(target, change);
    }

    /** Stands for the place of the inline choice among the fields. */
    private static final String INLINE = "\0inline";

    private static final Set<String> TYPE_META = Set.of("apiVersion", "kind");

    private boolean isTypeMeta(String field) {
        return apiVersion != null && TYPE_META.contains(field);
    }

    /** In a lenient reading, the only field that is not known may be a kind that is newer than this library. */
    private static List<Tree.Field> takeOpaque(
            List<Tree.Field> chosen, List<UnknownFields.Entry> unknown, Strictness strictness) {
        boolean maybe = strictness.lenient() && chosen.isEmpty() && unknown.size() == 1;
        return maybe && unknown.get(0).field().value() instanceof Tree.Mapping
                ? List.of(unknown.remove(0).field())
                : chosen;
    }

    private void checkUnknown(Tree.Field field, FieldPath path, Strictness strictness, Violations violations) {
        if (strictness.lenient()) {
            return;
        }
        List<String> known = new ArrayList<>(fields.keySet());
        if (inline != null) {
            known.addAll(inline.choice().keys());
        }
        if (!open) {
            violations.reportUnknown(field, path, known);
            return;
        }
        String hint = NearestName.hint(field.name(), known);
        if (!hint.isEmpty()) {
            violations.report(
                    DocumentFault.FIELD_SUSPECT,
                    field.position(),
                    path.field(field.name()),
                    Printable.quoted(field.name()),
                    hint);
        }
    }

    private void checkVersion(
            Field<T, B, ?> definition, Tree.Field field, FieldPath path, Strictness strictness, Violations violations) {
        Version version = strictness.version();
        if (version == null) {
            return;
        }
        Version since = definition.since();
        Version until = definition.until();
        if (since != null && version.compareTo(since) < 0) {
            reportVersion(field, "exists from " + since + " on", version, path, violations);
        } else if (until != null && version.compareTo(until) > 0) {
            reportVersion(field, "existed up to " + until, version, path, violations);
        }
    }

    private static void reportVersion(
            Tree.Field field, String existence, Version version, FieldPath path, Violations violations) {
        violations.report(
                DocumentFault.FIELD_VERSION,
                field.position(),
                path.field(field.name()),
                Printable.quoted(field.name()),
                existence,
                version);
    }

    private void checkKind(Tree.Mapping mapping, FieldPath path, Violations violations) {
        if (apiVersion != null) {
            checkText(mapping, "apiVersion", apiVersion, path, violations);
            checkText(mapping, "kind", name, path, violations);
        }
    }

    private static void checkText(
            Tree.Mapping mapping, String field, String wanted, FieldPath path, Violations violations) {
        Optional<Tree> found = mapping.get(field).filter(value -> !(value instanceof Tree.Nothing));
        if (found.isEmpty()) {
            violations.report(DocumentFault.FIELD_REQUIRED, mapping.position(), path.field(field), wanted);
        } else if (!found.get().equals(Tree.text(wanted))) {
            violations.report(
                    DocumentFault.KIND_WRONG,
                    found.get().position(),
                    path.field(field),
                    found.get().describe(),
                    wanted);
        }
    }

    private void checkRequired(Tree.Mapping mapping, FieldPath path, Violations violations) {
        for (Field<T, B, ?> field : fields.values()) {
            if (field.required() && field.shape() != null && isAbsent(mapping, field.name())) {
                violations.report(
                        DocumentFault.FIELD_REQUIRED,
                        mapping.position(),
                        path.field(field.name()),
                        field.shape().noun());
            }
        }
    }

    private static boolean isAbsent(Tree.Mapping mapping, String field) {
        return mapping.get(field)
                .filter(value -> !(value instanceof Tree.Nothing))
                .isEmpty();
    }

    @Override
    void write(T value, Emitter out) {
        UnknownFields unknown = value.unknownFields();
        boolean simple = unknown.isEmpty();
        out.startMapping();
        if (apiVersion != null) {
            out.typeMeta(apiVersion, name);
        }
        if (!simple) {
            unknown.writeAfter("", out);
        }
        int written = 0;
        for (Field<T, B, ?> field : fields.values()) {
            writeInline(value, written++, out);
            field.write(value, out);
            if (!simple) {
                unknown.writeAfter(field.name(), out);
            }
        }
        writeInline(value, written, out);
        if (!simple) {
            unknown.writeAfter(null, out);
        }
        out.endMapping();
    }

    private void writeInline(T value, int fieldsBefore, Emitter out) {
        if (inline != null && inline.fieldsBefore() == fieldsBefore) {
            inline.write(value, out);
            value.unknownFields().writeAfter(INLINE, out);
        }
    }
}
