package dev.gleaner.document;

import java.math.BigDecimal;

/** Receives a document piece by piece, in order, when trees and typed values are written. */
interface Emitter {
    void startMapping();

    /** The name of the next field of the mapping that was started last. */
    void name(String name);

    /** The name of the next field if a shape declares it; such names need no quotes. */
    default void declaredName(String name) {
        name(name);
    }

    /** The first fields of a document, version first. */
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

    /** A value that was kept as text. */
    default void json(JsonText text) {
        tree(text.tree());
    }

    /** A whole tree. */
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
