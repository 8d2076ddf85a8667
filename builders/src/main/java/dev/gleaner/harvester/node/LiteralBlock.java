package dev.gleaner.harvester.node;

import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Optional;

/**
 * A text in a YAML file that is written as a literal block: each line of the text is a line of the file, with the same
 * indentation before it.
 */
final class LiteralBlock {
    private final int firstLine;
    private final int count;
    private final int indentation;

    private LiteralBlock(int firstLine, int count, int indentation) {
        this.firstLine = firstLine;
        this.count = count;
        this.indentation = indentation;
    }

    /** The block of a text; empty if the text is written in another style. */
    static Optional<LiteralBlock> of(Tree.Text text, Lines file) {
        int header = text.position().line() - 1;
        if (header < 0 || header >= file.count()) {
            return Optional.empty();
        }
        String line = file.line(header);
        int column = text.position().column() - 1;
        if (column >= line.length() || line.charAt(column) != '|') {
            return Optional.empty();
        }
        Lines content = Lines.of(text.value());
        for (int i = 0; i < content.count() && header + 1 + i < file.count(); i++) {
            String raw = file.line(header + 1 + i);
            if (!content.isBlank(i) && raw.endsWith(content.line(i))) {
                return Optional.of(new LiteralBlock(
                        header + 1,
                        content.count(),
                        raw.length() - content.line(i).length()));
            }
        }
        return Optional.empty();
    }

    /** The position in the file of a position in the text. */
    Position inFile(Position position) {
        return position.isKnown()
                ? new Position(firstLine + position.line(), indentation + position.column())
                : new Position(firstLine, 1);
    }

    /** The insertion into the file that corresponds to an insertion into the text. */
    Lines.Insertion inFile(Lines.Insertion insertion) {
        List<String> lines = insertion.lines().stream()
                .map(line -> " ".repeat(indentation) + line)
                .toList();
        return new Lines.Insertion(firstLine + insertion.at(), lines);
    }

    /** The replacement of the whole text by another one. */
    Lines.Insertion replacement(String text) {
        List<String> lines = text.lines()
                .map(line -> line.isEmpty() ? line : " ".repeat(indentation) + line)
                .toList();
        return new Lines.Insertion(firstLine, count, lines);
    }
}
