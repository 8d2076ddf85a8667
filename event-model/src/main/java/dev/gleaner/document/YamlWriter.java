package dev.gleaner.document;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Writes block style YAML with the same meaning for every reader of YAML 1.1 or 1.2: quotes only where plain text would
 * be read differently, literal blocks for multiple lines, no tags, no folding.
 */
final class YamlWriter implements Emitter {
    private static final int STEP = 2;
    /** The maximum length of a key without a question mark before it (YAML 1.1, 7.2.3 and 1.2, 7.4). */
    private static final int MAX_SIMPLE_KEY_LENGTH = 1024;

    private final StringBuilder out = new StringBuilder(1024);

    /** The open mappings and lists: their column, number of entries so far, and kind. */
    private int[] indents = new int[16];

    private int[] counts = new int[16];
    private boolean[] sequences = new boolean[16];
    private int depth;

    /** The text, with a final newline. */
    String finish() {
        return out.append('\n').toString();
    }

    @Override
    public void startMapping() {
        startNode();
        push(depth == 0 ? 0 : indents[depth - 1] + STEP, false);
    }

    @Override
    public void startSequence() {
        startNode();
        // A list below a key starts in the column of the key, as kubectl writes it.
        push(depth == 0 ? 0 : indents[depth - 1] + (sequences[depth - 1] ? STEP : 0), true);
    }

    @Override
    public void endMapping() {
        end("{}");
    }

    @Override
    public void endSequence() {
        end("[]");
    }

    @Override
    public void name(String name) {
        startEntry();
        int start = out.length();
        scalar(name, false);
        if (out.length() - start > MAX_SIMPLE_KEY_LENGTH) {
            out.insert(start, "? ");
            newLine(indents[depth - 1]);
        }
        out.append(':');
    }

    @Override
    public void declaredName(String name) {
        startEntry();
        out.append(name).append(':');
    }

    @Override
    public void text(String value) {
        startScalar();
        scalar(value, true);
    }

    @Override
    public void number(BigDecimal value) {
        startScalar();
        String text = value.toString();
        int exponent = text.indexOf('E');
        // YAML 1.1 requires a point in a number with an exponent.
        if (exponent >= 0 && text.indexOf('.') < 0) {
            out.append(text, 0, exponent).append('.').append(text, exponent, text.length());
        } else {
            out.append(text);
        }
    }

    @Override
    public void flag(boolean value) {
        startScalar();
        out.append(value);
    }

    @Override
    public void nothing() {
        startScalar();
        out.append("null");
    }

    private void push(int indent, boolean sequence) {
        if (depth == indents.length) {
            indents = Arrays.copyOf(indents, depth * 2);
            counts = Arrays.copyOf(counts, depth * 2);
            sequences = Arrays.copyOf(sequences, depth * 2);
        }
        indents[depth] = indent;
        counts[depth] = 0;
        sequences[depth] = sequence;
        depth++;
    }

    private void end(String empty) {
        depth--;
        if (counts[depth] == 0) {
            out.append(depth == 0 ? "" : " ").append(empty);
        }
    }

    private void startNode() {
        if (depth > 0 && sequences[depth - 1]) {
            startEntry();
            out.append('-');
        }
    }

    private void startScalar() {
        startNode();
        if (depth > 0) {
            out.append(' ');
        }
    }

    /** Moves to the start of the next entry of the innermost mapping or list. */
    private void startEntry() {
        int level = depth - 1;
        boolean first = counts[level]++ == 0;
        if (first && level > 0 && sequences[level - 1]) {
            out.append(' ');
        } else if (!first || level > 0) {
            newLine(indents[level]);
        }
    }

    private void newLine(int indent) {
        out.append('\n');
        spaces(indent);
    }

    private void spaces(int count) {
        for (int i = 0; i < count; i++) {
            out.append(' ');
        }
    }

    private void scalar(String text, boolean linesAllowed) {
        switch (YamlText.styleOf(text, depth == 0 || !linesAllowed && indents[depth - 1] == 0)) {
            case PLAIN -> out.append(text);
            case SINGLE_QUOTED ->
                out.append('\'').append(text.replace("'", "''")).append('\'');
            case DOUBLE_QUOTED -> YamlText.appendEscaped(text, out);
            case LITERAL -> {
                if (linesAllowed) {
                    literal(text);
                } else {
                    YamlText.appendEscaped(text, out);
                }
            }
        }
    }

    /** Writes a literal block; its lines are indented one step more than the mapping or list that contains it. */
    private void literal(String text) {
        int indent = depth == 0 ? STEP : indents[depth - 1] + STEP;
        out.append('|');
        if (text.charAt(0) == ' ') {
            out.append(STEP);
        }
        boolean ended = text.endsWith("\n");
        if (!ended) {
            out.append('-');
        } else if (text.endsWith("\n\n")) {
            out.append('+');
        }
        int end = ended ? text.length() - 1 : text.length();
        for (int start = 0; start <= end; ) {
            int next = text.indexOf('\n', start);
            int stop = next < 0 || next > end ? end : next;
            newLine(stop > start ? indent : 0);
            out.append(text, start, stop);
            start = stop + 1;
        }
    }
}
