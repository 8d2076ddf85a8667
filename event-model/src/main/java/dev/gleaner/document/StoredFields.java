package dev.gleaner.document;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of an object that the API server stores: it drops the fields that the CRD of a version does not have, and
 * fields that are null (apiextensions-apiserver v0.24, pkg/apiserver/schema/pruning and defaulting/prunenulls.go).
 */
public final class StoredFields {
    private final TargetVersion target;

    private StoredFields(TargetVersion target) {
        this.target = target;
    }

    /** The stored part of a mapping that has the fields of a model type; the mapping may have errors. */
    public static Tree.Mapping of(Class<? extends OpenObject> type, Tree.Mapping mapping, TargetVersion version) {
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(version, "version");
        return new StoredFields(version).ofObject(Shape.of(type), mapping);
    }

    private Tree of(@Nullable Shape<?> shape, Tree tree) {
        if (shape == null) {
            return tree;
        }
        Shape<?> plain = shape.plain();
        if (plain instanceof ObjectShape<?, ?> object && tree instanceof Tree.Mapping mapping) {
            return ofObject(object, mapping);
        }
        if (plain instanceof Choice<?> choice && tree instanceof Tree.Mapping mapping) {
            return ofChoice(choice, mapping);
        }
        if (plain instanceof MapShape<?> map && tree instanceof Tree.Mapping mapping) {
            return ofMap(map, mapping);
        }
        if (plain instanceof ListShape<?> list && tree instanceof Tree.Sequence sequence) {
            return new Tree.Sequence(
                    sequence.items().stream()
                            .map(item -> of(list.element(), item))
                            .toList(),
                    sequence.position());
        }
        return tree;
    }

    private Tree.Mapping ofObject(ObjectShape<?, ?> object, Tree.Mapping mapping) {
        return filled(mapping, field -> {
            ObjectField<?, ?, ?> declared = object.field(field.name());
            if (declared != null) {
                return isStored(declared) ? of(declared.shape(), field.value()) : null;
            }
            InlineChoice<?, ?, ?> inline = object.inline();
            if (inline != null && inline.choice().hasKey(field.name())) {
                return ofKind(inline.choice(), field);
            }
            return object.isOpen() || object.isTypeMeta(field.name()) ? field.value() : null;
        });
    }

    private boolean isStored(ObjectField<?, ?, ?> field) {
        ObjectField<?, ?, ?> former = field.former();
        return field.availability().includes(target.version())
                || former != null && former.availability().includes(target.version());
    }

    private Tree.Mapping ofChoice(Choice<?> choice, Tree.Mapping mapping) {
        return filled(mapping, field -> ofKind(choice, field));
    }

    private @Nullable Tree ofKind(Choice<?> choice, Tree.Field field) {
        ObjectShape<?, ?> kind = choice.kind(field.name());
        boolean isStored = kind != null && kind.availability().includes(target.version());
        return isStored ? of(kind, field.value()) : null;
    }

    private Tree.Mapping ofMap(MapShape<?> map, Tree.Mapping mapping) {
        return filled(mapping, field -> of(map.value(), field.value()));
    }

    /** A stored value; null if the field is dropped. */
    @FunctionalInterface
    private interface Stored {
        @Nullable
        Tree of(Tree.Field field);
    }

    private static Tree.Mapping filled(Tree.Mapping mapping, Stored stored) {
        return Tree.mapping(
                mapping.position(),
                mapping.fields().stream()
                        .filter(field -> !(field.value() instanceof Tree.Nothing))
                        .<Tree.Field>mapMulti((field, kept) -> {
                            Tree value = stored.of(field);
                            if (value != null) {
                                kept.accept(new Tree.Field(field.name(), value, field.position()));
                            }
                        })
                        .toList());
    }
}
