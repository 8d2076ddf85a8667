package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Options that the CRDs declare as texts, and the values that fluent-bit accepts (fluent-bit, src/flb_utils.c,
 * src/flb_config_map.c, src/flb_input.c, src/flb_output.c). The operator omits empty texts, and fluent-bit replaces
 * <code>${NAME}</code> by an environment variable, so neither is checked.
 */
final class FluentbitOptions {
    /** A switch. */
    static final Shape<String> SWITCH = Scalar.TEXT.where(FluentbitOptions::checkSwitch);

    /** A number of bytes. */
    static final Shape<String> SIZE = Scalar.TEXT.where(FluentbitOptions::checkSize);

    /** A number of retries, or a word for one. */
    static final Shape<String> RETRIES = Scalar.TEXT.where(FluentbitOptions::checkRetries);

    /** A field, a space, and a regular expression. */
    static final Shape<String> EXPRESSION = Scalar.TEXT.where(FluentbitOptions::checkExpression);

    /** A number that the operator declares as unsigned, unlike the CRDs. */
    static final Shape<Integer> NATURAL = Scalar.INTEGER.where(FluentbitOptions::checkNatural);

    private static final Set<String> ON = Set.of("on", "true", "yes");
    private static final Set<String> OFF = Set.of("off", "false", "no");

    /** A number and at most a unit. Some limits also accept words for no limit. */
    private static final Pattern BYTES = Pattern.compile("(?i)-?\\d+(\\.\\d+)?([KMG]B?)?|false|off|no");

    /** What fluent-bit reads as a number of retries; it ignores what follows the digits. */
    private static final Pattern ATTEMPTS = Pattern.compile("(?is)\\s*[-+]?\\d.*|no_limits|no_retries|false|off");

    private FluentbitOptions() {}

    /** A rule that an option is one of some words, in upper or lower case. */
    static Shape.Rule<Tree.Mapping> words(String field, String... words) {
        List<String> allowed = List.of(words);
        int last = allowed.size() - 1;
        String expected = String.join(", ", allowed.subList(0, last)) + " or " + allowed.get(last);
        return (options, position, path, violations) -> options.text(field)
                .filter(word -> isChecked(word) && !allowed.contains(lower(word)))
                .ifPresent(word ->
                        violations.report(FluentbitFault.WORD, options, path, field, Violation.quoted(word), expected));
    }

    static boolean isOn(Tree.Mapping options, String field) {
        return ON.contains(lower(options.text(field).orElse("")));
    }

    static boolean isOff(Tree.Mapping options, String field) {
        return OFF.contains(lower(options.text(field).orElse("")));
    }

    /** Whether an option is written, and does not depend on the environment of fluent-bit. */
    static boolean isChecked(String text) {
        return !text.isEmpty() && !text.contains("${");
    }

    private static void checkSwitch(String text, Position position, FieldPath path, Violations violations) {
        if (isChecked(text) && !ON.contains(lower(text)) && !OFF.contains(lower(text))) {
            violations.report(FluentbitFault.SWITCH, position, path, Violation.quoted(text));
        }
    }

    private static void checkSize(String text, Position position, FieldPath path, Violations violations) {
        if (isChecked(text) && !BYTES.matcher(text).matches()) {
            violations.report(FluentbitFault.SIZE, position, path, Violation.quoted(text));
        }
    }

    private static void checkRetries(String text, Position position, FieldPath path, Violations violations) {
        if (isChecked(text) && !ATTEMPTS.matcher(text).matches()) {
            violations.report(FluentbitFault.RETRIES, position, path, Violation.quoted(text));
        }
    }

    private static void checkExpression(String text, Position position, FieldPath path, Violations violations) {
        if (isChecked(text) && !text.strip().contains(" ")) {
            violations.report(FluentbitFault.GREP_PATTERN, position, path, Violation.quoted(text));
        }
    }

    private static void checkNatural(Integer number, Position position, FieldPath path, Violations violations) {
        if (number < 0) {
            violations.report(FluentbitFault.NEGATIVE, position, path, number);
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
