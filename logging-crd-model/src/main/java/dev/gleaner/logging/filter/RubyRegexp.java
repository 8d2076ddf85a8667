package dev.gleaner.logging.filter;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Ruby regular expression in fluentd's configuration, where the operator writes it without quotes (fluentd 1.14.6,
 * config/literal_parser.rb and config/types.rb). Only mistakes that Ruby certainly refuses are found.
 */
final class RubyRegexp {
    private static final Pattern COMMENT = Pattern.compile("\\s#.*", Pattern.DOTALL);
    private static final Pattern JSON_LIST = Pattern.compile(
            "\\[\\s*(?:(?:\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d+(?:\\.\\d+)?|true|false|null)\\s*(?:,\\s*(?!])|(?=])))*]");

    /** Ignores blanks, and has comments that may contain parentheses. */
    private static final Pattern EXTENDED = Pattern.compile("\\(\\?[a-z]*x[a-z]*[-:)]");

    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?(?:<(?![=!])|')");
    private static final Pattern NO_REPEAT_TARGET = Pattern.compile("^[*+?]|\\((?=[*+])|\\|(?=[*+?])");

    private final String source;

    private RubyRegexp(String source) {
        this.source = source;
    }

    /** A rule that fields are regular expressions that fluentd accepts. */
    static Shape.Rule<Tree.Mapping> rule(String... fields) {
        return (mapping, position, path, violations) -> {
            for (String field : fields) {
                mapping.text(field)
                        .ifPresent(text -> check(text, mapping.positionOf(field), path.field(field), violations));
            }
        };
    }

    /** Reports what fluentd refuses or does not read in a value of its configuration. */
    static void check(String text, Position position, FieldPath path, Violations violations) {
        String read = readBy(text);
        if (!read.equals(text.strip())) {
            violations.report(FilterFault.VALUE_COMMENT, position, path, Violation.quoted(read));
        }
        if (isIncompleteJson(read)) {
            String kind = read.startsWith("[") ? "array" : "hash";
            violations.report(FilterFault.VALUE_JSON, position, path, kind, Violation.quoted(text));
        } else if (read.startsWith("/") && read.lastIndexOf('/') < read.length() - 3) {
            violations.report(FilterFault.REGEXP_SLASH, position, path, Violation.quoted(read));
        } else {
            of(read).fault()
                    .ifPresent(fault ->
                            violations.report(FilterFault.REGEXP, position, path, fault, Violation.quoted(read)));
        }
    }

    /** The regular expression of a value, which may be between slashes. */
    static RubyRegexp of(String text) {
        String read = readBy(text);
        if (!read.startsWith("/")) {
            return new RubyRegexp(read);
        }
        return new RubyRegexp(read.substring(1, Math.max(1, read.lastIndexOf('/'))));
    }

    /** The part of a value that fluentd reads: a blank and {@code #} start a comment. */
    private static String readBy(String text) {
        return COMMENT.matcher(text.strip()).replaceFirst("").strip();
    }

    private static boolean isIncompleteJson(String read) {
        return read.startsWith("{")
                || read.startsWith("[") && !JSON_LIST.matcher(read).matches();
    }

    /** Whether a group has a name; a parser makes a field of it. */
    boolean hasNamedGroup() {
        return NAMED_GROUP.matcher(source.replaceAll("\\\\.", "")).find();
    }

    /** What is wrong, in the words of Ruby; empty if nothing is known to be wrong. */
    Optional<String> fault() {
        if (EXTENDED.matcher(source).find()) {
            return Optional.empty();
        }
        int open = 0;
        // The expression with one character for each class and escape, and without comments.
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (source.startsWith("(?#", i)) {
                i = source.indexOf(')', i);
                if (i < 0) {
                    return Optional.of("end pattern in group");
                }
                continue;
            }
            plain.append(c == '\\' || c == '[' ? 'x' : c);
            if (c == '\\') {
                if (++i == source.length()) {
                    return Optional.of("too short escape sequence");
                }
            } else if (c == '[') {
                int end = endOfClass(i);
                if (end < 0) {
                    boolean isEmpty = source.startsWith("[]", i) || source.startsWith("[^]", i);
                    return Optional.of(isEmpty ? "empty char-class" : "premature end of char-class");
                }
                i = end;
            } else if (c == '(') {
                open++;
            } else if (c == ')' && --open < 0) {
                return Optional.of("unmatched close parenthesis");
            }
        }
        if (open > 0) {
            return Optional.of("end pattern with unmatched parenthesis");
        }
        return NO_REPEAT_TARGET.matcher(plain).find()
                ? Optional.of("target of repeat operator is not specified")
                : Optional.empty();
    }

    /** The index of the bracket that closes a class of characters; -1 if none does. */
    private int endOfClass(int start) {
        int i = source.startsWith("^", start + 1) ? start + 2 : start + 1;
        // The first bracket is a character of the class if another one closes it.
        for (i = source.startsWith("]", i) ? i + 1 : i; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == ']') {
                return i;
            } else if (source.startsWith("[:", i) && source.indexOf(":]", i) > 0) {
                i = source.indexOf(":]", i) + 1;
            } else if (c == '[') {
                i = endOfClass(i);
                if (i < 0) {
                    return -1;
                }
            }
        }
        return -1;
    }
}
