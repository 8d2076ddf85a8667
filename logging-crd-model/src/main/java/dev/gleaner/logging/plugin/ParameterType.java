package dev.gleaner.logging.plugin;

import dev.gleaner.document.Violation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The types of parameters that are texts in the CRDs, as fluentd reads them (fluentd 1.14.6,
 * lib/fluent/config/types.rb). Not for users: the rules of plug-ins use it.
 */
@SuppressWarnings("ImmutableEnumChecker")
public enum ParameterType {
    /** A time, such as {@code 10m}; without a unit it is in seconds. */
    TIME(PlainNumber::isTime, text -> PlainNumber.print(PlainNumber.seconds(text)) + " seconds"),
    /** A size, such as {@code 8MB}; without a unit it is in bytes. */
    SIZE(PlainNumber::isSize, text -> PlainNumber.print(PlainNumber.bytes(text)) + " bytes"),
    /** A whole number. */
    INTEGER(PlainNumber::isWhole, text -> PlainNumber.print(PlainNumber.whole(text))),
    /** A number. */
    FLOAT(PlainNumber::isNumber, text -> PlainNumber.print(PlainNumber.number(text))),
    /** A boolean: {@code true} or {@code yes}, {@code false} or {@code no}; any other text is neither. */
    BOOL(text -> ParameterType.flag(text).isPresent(), text -> "no boolean; expected true or false"),
    /** A list with commas between its elements, or in JSON. */
    LIST(
            text -> text.startsWith("[") || !PlainList.of(text).contains(""),
            text -> PlainList.of(text).stream().map(Violation::quoted).collect(Collectors.joining(", "))),
    /** Names with values, such as {@code a:1,b:2}, or a map in JSON. */
    MAP(
            text -> text.startsWith("{") || isClearMap(text),
            text -> PlainList.map(text).map(ParameterType::print).orElse("nothing, and refuses it"));

    private final Predicate<String> isClear;
    private final Function<String, String> reading;

    ParameterType(Predicate<String> isClear, Function<String, String> reading) {
        this.isClear = isClear;
        this.reading = reading;
    }

    /** The value that fluentd reads, if it differs from what a person reads in the text; empty if they are the same. */
    public Optional<String> misreading(String text) {
        Objects.requireNonNull(text, "text");
        return text.isEmpty() || isClear.test(text) ? Optional.empty() : Optional.of(reading.apply(text));
    }

    /** What fluentd says about a text that it refuses; empty if it accepts the text. */
    public Optional<String> refusal(String text) {
        Objects.requireNonNull(text, "text");
        return this == MAP && !text.startsWith("{") && PlainList.map(text).isEmpty()
                ? Optional.of("invalid number of elements (0 for 1..2)")
                : Optional.empty();
    }

    /** The truth value of a text; empty if it has none. An empty text is true. */
    public static Optional<Boolean> flag(String text) {
        Objects.requireNonNull(text, "text");
        boolean isTrue = List.of("", "true", "yes").contains(text);
        return isTrue || List.of("false", "no").contains(text) ? Optional.of(isTrue) : Optional.empty();
    }

    private static boolean isClearMap(String text) {
        return PlainList.map(text)
                .filter(map -> map.entrySet().stream().allMatch(ParameterType::isClearEntry))
                .isPresent();
    }

    private static boolean isClearEntry(Map.Entry<String, Optional<String>> entry) {
        return entry.getKey().equals(entry.getKey().strip())
                && entry.getValue().filter(value -> value.equals(value.strip())).isPresent();
    }

    private static String print(Map<String, Optional<String>> map) {
        return map.entrySet().stream()
                .map(entry -> Violation.quoted(entry.getKey()) + ": "
                        + entry.getValue().map(Violation::quoted).orElse("nothing"))
                .collect(Collectors.joining(", "));
    }
}
