package dev.gleaner.document;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A syntax error of a YAML text, in words for those who write YAML. The parser reports what it expects next, and not what
 * is wrong in the text.
 *
 * @param position its position in the text; {@link Position#NONE} if the parser does not report one
 * @param fault the kind of error
 * @param arguments the arguments of the fault; a position in them is one in the text
 */
record YamlProblem(Position position, Fault fault, List<Object> arguments) {
    /** A character in a message of the parser, followed by its number. */
    private static final Pattern CHARACTER = Pattern.compile("(.)\\(\\d+\\)", Pattern.DOTALL);

    private static final Pattern NO_START = Pattern.compile("found character '(.)' that cannot start any token.*");
    private static final Pattern BLOCK_END = Pattern.compile("expected <block end>, but found '(.*)'");
    private static final Pattern DOCUMENT_START = Pattern.compile("expected '<document start>', but found '(.*)'");
    private static final Pattern NO_CONTENT = Pattern.compile("expected the node content, but found '(.*)'");
    private static final Pattern OPEN = Pattern.compile("expected ',' or '([]}])', but got .*");

    /** A colon that YAML does not take for the end of a name. */
    private static final Pattern COLON_WITHOUT_SPACE = Pattern.compile("[^\\s:]+:[^\\s/:].*");

    /** The error that the parser reports in a text. */
    static YamlProblem of(MarkedYAMLException e, String text) {
        String context = String.valueOf(e.getContext());
        String problem = String.valueOf(e.getProblem());
        Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
        if (mark == null) {
            return syntax(Position.NONE, problem);
        }
        Position at = position(mark);
        Position start = e.getContextMark() == null ? at : position(e.getContextMark());
        TextAround around = TextAround.of(text, mark);
        if (around.isTab() && !context.matches(".* an (alias|anchor)")) {
            return new YamlProblem(at, DocumentFault.YAML_TAB, List.of());
        }
        return switch (context.replaceFirst("^while (scanning|parsing) (an? )?", "")) {
            case "alias" -> syntax(start, quotesNeeded("*", "an alias"));
            case "anchor" -> syntax(start, quotesNeeded("&", "an anchor"));
            case "quoted scalar" ->
                problem.startsWith("found unexpected")
                        ? syntax(start, "the quote that starts here is not closed")
                        : syntax(at, inWords(problem));
            case "simple key" ->
                syntax(start, noColon(TextAround.of(text, e.getContextMark()).line()));
            case "block scalar" ->
                syntax(at, "only an indicator such as - can follow \"|\" or \">\"; write the text on the next line");
            case "block mapping", "block collection" -> notInBlock(problem, at, start, around);
            default -> other(problem, at, start, around);
        };
    }

    private static YamlProblem syntax(Position at, String words) {
        return new YamlProblem(at, DocumentFault.YAML_SYNTAX, List.of(words));
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String quotesNeeded(String start, String what) {
        return Printable.quoted(start) + " starts " + what + ", and no name follows; if it is a text, put it in quotes";
    }

    private static String noColon(String line) {
        return COLON_WITHOUT_SPACE.matcher(line.strip()).matches()
                ? "a space is missing after the colon"
                : "a colon is missing; expected NAME: VALUE";
    }

    /** The problem if a token is not a field of the mapping, or not an item of the list, that contains it. */
    private static YamlProblem notInBlock(String problem, Position at, Position start, TextAround around) {
        Matcher found = BLOCK_END.matcher(problem);
        if (!found.matches()) {
            return other(problem, at, start, around);
        }
        return switch (found.group(1)) {
            case "?" ->
                syntax(at, "a field cannot follow the items of a list in the same column; indent it more, or less");
            case "-" ->
                syntax(at, "an item of a list cannot follow the fields of a mapping in the same column; indent it");
            case "]", "}", "," -> syntax(at, unopened(found.group(1)));
            default ->
                around.isAtStartOfLine()
                        ? new YamlProblem(at, DocumentFault.YAML_INDENTATION, List.of(start))
                        : syntax(at, afterQuote());
        };
    }

    private static String unopened(String token) {
        return token.equals(",")
                ? "a text cannot start with \",\"; put it in quotes"
                : Printable.quoted(token) + " closes nothing; if it is a text, put it in quotes";
    }

    private static String afterQuote() {
        return "a text follows a closing quote; inside double quotes write \\\" for a quote, and '' inside single ones";
    }

    private static YamlProblem other(String problem, Position at, Position start, TextAround around) {
        if (problem.startsWith("mapping values are not allowed")) {
            return secondColon(at, around);
        }
        if (problem.contains("sequence entries are not allowed")) {
            return syntax(at, "a list cannot start on the line of its name; write \"- \" on the next line");
        }
        Matcher open = OPEN.matcher(problem);
        if (open.matches()) {
            String bracket = open.group(1).equals("]") ? "[" : "{";
            return new YamlProblem(
                    at,
                    DocumentFault.YAML_BRACKET,
                    List.of(Printable.quoted(open.group(1)), Printable.quoted(bracket), start));
        }
        Matcher absent = NO_CONTENT.matcher(problem);
        if (absent.matches()) {
            return syntax(at, noContent(absent.group(1)));
        }
        if (DOCUMENT_START.matcher(problem).matches()) {
            return syntax(
                    at,
                    around.isAtStartOfLine()
                            ? "this line does not belong to the lines above; indent it as they are, or write --- before it"
                            : afterQuote());
        }
        return syntax(at, inWords(problem));
    }

    /** The problem if a value contains another name with a colon. */
    private static YamlProblem secondColon(Position at, TextAround around) {
        String before = around.beforeInLine();
        if (before.contains(": ") || before.contains(":\t")) {
            return syntax(at, "a text with a colon and a space needs quotes");
        }
        String above = around.lineAbove();
        int indent = indentOf(above);
        boolean hasColon = above.contains(": ") || above.stripTrailing().endsWith(":");
        if (!above.isBlank() && !hasColon) {
            return syntax(
                    new Position(at.line() - 1, indent + 1),
                    noColon(above.strip().replaceFirst("^- +", "")));
        }
        return syntax(
                new Position(at.line(), indentOf(before) + 1),
                "this line is indented differently from the lines above; the line above has a value already");
    }

    private static int indentOf(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String noContent(String token) {
        return switch (token) {
            case "<stream end>", "<document start>", "<document end>" -> "a bracket or a brace above is not closed";
            case "]", "}", "," -> unopened(token);
            default -> "expected a value, but found " + token;
        };
    }

    private static String inWords(String problem) {
        Matcher start = NO_START.matcher(problem);
        return start.matches()
                ? "a text cannot start with " + Printable.quoted(start.group(1)) + "; put it in quotes"
                : CHARACTER
                        .matcher(problem)
                        .replaceAll(found -> Matcher.quoteReplacement(Printable.quoted(found.group(1))));
    }

    /**
     * The text around a position.
     *
     * @param text the text
     * @param at the index of the position in the text
     */
    private record TextAround(String text, int at) {
        static TextAround of(String text, @Nullable Mark mark) {
            int points = mark == null ? 0 : mark.getIndex();
            return new TextAround(
                    text,
                    points >= text.codePointCount(0, text.length())
                            ? text.length()
                            : text.offsetByCodePoints(0, points));
        }

        boolean isTab() {
            return at < text.length() && text.charAt(at) == '\t';
        }

        String line() {
            int end = text.indexOf('\n', at);
            return text.substring(startOfLine(at), end < 0 ? text.length() : end);
        }

        String beforeInLine() {
            return text.substring(startOfLine(at), at);
        }

        /** The line above; empty if there is none. */
        String lineAbove() {
            int start = startOfLine(at);
            return start == 0 ? "" : text.substring(startOfLine(start - 1), start - 1);
        }

        boolean isAtStartOfLine() {
            return beforeInLine().isBlank();
        }

        private int startOfLine(int index) {
            return index == 0 ? 0 : text.lastIndexOf('\n', index - 1) + 1;
        }
    }
}
