package dev.gleaner.document;

import java.math.BigDecimal;

/** Receives the parts of a document, in order, while a tree or typed value is written. */
interface Emitter {
    void startMapping();

    /** Emits the name of the next field of the innermost mapping. */
    void name(String name);

    /** Emits the name of the next field if a shape declares it; such names need no quotes. */
    default void declaredName(String name) {
        name(name);
    }

    /** Emits the first fields of a document, by default the version first. */
    default void typeMeta(String apiVersion, String kind) {
        declaredName("apiVersion");
        text(apiVersion);
        declaredName("kind");
        text(kind);
    }

    void endMapping();

    void startSequence();

    void endSequence();

    void text(String value);

    void number(BigDecimal value);

    void flag(boolean value);

    void nothing();

    /** Emits a value that was kept as text. */
    default void json(JsonText text) {
        tree(text.tree());
    }

    /** Emits a field of an opaque value, by default as any other field. */
    default void opaque(Tree.Field field) {
        name(field.name());
        tree(field.value());
    }

    /** Emits a whole tree. */
    default void tree(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            startMapping();
            for (Tree.Field field : mapping.fields()) {
                name(field.name());
                tree(field.value());
            }
            endMapping();
        } else if (tree instanceof Tree.Sequence sequence) {
            startSequence();
            sequence.items().forEach(this::tree);
            endSequence();
        } else if (tree instanceof Tree.Text text) {
            text(text.value());
        } else if (tree instanceof Tree.Decimal number) {
            number(number.value());
        } else if (tree instanceof Tree.Flag flag) {
            flag(flag.value());
        } else {
            nothing();
        }
    }
}
