package dev.gleaner.document;

import java.util.Locale;

/** The severity of a violation. */
public enum Severity implements JsonForm {
    /** The cluster refuses the input, or interprets it differently from what is written. */
    ERROR,
    /** The input is valid, but probably not intended. */
    WARNING;

    /** The severity in a word, such as {@code warning}. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity in a word, as a text. */
    @Override
    public Tree.Text toTree() {
        return Tree.text(inWords());
    }
}
