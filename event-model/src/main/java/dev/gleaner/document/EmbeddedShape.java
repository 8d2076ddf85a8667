package dev.gleaner.document;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shape of an object of fabric8's model. The tree is checked against the names and types of the model's fields,
 * and against {@link RequiredFields}, without building an object: fabric8 itself accepts any field and nearly any
 * value.
 */
final class EmbeddedShape<T> extends Shape<Embedded<T>> {
    /** The grammar of k8s.io/apimachinery/pkg/api/resource/quantity.go. */
    static final Pattern QUANTITY =
            Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]?|[eE][-+]?[0-9]+)");

    private final Class<T> type;
    private final boolean part;

    EmbeddedShape(Class<T> type) {
        this(type, false);
    }

    /** The shape of a whole object, or of a part that may lack required fields. */
    EmbeddedShape(Class<T> type, boolean part) {
        this.type = type;
        this.part = part;
    }

    /** The type in fabric8's model. It is found on use, because writing does not need it. */
    EmbeddedType model() {
        return part ? EmbeddedType.partOf(type) : EmbeddedType.of(type);
    }

    Class<T> type() {
        return type;
    }

    @Override
    String noun() {
        return model().noun();
    }

    @Override
    String plural() {
        return pluralOf(type.getSimpleName());
    }

    @Override
    @Nullable
    Embedded<T> read(Tree tree, FieldPath path, Strictness strictness, Violations violations) {
        int before = violations.errors();
        check(tree, model(), path, strictness, violations);
        if (violations.errors() > before) {
            return null;
        }
        return tree instanceof Tree.Nothing ? wrongType(tree, noun(), path, violations) : new Embedded<>(tree, type);
    }

    @Override
    void write(Embedded<T> value, Emitter out) {
        out.tree(value.tree());
    }

    private void check(Tree tree, EmbeddedType wanted, FieldPath path, Strictness strictness, Violations violations) {
        if (tree instanceof Tree.Nothing) {
            return;
        }
        switch (wanted.kind()) {
            case LIST -> checkList(tree, wanted, path, strictness, violations);
            case MAP -> checkMap(tree, wanted, path, strictness, violations);
            case TEXT -> Scalar.TEXT.read(tree, path, strictness, violations);
            case FLAG -> Scalar.FLAG.read(tree, path, strictness, violations);
            case INTEGER -> Scalar.INTEGER.read(tree, path, strictness, violations);
            case LONG -> require(isWhole(tree, Long.SIZE), tree, wanted, path, violations);
            case QUANTITY -> require(isQuantity(tree), tree, wanted, path, violations);
            case INTEGER_OR_TEXT ->
                require(tree instanceof Tree.Text || isWhole(tree, Integer.SIZE), tree, wanted, path, violations);
            case OBJECT -> checkObject(tree, wanted, path, strictness, violations);
            case OTHER -> require(wanted.isReadable(tree), tree, wanted, path, violations);
        }
    }

    /**
     * Reports a value unless a condition holds. fabric8 accepts nearly any value for these types; the API server does
     * not.
     */
    private void require(boolean holds, Tree tree, EmbeddedType wanted, FieldPath path, Violations violations) {
        if (!holds) {
            wrongType(tree, wanted.noun(), path, violations);
        }
    }

    private static boolean isWhole(Tree tree, int bits) {
        return tree instanceof Tree.Decimal number
                && number.value().stripTrailingZeros().scale() <= 0
                && number.value().toBigInteger().bitLength() < bits;
    }

    private static boolean isQuantity(Tree tree) {
        return tree instanceof Tree.Decimal
                || tree instanceof Tree.Text text
                        && QUANTITY.matcher(text.value()).matches();
    }

    private void checkList(
            Tree tree, EmbeddedType wanted, FieldPath path, Strictness strictness, Violations violations) {
        if (!(tree instanceof Tree.Sequence sequence)) {
            wrongType(tree, wanted.noun(), path, violations);
            return;
        }
        for (int i = 0; i < sequence.items().size(); i++) {
            check(sequence.items().get(i), wanted.content(), path.index(i), strictness, violations);
        }
    }

    private void checkMap(
            Tree tree, EmbeddedType wanted, FieldPath path, Strictness strictness, Violations violations) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            wrongType(tree, wanted.noun(), path, violations);
            return;
        }
        mapping.fields()
                .forEach(field ->
                        check(field.value(), wanted.content(), path.field(field.name()), strictness, violations));
    }

    private void checkObject(
            Tree tree, EmbeddedType wanted, FieldPath path, Strictness strictness, Violations violations) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            wrongType(tree, wanted.noun(), path, violations);
            return;
        }
        Map<String, EmbeddedType> known = wanted.fields();
        for (Tree.Field field : mapping.fields()) {
            EmbeddedType fieldType = known.get(field.name());
            if (fieldType != null) {
                check(field.value(), fieldType, path.field(field.name()), strictness, violations);
            } else if (!strictness.lenient()) {
                violations.reportUnknown(mapping, field, path, known.keySet());
            }
        }
        for (String field : wanted.required()) {
            if (!mapping.isSet(field)) {
                String noun = Objects.requireNonNull(known.get(field)).noun();
                violations.report(DocumentFault.FIELD_REQUIRED, mapping.position(), path.field(field), noun);
            }
        }
    }
}
