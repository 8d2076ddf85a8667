package dev.gleaner.document;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The place of a text inside a document. Positions and paths of the text become those of the file.
 *
 * @param path the path of the text in the document
 * @param start the start of the scalar that holds the text
 * @param lines the number of lines before its first line; -1 if its lines are not lines of the file
 * @param columns the number of characters before the text on each of its lines
 * @param end the end of its last line that is not blank
 */
record TextPlace(FieldPath path, Position start, int lines, int columns, Position end) {
    /** The place of a text that is the whole file. */
    static final TextPlace FILE =
            new TextPlace(FieldPath.ROOT, Position.NONE, 0, 0, new Position(Integer.MAX_VALUE, Integer.MAX_VALUE));

    /** The place of a text of which only the start of its scalar is known. */
    static TextPlace at(FieldPath path, Position start) {
        return new TextPlace(path, start, -1, 0, start);
    }

    private boolean isFile() {
        return equals(FILE);
    }

    /** The position in the file of a position in the text; the start of the scalar if it is unknown. */
    Position position(Position inText) {
        if (lines < 0 || !inText.isKnown()) {
            return start;
        }
        Position inFile = new Position(inText.line() + lines, inText.column() + columns);
        return inFile.line() > end.line() ? end : inFile;
    }

    /** The path in the document of a path in the text. */
    FieldPath path(FieldPath inText) {
        return isFile() ? inText : inText.below(path);
    }

    /** The arguments of a message, with the positions in them. */
    Object[] arguments(Object... inText) {
        if (isFile()) {
            return inText;
        }
        return Arrays.stream(inText)
                .map(argument -> argument instanceof Position position ? position(position) : argument)
                .toArray();
    }

    /** The same tree, with its positions in the file. */
    Tree tree(Tree inText) {
        if (isFile()) {
            return inText;
        }
        Position at = position(inText.position());
        if (inText instanceof Tree.Mapping mapping) {
            Map<String, Tree.Field> fields = new LinkedHashMap<>();
            mapping.fields()
                    .forEach(field -> fields.put(
                            field.name(),
                            new Tree.Field(field.name(), tree(field.value()), position(field.position()))));
            return new Tree.Mapping(fields, at);
        }
        if (inText instanceof Tree.Sequence sequence) {
            return new Tree.Sequence(sequence.items().stream().map(this::tree).toList(), at);
        }
        if (inText instanceof Tree.Text text) {
            return new Tree.Text(text.value(), at);
        }
        if (inText instanceof Tree.Decimal number) {
            return new Tree.Decimal(number.value(), at, number.spelling());
        }
        return inText instanceof Tree.Flag flag
                ? new Tree.Flag(flag.value(), at, flag.spelling())
                : new Tree.Nothing(at);
    }
}
