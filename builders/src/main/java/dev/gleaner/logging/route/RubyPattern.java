package dev.gleaner.logging.route;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of Ruby: {@code ^} and {@code $} match at the start and end of lines, the flag {@code m} lets a
 * dot match line ends, and {@code \h} is a hexadecimal digit. Flags follow a text between slashes.
 */
final class RubyPattern {
    private static final Pattern POSIX = Pattern.compile("\\[:(\\w+):\\]");
    private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?<([A-Za-z]\\w*)>");

    /** A brace that begins no repetition, which is a plain character in Ruby. */
    private static final Pattern BRACE = Pattern.compile("(?<!\\\\)(?<!\\\\[pPxu])\\{(?!\\d+(?:,\\d*)?})");

    private static final Pattern NEVER = Pattern.compile("(?!)");

    private RubyPattern() {}

    /**
     * The pattern of a text.
     *
     * @throws PatternSyntaxException if it is no regular expression
     */
    static Pattern compile(String text) {
        int flags = Pattern.MULTILINE | Pattern.UNIX_LINES;
        int end = text.lastIndexOf('/');
        String source = text;
        if (text.startsWith("/") && end > 0) {
            source = text.substring(1, end);
            for (char flag : text.substring(end + 1).toCharArray()) {
                flags |= switch (flag) {
                    case 'i' -> Pattern.CASE_INSENSITIVE;
                    case 'm' -> Pattern.DOTALL;
                    case 'x' -> Pattern.COMMENTS;
                    default -> 0;
                };
            }
        }
        return Pattern.compile(java(source), flags);
    }

    /** The pattern of a text; one that matches nothing if Java has no such expression. */
    static Pattern ofFilter(String text) {
        try {
            return compile(text);
        } catch (PatternSyntaxException e) {
            return NEVER;
        }
    }

    /** Whether it stands for an expression that Java does not have. */
    static boolean isUnknown(Pattern pattern) {
        return pattern == NEVER;
    }

    private static String java(String source) {
        String braces = BRACE.matcher(source).replaceAll("\\\\{");
        String posix = POSIX.matcher(braces).replaceAll(match -> "\\\\p{" + posix(match.group(1)) + "}");
        String names = GROUP_NAME.matcher(posix).replaceAll(match -> "(?<" + name(match.group(1)) + ">");
        return names.replace("\\h", "[0-9a-fA-F]").replace("\\H", "[^0-9a-fA-F]");
    }

    /** The name of a group without underscores, which Java does not allow. */
    static String name(String group) {
        return group.replace("_", "U95");
    }

    private static String posix(String name) {
        return name.equals("xdigit") ? "XDigit" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
