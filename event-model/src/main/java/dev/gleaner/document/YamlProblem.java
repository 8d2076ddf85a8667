package dev.gleaner.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A syntax error of a YAML text.
 *
 * @param mark its position; null if the parser does not report one
 * @param message the message
 */
record YamlProblem(@Nullable Mark mark, String message) {
    /** A character in a message of the parser, followed by its number. */
    private static final Pattern CHARACTER = Pattern.compile("(.)\\(\\d+\\)", Pattern.DOTALL);

    private static final Pattern NO_START = Pattern.compile("found character '(.)' that cannot start any token.*");

    static YamlProblem of(MarkedYAMLException e) {
        String context = String.valueOf(e.getContext());
        String problem = String.valueOf(e.getProblem());
        if (context.endsWith("scanning an alias")) {
            return new YamlProblem(e.getContextMark(), quotesNeeded("*", "an alias"));
        }
        if (context.endsWith("scanning an anchor")) {
            return new YamlProblem(e.getContextMark(), quotesNeeded("&", "an anchor"));
        }
        Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
        Matcher start = NO_START.matcher(problem);
        return new YamlProblem(
                mark,
                start.matches()
                        ? "a text cannot start with " + Printable.quoted(start.group(1)) + "; put it in quotes"
                        : CHARACTER
                                .matcher(problem)
                                .replaceAll(found -> Matcher.quoteReplacement(Printable.quoted(found.group(1)))));
    }

    private static String quotesNeeded(String start, String what) {
        return Printable.quoted(start) + " starts " + what + ", and no name follows; if it is a text, put it in quotes";
    }

    /** Whether the cause is a tab in place of spaces. */
    boolean isTab() {
        return mark != null
                && mark.getPointer() < mark.getBuffer().length
                && mark.getBuffer()[mark.getPointer()] == '\t';
    }
}
