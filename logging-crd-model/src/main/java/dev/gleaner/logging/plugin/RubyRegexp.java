package dev.gleaner.logging.plugin;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Ruby regular expression in fluentd's configuration (fluentd 1.14.6, config/types.rb). Only mistakes that Ruby
 * certainly refuses are found. Not for users: the rules of plug-ins use it.
 */
public final class RubyRegexp {
    /** The option {@code x}, with which blanks are ignored and comments may contain parentheses. */
    private static final Pattern EXTENDED = Pattern.compile("\\(\\?[a-z]*x[a-z]*[-:)]");

    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?(?:<(?![=!])|')");
    /** The options of a group; {@code s}, and {@code P} in front of a name, belong to other languages. */
    private static final Pattern GROUP_OPTIONS = Pattern.compile("\\(\\?[imxadu-]*[:)]");

    private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?(?:<([^>]*)>|'([^']*)')");

    /** A name in a reference to a group, or in a call of it. */
    private static final Pattern NAME_USE = Pattern.compile("\\\\([kg])<([A-Za-z_]\\w*)>");

    private static final Pattern HEX_ESCAPE = Pattern.compile("\\\\x[0-9A-Fa-f]");

    private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u(?:[0-9A-Fa-f]{4}|\\{)");

    /** A look-behind for a text without a maximum length. */
    private static final Pattern OPEN_LOOK_BEHIND = Pattern.compile("\\(\\?<[=!][^()]*[*+]");

    private static final Pattern NO_REPEAT_TARGET = Pattern.compile("^[*+?]|\\((?=[*+])|\\|(?=[*+?])");

    private final String source;

    private RubyRegexp(String source) {
        this.source = source;
    }

    /** A rule that fields are regular expressions that fluentd accepts. */
    public static Shape.Rule<Tree.Mapping> rule(String... fields) {
        Objects.requireNonNull(fields, "fields");
        return (mapping, position, path, violations) -> {
            for (String field : fields) {
                mapping.text(field)
                        .ifPresent(text -> check(text, mapping.positionOf(field), path.field(field), violations));
            }
        };
    }

    /** Reports what fluentd refuses in a regular expression. A text that fluentd cannot read is not checked. */
    public static void check(String text, Position position, FieldPath path, Violations violations) {
        Objects.requireNonNull(violations, "violations");
        RawText.read(text).ifPresent(read -> checkRead(read, position, path, violations));
    }

    private static void checkRead(String read, Position position, FieldPath path, Violations violations) {
        if (read.startsWith("/") && read.lastIndexOf('/') < read.length() - 3) {
            violations.report(PluginFault.REGEXP_SLASH, position, path, Printable.line(read));
            return;
        }
        of(read).fault()
                .ifPresent(fault -> violations.report(PluginFault.REGEXP, position, path, fault, Printable.line(read)));
        String options =
                read.lastIndexOf('/') > 0 && read.startsWith("/") ? read.substring(read.lastIndexOf('/') + 1) : "";
        if (!options.matches("[im]*")) {
            String known = read.substring(0, read.length() - options.length()) + options.replaceAll("[^im]", "");
            violations.report(
                    PluginFault.VALUE_MISREAD, position, path, Violation.quoted(read), Violation.quoted(known));
        }
    }

    /** The regular expression of a text, which may be between slashes; empty if fluentd cannot read the text. */
    public static RubyRegexp of(String text) {
        String read = RawText.read(text).orElse("");
        if (!read.startsWith("/")) {
            return new RubyRegexp(read);
        }
        return new RubyRegexp(read.substring(1, Math.max(1, read.lastIndexOf('/'))));
    }

    /** A regular expression without slashes and options. */
    public static RubyRegexp ofSource(String source) {
        return new RubyRegexp(Objects.requireNonNull(source, "source"));
    }

    /** Whether a group has a name. A parser makes a field of each such group. */
    public boolean hasNamedGroup() {
        return NAMED_GROUP.matcher(source.replaceAll("\\\\.", "")).find();
    }

    /** What is wrong, in the words of Ruby; empty if nothing is known to be wrong. */
    public Optional<String> fault() {
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
                Optional<String> fault = escapeFault(i);
                if (fault.isPresent()) {
                    return fault;
                }
                i++;
            } else if (c == '[') {
                int end = endOfClass(i);
                if (end < 0) {
                    boolean isEmpty = source.startsWith("[]", i) || source.startsWith("[^]", i);
                    return Optional.of(isEmpty ? "empty char-class" : "premature end of char-class");
                }
                if (hasEmptyRange(source.substring(i + 1, end))) {
                    return Optional.of("empty range in char class");
                }
                i = end;
            } else if (c == '(') {
                Optional<String> fault = groupFault(i);
                if (fault.isPresent()) {
                    return fault;
                }
                open++;
            } else if (c == ')' && --open < 0) {
                return Optional.of("unmatched close parenthesis");
            }
        }
        if (open > 0) {
            return Optional.of("end pattern with unmatched parenthesis");
        }
        if (NO_REPEAT_TARGET.matcher(plain).find()) {
            return Optional.of("target of repeat operator is not specified");
        }
        return OPEN_LOOK_BEHIND.matcher(plain).find()
                ? Optional.of("invalid pattern in look-behind")
                : Optional.empty();
    }

    private Optional<String> escapeFault(int start) {
        String rest = source.substring(start);
        if (rest.length() == 1) {
            return Optional.of("too short escape sequence");
        }
        if (rest.startsWith("\\x") && !HEX_ESCAPE.matcher(rest).lookingAt()) {
            return Optional.of("invalid hex escape");
        }
        if (rest.startsWith("\\u") && !UNICODE_ESCAPE.matcher(rest).lookingAt()) {
            return Optional.of("invalid Unicode escape");
        }
        Matcher use = NAME_USE.matcher(rest);
        if (use.lookingAt()
                && !source.contains("(?<" + use.group(2) + ">")
                && !source.contains("(?'" + use.group(2) + "'")) {
            String kind = use.group(1).equals("k") ? "reference" : "call";
            return Optional.of("undefined name <" + use.group(2) + "> " + kind);
        }
        return Optional.empty();
    }

    private Optional<String> groupFault(int start) {
        String rest = source.substring(start);
        if (!rest.startsWith("(?")) {
            return Optional.empty();
        }
        if (rest.length() == 2) {
            return Optional.of("end pattern in group");
        }
        Matcher named = GROUP_NAME.matcher(rest);
        if (!rest.startsWith("(?<=") && !rest.startsWith("(?<!") && named.lookingAt()) {
            String name = named.group(1) == null ? named.group(2) : named.group(1);
            if (name.isEmpty()) {
                return Optional.of("group name is empty");
            }
            return Character.isDigit(name.charAt(0))
                    ? Optional.of("invalid group name <" + name + ">")
                    : Optional.empty();
        }
        boolean isKnown = ":=!>~(<'".indexOf(rest.charAt(2)) >= 0
                || GROUP_OPTIONS.matcher(rest).lookingAt();
        return isKnown ? Optional.empty() : Optional.of("undefined group option");
    }

    /** Whether a class of characters has a range whose end comes before its start; classes in it are not read. */
    private static boolean hasEmptyRange(String chars) {
        for (int i = 0; i + 2 < chars.length(); i++) {
            char c = chars.charAt(i);
            char end = chars.charAt(i + 2);
            if (c == '[' || end == '[') {
                return false;
            }
            if (c == '\\') {
                i++;
            } else if (chars.charAt(i + 1) == '-' && end != '\\') {
                if (c < 128 && end < c) {
                    return true;
                }
                i += 2;
            }
        }
        return false;
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
