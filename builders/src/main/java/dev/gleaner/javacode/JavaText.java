package dev.gleaner.javacode;

import dev.gleaner.javacode.Code.Chain;
import dev.gleaner.javacode.Code.TextBlock;
import dev.gleaner.javacode.Code.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Texts as literals, or as text blocks if they have several lines. */
final class JavaText {
    /** A class file contains a text of at most 65535 bytes, and a character has at most three. */
    private static final int LONGEST = 65_535 / 3;

    private static final String QUOTES = "\"\"\"";

    private JavaText() {}

    /** The code of a text. */
    static Code of(String text) {
        if (text.length() <= LONGEST) {
            return isBlock(text) ? block(text) : new Word(literal(text));
        }
        List<Code> pieces = new ArrayList<>();
        pieces.add(new Word("\"\""));
        pieces(text).forEach(piece -> pieces.add(of(piece)));
        return new Chain("String", List.of(new Code.Call("join", pieces)));
    }

    /** Cuts a long text, after the ends of lines where there are some. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (text.length() - start > LONGEST) {
            int end = text.lastIndexOf('\n', start + LONGEST - 1) + 1;
            if (end <= start) {
                end = start + LONGEST;
                end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
            }
            pieces.add(text.substring(start, end));
            start = end;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    /**
     * Whether a text has a line break before its end. A text block loses blanks of Unicode at the ends of lines,
     * because their escapes are replaced first.
     */
    private static boolean isBlock(String text) {
        int line = text.indexOf('\n');
        return line >= 0
                && line < text.length() - 1
                && text.chars().noneMatch(c -> c >= 0x100 && Character.isWhitespace(c));
    }

    /** A text as a literal in quotes. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(c -> literal.append(c == '"' ? "\\\"" : escaped((char) c)));
        return literal.append('"').toString();
    }

    private static TextBlock block(String text) {
        boolean endsLine = text.endsWith("\n");
        String content = endsLine ? text.substring(0, text.length() - 1) : text;
        List<String> lines = new ArrayList<>();
        for (String line : content.split("\n", -1)) {
            lines.add(line(line));
        }
        if (endsLine) {
            return new TextBlock(lines, "\n" + QUOTES);
        }
        // Quotes at the end of a line would be part of the closing ones. The indentation of a text block is that of the
        // line with the fewest blanks, so the closing quotes are in a line of their own if all lines have some.
        String last = lines.get(lines.size() - 1);
        boolean isFlush = lines.stream().anyMatch(line -> !line.isEmpty() && line.charAt(0) != ' ');
        if (isFlush && !last.endsWith("\"")) {
            return new TextBlock(lines, QUOTES);
        }
        lines.set(lines.size() - 1, last + "\\");
        return new TextBlock(lines, "\n" + QUOTES);
    }

    /** A line of a text block: quotes are escaped only where three of them would end it, and a blank at the end. */
    private static String line(String line) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean isLast = i == line.length() - 1;
            if (c == '"') {
                code.append(line.startsWith(QUOTES, i) ? "\\\"" : "\"");
            } else if (c == ' ' && isLast) {
                code.append("\\s");
            } else {
                code.append(escaped(c));
            }
        }
        return code.toString();
    }

    /**
     * A character of a literal. An escape with {@code u} is replaced before the literal is read, so those below U+0100
     * have an octal number.
     */
    private static String escaped(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default ->
                isPlain(c) ? String.valueOf(c) : c < 0x100 ? octal(c) : String.format(Locale.ROOT, "\\u%04x", (int) c);
        };
    }

    private static String octal(char c) {
        String digits = Integer.toOctalString(c);
        return "\\" + "0".repeat(3 - digits.length()) + digits;
    }

    /** Whether a character is visible and means itself, in ASCII or as a letter. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f || c > 0xa0 && Character.isLetter(c);
    }
}
