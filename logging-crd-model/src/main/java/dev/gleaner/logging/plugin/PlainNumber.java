package dev.gleaner.logging.plugin;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fluentd reads times, sizes and numbers: it uses the digits before a unit, and ignores other text without a
 * message (fluentd 1.14.6, lib/fluent/config/types.rb; {@code to_i} and {@code to_f} of Ruby). {@code 1h30m} is half an
 * hour, and {@code 1.5MB} is five megabytes. Not for users: the rules of plug-ins use it.
 */
public final class PlainNumber {
    private static final String DIGITS = "[0-9]+(?:_[0-9]+)*+";

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:" + DIGITS + "(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");

    private static final Pattern WHOLE = Pattern.compile("[-+]?" + DIGITS);

    private static final Pattern TIME = Pattern.compile(
            "[0-9]+(?:\\.[0-9]+)?" + "|[0-9]+(?:s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?|d|days?)");

    private static final Pattern SIZE = Pattern.compile("(?i)[0-9]+(?:[kmgt](?:i?b)?|b)?");

    /** The units of times, in the order in which fluentd looks for them. */
    private static final List<Unit> TIMES =
            List.of(Unit.of("s", 1), Unit.of("m", 60), Unit.of("h", 3600), Unit.of("d", 86_400));

    private static final List<Unit> SIZES = List.of(
            Unit.of("(?i:k)", 1L << 10),
            Unit.of("(?i:m)", 1L << 20),
            Unit.of("(?i:g)", 1L << 30),
            Unit.of("(?i:t)", 1L << 40));

    private PlainNumber() {}

    /** A unit and the number that precedes it. */
    private record Unit(Pattern pattern, long factor) {
        static Unit of(String name, long factor) {
            return new Unit(Pattern.compile("([0-9]+)" + name), factor);
        }
    }

    /** The seconds of a time. */
    public static double seconds(String text) {
        return value(text, TIMES, NUMBER);
    }

    /** The bytes of a size. */
    public static double bytes(String text) {
        return value(text, SIZES, WHOLE);
    }

    /** The value of a number without a unit. */
    public static double number(String text) {
        return value(text, List.of(), NUMBER);
    }

    /** The value of a whole number without a unit. */
    public static double whole(String text) {
        return value(text, List.of(), WHOLE);
    }

    /** Whether fluentd reads a time as a person does. */
    public static boolean isTime(String text) {
        Objects.requireNonNull(text, "text");
        return TIME.matcher(text.strip()).matches();
    }

    /** Whether fluentd reads a size as a person does. */
    public static boolean isSize(String text) {
        Objects.requireNonNull(text, "text");
        return SIZE.matcher(text.strip()).matches();
    }

    /** Whether a number is nothing but a number. */
    public static boolean isNumber(String text) {
        Objects.requireNonNull(text, "text");
        return NUMBER.matcher(text.strip()).matches();
    }

    /** Whether a whole number is nothing but a whole number in decimal digits. */
    public static boolean isWhole(String text) {
        Objects.requireNonNull(text, "text");
        String digits = text.strip();
        return WHOLE.matcher(digits).matches() && !digits.matches("[-+]?0[0-9_]+");
    }

    /** The value as a text, without a fraction of 0. */
    public static String print(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static double value(String text, List<Unit> units, Pattern number) {
        Objects.requireNonNull(text, "text");
        for (Unit unit : units) {
            Matcher found = unit.pattern().matcher(text);
            if (found.find()) {
                return Double.parseDouble(found.group(1)) * unit.factor();
            }
        }
        Matcher found = number.matcher(text.strip());
        return found.lookingAt() ? Double.parseDouble(found.group().replace("_", "")) : 0;
    }
}
