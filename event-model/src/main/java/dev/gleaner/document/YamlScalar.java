package dev.gleaner.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a plain YAML scalar. {@link #resolve} follows Kubernetes, which reads YAML 1.1 (sigs.k8s.io/yaml,
 * goyaml.v2, resolve.go); {@link #isPlainText} also considers other readers of YAML 1.1 and 1.2.
 */
final class YamlScalar {
    private static final Map<String, Boolean> FLAGS = Map.ofEntries(
            Map.entry("y", true),
            Map.entry("Y", true),
            Map.entry("yes", true),
            Map.entry("Yes", true),
            Map.entry("YES", true),
            Map.entry("true", true),
            Map.entry("True", true),
            Map.entry("TRUE", true),
            Map.entry("on", true),
            Map.entry("On", true),
            Map.entry("ON", true),
            Map.entry("n", false),
            Map.entry("N", false),
            Map.entry("no", false),
            Map.entry("No", false),
            Map.entry("NO", false),
            Map.entry("false", false),
            Map.entry("False", false),
            Map.entry("FALSE", false),
            Map.entry("off", false),
            Map.entry("Off", false),
            Map.entry("OFF", false));
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> SPECIAL = Set.of("<<", "=");

    /** The maximum length of a number within the range of a double; longer ones are text. */
    private static final int MAX_NUMBER_LENGTH = 1000;

    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern INTEGER =
            Pattern.compile("[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    /** Numbers, dates and sexagesimals of YAML 1.1 (yaml.org/type) and of the core schema of YAML 1.2. */
    private static final Pattern OTHER_READERS = Pattern.compile(String.join(
            "|",
            "[-+]?0b_*[01][01_]*",
            "[-+]?0[0-7_]+",
            "[-+]?(0|[1-9][0-9_]*)",
            "[-+]?0x_*[0-9a-fA-F][0-9a-fA-F_]*",
            "[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+]?[0-9]+)?",
            "[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+",
            "[-+]?\\.[0-9_]+([eE][-+]?[0-9]+)?",
            "[-+]?[1-9][0-9_]*(:[0-5]?[0-9])++",
            "[-+]?[0-9][0-9_]*(:[0-5]?[0-9])++\\.[0-9_]*",
            "[0-9]{4}-[0-9]{2}-[0-9]{2}",
            "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\\.[0-9]*)?"
                    + "([ \t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?"));

    /** Digits of any base, signs, exponents, infinities, not-a-number, dates and times. */
    private static final BitSet NUMBER_CHARACTERS = charactersOf("0123456789abcdefABCDEFoxOX_+-.:infINFnaNATtZ \t");

    private YamlScalar() {}

    private static BitSet charactersOf(String text) {
        BitSet characters = new BitSet();
        text.chars().forEach(characters::set);
        return characters;
    }

    /** The value of a plain scalar; null for infinities and not-a-number, which JSON lacks. */
    static @Nullable Tree resolve(String text, Position position) {
        char first = text.isEmpty() ? 0 : text.charAt(0);
        if (first == 0 || isWordStart(first)) {
            if (NOTHING.contains(text)) {
                return new Tree.Nothing(position);
            }
            Boolean flag = FLAGS.get(text);
            return flag == null ? new Tree.Text(text, position) : new Tree.Flag(flag, position, text);
        }
        if (!mayBeNumber(text)) {
            return new Tree.Text(text, position);
        }
        if (NOT_FINITE.matcher(text).matches()) {
            return null;
        }
        BigDecimal number = number(text);
        return number == null ? new Tree.Text(text, position) : new Tree.Decimal(number, position, text);
    }

    /** The number of a plain scalar in Kubernetes; null if it is not a number. */
    private static @Nullable BigDecimal number(String text) {
        if (text.length() > MAX_NUMBER_LENGTH) {
            return null;
        }
        String digits = text.charAt(0) == '.' ? text : text.replace("_", "");
        if (INTEGER.matcher(digits).matches()) {
            return inRange(new BigDecimal(integer(digits)));
        }
        if (!DECIMAL.matcher(digits).matches()) {
            return null;
        }
        try {
            return inRange(new BigDecimal(digits));
        } catch (NumberFormatException exponentTooLong) {
            return null;
        }
    }

    private static @Nullable BigDecimal inRange(BigDecimal value) {
        return Double.isInfinite(value.doubleValue()) ? null : value;
    }

    private static BigInteger integer(String digits) {
        int sign = digits.charAt(0) == '-' || digits.charAt(0) == '+' ? 1 : 0;
        boolean negative = digits.charAt(0) == '-';
        BigInteger magnitude = magnitude(digits.substring(sign));
        return negative ? magnitude.negate() : magnitude;
    }

    private static BigInteger magnitude(String digits) {
        if (digits.length() == 1 || digits.charAt(0) != '0') {
            return new BigInteger(digits);
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> new BigInteger(digits.substring(2), 16);
            case 'b', 'B' -> new BigInteger(digits.substring(2), 2);
            case 'o', 'O' -> new BigInteger(digits.substring(2), 8);
            default -> new BigInteger(digits.substring(1), 8);
        };
    }

    /** Whether every reader reads this plain scalar as the text itself. */
    static boolean isPlainText(String text) {
        char first = text.charAt(0);
        if (isWordStart(first)) {
            return !NOTHING.contains(text) && !FLAGS.containsKey(text);
        }
        if (!mayBeNumber(text)) {
            return !SPECIAL.contains(text);
        }
        return number(text) == null
                && !NOT_FINITE.matcher(text).matches()
                && !OTHER_READERS.matcher(text).matches();
    }

    /** Whether the text consists of characters of numbers and dates; a fast check before the patterns. */
    private static boolean mayBeNumber(String text) {
        if (!isNumberStart(text.charAt(0))) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!NUMBER_CHARACTERS.get(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWordStart(char c) {
        return switch (c) {
            case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O', '~' -> true;
            default -> false;
        };
    }

    private static boolean isNumberStart(char c) {
        return c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
    }
}
