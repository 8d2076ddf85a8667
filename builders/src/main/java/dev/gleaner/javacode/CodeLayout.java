package dev.gleaner.javacode;

import dev.gleaner.javacode.Code.Block;
import dev.gleaner.javacode.Code.Call;
import dev.gleaner.javacode.Code.Chain;
import dev.gleaner.javacode.Code.Filling;
import dev.gleaner.javacode.Code.Items;
import dev.gleaner.javacode.Code.TextBlock;
import dev.gleaner.javacode.Code.Word;
import java.util.List;

/** Lays out code in lines of at most 120 characters, as palantir-java-format does. */
final class CodeLayout {
    private static final int WIDTH = 120;

    /** The last column in which the dot before the last call may be, if the calls are on one line. */
    private static final int LAST_DOT = 80;

    private static final int BLOCK = 4;
    private static final int CONTINUATION = 8;

    /** The maximum number of nested attempts. */
    private static final int MOST_ATTEMPTS = 4;

    private final StringBuilder text = new StringBuilder();
    private int attempts;

    private CodeLayout() {}

    /** A statement with indented lines; {@code before} and {@code after} are the texts around the code. */
    static String statement(int indent, String before, Code code, String after) {
        CodeLayout layout = new CodeLayout();
        layout.text.append(" ".repeat(indent)).append(before);
        layout.append(code, indent, after.length());
        return layout.text.append(after).append('\n').toString();
    }

    /** Appends code. What follows it in its last line has the given length. */
    private void append(Code code, int indent, int after) {
        if (appendFlat(code, after)) {
            return;
        }
        if (code instanceof Word word) {
            text.append(word.text());
        } else if (code instanceof TextBlock block) {
            appendBlock(block, indent);
        } else if (code instanceof Chain chain) {
            appendCalls(chain.start(), chain.calls(), indent, after);
        } else if (code instanceof Filling filling) {
            appendFilling(filling, indent, after);
        } else if (code instanceof Block block) {
            appendStatements(block, indent);
        } else if (code instanceof Items list) {
            appendCall(new Call(list.method(), list.items()), indent, after);
        }
    }

    private void appendFilling(Filling filling, int indent, int after) {
        text.append(filling.parameter()).append(" -> ");
        if (filling.calls().isEmpty()) {
            text.append("{}");
        } else {
            appendCalls(filling.parameter(), filling.calls(), indent, after);
        }
    }

    private void appendBlock(TextBlock block, int indent) {
        text.append("\"\"\"");
        for (String line : block.lines()) {
            text.append('\n');
            if (!line.isEmpty()) {
                text.append(" ".repeat(indent + CONTINUATION)).append(line);
            }
        }
        text.append(block.end().replace("\n", "\n" + " ".repeat(indent + CONTINUATION)));
    }

    private void appendStatements(Block block, int indent) {
        text.append(block.parameter()).append(" -> {\n");
        block.statements().forEach(code -> text.append(statement(indent + BLOCK, "", code, ";")));
        text.append(" ".repeat(indent)).append('}');
    }

    /** Appends calls, the first in the same line, and each of the others in a line of its own. */
    private void appendCalls(String start, List<Call> calls, int indent, int after) {
        if (calls.size() > 1 && appendWithLastBroken(start, calls, indent, after)) {
            return;
        }
        text.append(start).append(start.isEmpty() ? "" : ".");
        if (calls.size() == 1) {
            appendCall(calls.get(0), indent, after);
            return;
        }
        int inner = indent + CONTINUATION;
        appendCall(calls.get(0), inner, 0);
        for (int i = 1; i < calls.size(); i++) {
            newLine(inner);
            text.append('.');
            appendCall(calls.get(i), inner, i == calls.size() - 1 ? after : 0);
        }
    }

    /**
     * Appends calls on the same line, of which the last one continues on further lines. Does so only if the last call
     * is too long for a line of its own.
     */
    private boolean appendWithLastBroken(String start, List<Call> calls, int indent, int after) {
        Call last = calls.get(calls.size() - 1);
        Chain before = new Chain(start, calls.subList(0, calls.size() - 1));
        boolean fitsAlone =
                appendFlat(new StringBuilder("."), false, List.of(last), line(indent + CONTINUATION, after));
        int length = text.length();
        if (fitsAlone || !appendFlat(before, last.method().length() + 2) || column() > LAST_DOT) {
            text.setLength(length);
            return false;
        }
        text.append('.');
        boolean isAppended = appendIfGood(() -> appendCall(last, indent, after));
        text.setLength(isAppended ? text.length() : length);
        return isAppended;
    }

    /**
     * Appends code of several lines, if its first line is not too long and does not end with a parenthesis. The number
     * of nested attempts is limited, because each attempt lays out the same code again.
     */
    private boolean appendIfGood(Runnable appending) {
        if (attempts == MOST_ATTEMPTS) {
            return false;
        }
        int length = text.length();
        int start = length - column();
        attempts++;
        appending.run();
        attempts--;
        int end = text.indexOf("\n", length);
        boolean isGood = end > 0 && text.charAt(end - 1) != '(' && end - start <= WIDTH;
        text.setLength(isGood ? text.length() : length);
        return isGood;
    }

    private void appendCall(Call call, int indent, int after) {
        text.append(call.method()).append('(');
        List<Code> arguments = call.arguments();
        StringBuilder flat = new StringBuilder();
        int inner = indent + CONTINUATION;
        if (fits(flat, arguments, line(column(), after + 1))) {
            text.append(flat);
        } else if (fits(flat, arguments, line(inner, after + 1))) {
            newLine(inner);
            text.append(flat);
        } else if (isOnlyLastBroken(arguments)) {
            appendWithLastBroken(arguments, indent, after + 1);
        } else {
            appendEach(arguments, inner, after + 1);
        }
        text.append(')');
    }

    /** Appends arguments, of which the last one continues on further lines, where this looks best. */
    private void appendWithLastBroken(List<Code> arguments, int indent, int after) {
        Code last = arguments.get(arguments.size() - 1);
        String others = flat(arguments.subList(0, arguments.size() - 1));
        int inner = indent + CONTINUATION;
        int length = text.length();
        boolean fitsAlone = arguments.size() > 1 && appendFlat(new StringBuilder(), last, line(inner, after));
        boolean isMovable = arguments.size() == 1 && last instanceof Chain;
        text.append(others);
        if ((fitsAlone || isMovable) && appendIfGood(() -> append(last, indent, after))) {
            return;
        }
        text.setLength(length);
        if (fitsAlone) {
            appendEach(arguments, inner, after);
            return;
        }
        newLine(inner);
        if (isMovable && appendIfGood(() -> append(last, inner, after))) {
            return;
        }
        text.setLength(length);
        text.append(others);
        append(last, indent, after);
    }

    private void appendEach(List<Code> arguments, int indent, int after) {
        for (int i = 0; i < arguments.size(); i++) {
            boolean isLast = i == arguments.size() - 1;
            newLine(indent);
            append(arguments.get(i), indent, isLast ? after : 1);
            text.append(isLast ? "" : ",");
        }
    }

    /** Whether all arguments but the last are short, and the last has several lines. */
    private boolean isOnlyLastBroken(List<Code> arguments) {
        Code last = arguments.get(arguments.size() - 1);
        return !(last instanceof Word)
                && fits(new StringBuilder(), arguments.subList(0, arguments.size() - 1), line(column(), 0))
                && arguments.subList(0, arguments.size() - 1).stream().allMatch(Word.class::isInstance);
    }

    private static String flat(List<Code> arguments) {
        StringBuilder flat = new StringBuilder();
        for (Code argument : arguments) {
            appendFlat(flat, argument, Line.ENDLESS);
            flat.append(", ");
        }
        return flat.toString();
    }

    private boolean appendFlat(Code code, int after) {
        StringBuilder flat = new StringBuilder();
        boolean fits = appendFlat(flat, code, line(column(), after));
        text.append(fits ? flat : "");
        return fits;
    }

    /** Whether arguments fit in a line; then {@code flat} has their code. */
    private static boolean fits(StringBuilder flat, List<Code> arguments, Line line) {
        flat.setLength(0);
        for (Code argument : arguments) {
            flat.append(flat.isEmpty() ? "" : ", ");
            if (!appendFlat(flat, argument, line)) {
                return false;
            }
        }
        return true;
    }

    /** Appends code in one line if it fits. */
    private static boolean appendFlat(StringBuilder flat, Code code, Line line) {
        if (code instanceof Word word) {
            flat.append(word.text());
        } else if (code instanceof Chain chain) {
            return appendFlat(flat.append(chain.start()), !chain.start().isEmpty(), chain.calls(), line);
        } else if (code instanceof Filling filling) {
            flat.append(filling.parameter()).append(" -> ");
            return filling.calls().isEmpty()
                    ? line.contains(flat.append("{}"))
                    : appendFlat(flat.append(filling.parameter()), true, filling.calls(), line);
        } else if (code instanceof Items list) {
            return appendFlat(flat, false, List.of(new Call(list.method(), list.items())), line);
        } else {
            return false;
        }
        return line.contains(flat);
    }

    private static boolean appendFlat(StringBuilder flat, boolean hasStart, List<Call> calls, Line line) {
        boolean needsDot = hasStart;
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            if (i > 0 && i == calls.size() - 1 && !line.allowsDotAfter(flat)) {
                return false;
            }
            flat.append(needsDot ? "." : "").append(call.method()).append('(');
            needsDot = true;
            int before = flat.length();
            for (Code argument : call.arguments()) {
                flat.append(flat.length() == before ? "" : ", ");
                if (!appendFlat(flat, argument, line)) {
                    return false;
                }
            }
            if (!line.contains(flat.append(')'))) {
                return false;
            }
        }
        return true;
    }

    private void newLine(int indent) {
        text.append('\n').append(" ".repeat(indent));
    }

    private int column() {
        return text.length() - text.lastIndexOf("\n") - 1;
    }

    private static Line line(int column, int after) {
        return new Line(column, WIDTH - column - after);
    }

    /**
     * The rest of a line.
     *
     * @param column its column
     * @param length its length
     */
    private record Line(int column, int length) {
        private static final Line ENDLESS = new Line(0, Integer.MAX_VALUE);

        boolean contains(StringBuilder flat) {
            return flat.length() <= length;
        }

        /** Whether the end of the code may be the place of the last dot. */
        boolean allowsDotAfter(StringBuilder flat) {
            return column + flat.length() <= LAST_DOT;
        }
    }
}
