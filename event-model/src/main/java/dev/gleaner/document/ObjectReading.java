package dev.gleaner.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one mapping by the shape of its type. */
final class ObjectReading<T extends OpenObject, B extends ModelBuilder<T>> {
    private final ObjectShape<T, B> shape;
    private final B builder;
    private final Tree.Mapping mapping;
    private final FieldPath path;
    private final Strictness strictness;
    private final Violations violations;

    /** The fields that are keys of the inline choice. */
    private final List<Tree.Field> chosen = new ArrayList<>();

    private final List<UnknownFields.Entry> unknown = new ArrayList<>();
    private final List<UnknownFields.Spelling> spellings = new ArrayList<>();

    /** Invalid known fields, whose values a tolerant reading keeps. */
    private final List<Tree.Field> invalid = new ArrayList<>();

    ObjectReading(
            ObjectShape<T, B> shape,
            B builder,
            Tree.Mapping mapping,
            FieldPath path,
            Strictness strictness,
            Violations violations) {
        this.shape = shape;
        this.builder = builder;
        this.mapping = mapping;
        this.path = path;
        this.strictness = strictness;
        this.violations = violations;
    }

    /** The object; reports violations and returns null if it has errors. */
    @Nullable
    T read() {
        int before = violations.errors();
        reportOther();
        if (violations.errors() > before) {
            return null;
        }
        String last = "";
        for (Tree.Field field : mapping.fields()) {
            last = read(field, last);
        }
        checkKind();
        checkRequired();
        InlineChoice<T, B, ?> inline = shape.inline();
        if (inline != null) {
            takeOpaque();
            inline.read(chosen, mapping.position(), path, strictness, violations, builder);
        }
        for (Shape.Rule<Tree.Mapping> rule : shape.rules()) {
            rule.check(mapping, mapping.position(), path, violations);
        }
        if (violations.errors() > before) {
            return null;
        }
        builder.unknownFields(UnknownFields.of(unknown, spellings));
        T object = builder.build();
        return invalid.isEmpty() ? object : withInvalid(object);
    }

    /** Reports that the mapping is of another type, whose fields need no violations. */
    private void reportOther() {
        if (shape.isOfOtherKind(
                mapping.text("apiVersion").orElse(""), mapping.text("kind").orElse(""))) {
            checkKind();
        }
        Shape.Rule<Tree.Mapping> other = shape.other();
        if (other != null) {
            other.check(mapping, mapping.position(), path, violations);
        }
    }

    private T withInvalid(T object) {
        for (Tree.Field field : invalid) {
            ObjectField<T, B, ?> known = shape.field(field.name());
            if (known != null) {
                spellings.add(known.spellingOfInvalid(field.value(), object));
            }
        }
        builder.unknownFields(UnknownFields.of(unknown, spellings));
        return builder.build();
    }

    /** Reads a field. Returns the name of the last known field, which determines where unknown fields are written. */
    private String read(Tree.Field field, String last) {
        String name = field.name();
        ObjectField<T, B, ?> known = shape.field(name);
        if (known != null) {
            checkAvailable(field, known.availability());
        }
        if (known != null && !known.isCarried()) {
            readKnown(known, field);
            return name;
        }
        InlineChoice<T, B, ?> inline = shape.inline();
        if (inline != null && inline.choice().hasKey(name)) {
            if (field.value() instanceof Tree.Nothing) {
                keep(new UnknownFields.Spelling(name, field.value(), null));
            } else {
                chosen.add(field);
            }
            return ObjectShape.INLINE;
        }
        if (inline != null && known == null && strictness.accepts(field)) {
            chosen.add(field);
            return ObjectShape.INLINE;
        }
        if (!shape.isTypeMeta(name)) {
            if (known == null) {
                checkUnknown(field);
            }
            unknown.add(new UnknownFields.Entry(field, last));
        }
        return last;
    }

    private void checkAvailable(Tree.Field field, Availability availability) {
        Fault unread = shape.unread();
        TargetVersion target = strictness.target();
        if (unread == null) {
            availability.check(field, path, strictness, violations);
        } else if (target != null && !availability.includes(target.version())) {
            report(unread, field, Printable.quoted(field.name()), availability.unread(target));
        }
    }

    private void readKnown(ObjectField<T, B, ?> known, Tree.Field field) {
        int before = violations.count();
        int errors = violations.errors();
        keep(known.read(field.value(), path.field(field.name()), strictness, violations, builder));
        if (violations.errors() > errors && strictness.tolerant() && known.canBeAbsent()) {
            violations.soften(before);
            known.setFallback(mapping, builder);
            invalid.add(field);
        }
    }

    private void keep(UnknownFields.@Nullable Spelling spelling) {
        if (spelling != null) {
            spellings.add(spelling);
        }
    }

    /** In lenient reading, the only unknown field may be a kind that is newer than this library. */
    private void takeOpaque() {
        if (strictness.lenient()
                && chosen.isEmpty()
                && unknown.size() == 1
                && !unknown.get(0).field().name().isBlank()
                && unknown.get(0).field().value() instanceof Tree.Mapping) {
            chosen.add(unknown.remove(0).field());
        }
    }

    private void checkUnknown(Tree.Field field) {
        if (strictness.lenient()) {
            return;
        }
        if (!shape.isOpen()) {
            violations.reportMisspelt(
                    DocumentFault.FIELD_UNKNOWN, mapping, field, path, shape.names(), hint(field.name()));
            checkInside(field);
            return;
        }
        String hint = NearestName.hint(field.name(), shape.names());
        Fault unread = shape.unread();
        if (unread != null) {
            violations.reportMisspelt(unread, mapping, field, path, shape.names(), hint);
        } else if (!hint.isEmpty()) {
            violations.reportMisspelt(DocumentFault.FIELD_SUSPECT, mapping, field, path, shape.names(), hint);
        }
    }

    /** Checks the value of a misspelt field as that of the field, or of the kind, that it certainly stands for. */
    private void checkInside(Tree.Field field) {
        Shape<?> intended = Violations.intended(mapping, field, shape.names())
                .map(shape::shapeOf)
                .orElse(null);
        if (intended != null && !(field.value() instanceof Tree.Nothing)) {
            violations.reportInside(intended, field.value(), path.field(field.name()), strictness);
        }
    }

    /** Suggests the nearest name. The first unknown field of an object without its kind may be one: lists all kinds. */
    private String hint(String name) {
        InlineChoice<T, B, ?> inline = shape.inline();
        return inline != null
                        && unknown.isEmpty()
                        && mapping.fields().stream()
                                .noneMatch(field -> inline.choice().hasKey(field.name()))
                ? inline.choice().hint(name, shape.names())
                : NearestName.hint(name, shape.names());
    }

    private void report(Fault fault, Tree.Field field, Object... arguments) {
        violations.report(fault, field.position(), path.field(field.name()), arguments);
    }

    private void checkKind() {
        String apiVersion = shape.apiVersion();
        if (apiVersion != null) {
            checkText("apiVersion", apiVersion);
            checkText("kind", shape.name());
            shape.availability().checkKind(shape.name(), positionOf("kind"), path, strictness, violations);
        }
    }

    private Position positionOf(String field) {
        return mapping.get(field).map(Tree::position).orElse(mapping.position());
    }

    private void checkText(String field, String wanted) {
        Optional<Tree> found = mapping.get(field).filter(value -> !(value instanceof Tree.Nothing));
        if (found.isEmpty()) {
            violations.report(DocumentFault.FIELD_REQUIRED, mapping.position(), path.field(field), wanted);
        } else if (!found.get().equals(Tree.text(wanted))) {
            Object[] arguments = {found.get().describe(), wanted};
            if (found.get() instanceof Tree.Text text) {
                violations.reportUnknown(DocumentFault.KIND_WRONG, text, path.field(field), List.of(wanted), arguments);
                if (ApiType.isLaterVersion(text.value(), wanted)) {
                    violations.replaceLast(new Replacement(text.value(), wanted));
                }
            } else {
                violations.report(DocumentFault.KIND_WRONG, found.get().position(), path.field(field), arguments);
            }
        }
    }

    private void checkRequired() {
        for (ObjectField<T, B, ?> field : shape.fields()) {
            if (field.isRequired(strictness.target()) && field.shape() != null && !mapping.isSet(field.name())) {
                int before = violations.count();
                violations.report(
                        DocumentFault.FIELD_REQUIRED,
                        mapping.position(),
                        path.field(field.name()),
                        field.shape().noun());
                if (strictness.tolerant() && field.canBeAbsent()) {
                    violations.soften(before);
                    field.setFallback(mapping, builder);
                }
            }
        }
    }
}
