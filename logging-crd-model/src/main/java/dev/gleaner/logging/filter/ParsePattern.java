package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** One of the patterns that a {@code multi_format} parser tries in order. */
@Value.Immutable
public interface ParsePattern extends Editable<ParsePattern, ParsePattern.Builder> {
    /** How patterns are read, checked and written. */
    Shape<ParsePattern> SHAPE = Shape.object("pattern", Builder::new)
            .optional("type", Scalar.TEXT, ParsePattern::type, Builder::type)
            .optional("expression", Scalar.TEXT, ParsePattern::expression, Builder::expression)
            .optional("time_key", Scalar.TEXT, ParsePattern::timeKey, Builder::timeKey)
            .optional("null_value_pattern", Scalar.TEXT, ParsePattern::nullValuePattern, Builder::nullValuePattern)
            .optional("null_empty_string", Scalar.FLAG, ParsePattern::nullEmptyString, Builder::nullEmptyString)
            .optional(
                    "estimate_current_event",
                    Scalar.FLAG,
                    ParsePattern::estimateCurrentEvent,
                    Builder::estimateCurrentEvent)
            .optional("keep_time_key", Scalar.FLAG, ParsePattern::keepTimeKey, Builder::keepTimeKey)
            .optional("types", Scalar.TEXT, ParsePattern::types, Builder::types)
            .optional("time_format", Scalar.TEXT, ParsePattern::timeFormat, Builder::timeFormat)
            .optional("time_type", Scalar.TEXT, ParsePattern::timeType, Builder::timeType)
            .optional("local_time", Scalar.FLAG, ParsePattern::localTime, Builder::localTime)
            .optional("utc", Scalar.FLAG, ParsePattern::utc, Builder::utc)
            .optional("timezone", Scalar.TEXT, ParsePattern::timezone, Builder::timezone)
            .optional("format", Scalar.TEXT, ParsePattern::format, Builder::format)
            .optional("grok_pattern", Scalar.TEXT, ParsePattern::grokPattern, Builder::grokPattern)
            .since("3.17.10")
            .optional(
                    "custom_pattern_path",
                    Shape.ref(SecretValue.class),
                    ParsePattern::customPatternPath,
                    Builder::customPatternPath)
            .since("3.17.10")
            .optional("grok_failure_key", Scalar.TEXT, ParsePattern::grokFailureKey, Builder::grokFailureKey)
            .since("3.17.10")
            .optional("grok_name_key", Scalar.TEXT, ParsePattern::grokNameKey, Builder::grokNameKey)
            .since("3.17.10")
            .optional(
                    "multiline_start_regexp",
                    Scalar.TEXT,
                    ParsePattern::multilineStartRegexp,
                    Builder::multilineStartRegexp)
            .since("3.17.10")
            .list("grok_patterns", Shape.ref(GrokPattern.class), ParsePattern::grokPatterns, Builder::grokPatterns)
            .since("3.17.10")
            .optional("format_name", Scalar.TEXT, ParsePattern::formatName, Builder::formatName)
            .since("6.7.0");

    /** The kind of parser; empty if {@code format} is set. */
    Optional<String> type();

    /** The Ruby regular expression, for type {@code regexp}; empty means none. */
    Optional<String> expression();

    /** The time field; empty means {@code time}. */
    Optional<String> timeKey();

    /** The regular expression of values that count as null; empty means none. */
    Optional<String> nullValuePattern();

    /** Whether an empty text counts as null; empty means false. */
    Optional<Boolean> nullEmptyString();

    /** Whether a record without a time gets the current one; empty means fluentd's default. */
    Optional<Boolean> estimateCurrentEvent();

    /** Whether the time field stays in the record; empty means false. */
    Optional<Boolean> keepTimeKey();

    /** The types of fields, such as {@code code:integer,size:integer}; empty means that all are texts. */
    Optional<String> types();

    /** The format of the time, as for {@code strptime}; empty means that the parser guesses. */
    Optional<String> timeFormat();

    /** The type of the time: {@code float}, {@code unixtime} or {@code string}; empty means string. */
    Optional<String> timeType();

    /** Whether times are local, which excludes {@code utc}; empty means fluentd's default. */
    Optional<Boolean> localTime();

    /** Whether times are in UTC, which excludes {@code local_time}; empty means false. */
    Optional<Boolean> utc();

    /** The time zone of times without one, such as {@code +09:00}; empty means the local one. */
    Optional<String> timezone();

    /**
     * The kind of parser, such as {@code nginx}, {@code regexp} or {@code none}; only inside {@code multi_format}.
     * Empty if {@code type} is set.
     */
    Optional<String> format();

    /** The pattern, for type {@code grok} with only one; empty means none. */
    Optional<String> grokPattern();

    /** A file of custom grok patterns, as a secret; empty means none. */
    Optional<SecretValue> customPatternPath();

    /** The field for the reason why no grok pattern matched; empty means none. */
    Optional<String> grokFailureKey();

    /** The field for the name of the grok pattern that matched; empty means none. */
    Optional<String> grokNameKey();

    /** The regular expression of the first line of a record, for type {@code multiline_grok}; empty means none. */
    Optional<String> multilineStartRegexp();

    /** The patterns that are tried in order, for type {@code grok}; empty means none. */
    List<GrokPattern> grokPatterns();

    /** The name that a record gets if this pattern matches; empty means none. */
    Optional<String> formatName();

    /** A pattern that the consumer fills in. */
    static ParsePattern of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a pattern. */
    final class Builder extends ImmutableParsePattern.Builder implements ModelBuilder<ParsePattern> {
        Builder() {}

        /** Changes the file of custom grok patterns. */
        public Builder customPatternPath(Consumer<SecretValue.Builder> change) {
            return customPatternPath(ModelBuilder.part(this, ParsePattern::customPatternPath, SecretValue::of, change));
        }

        /** Adds a grok pattern at the end. */
        public Builder addGrokPattern(Consumer<GrokPattern.Builder> spec) {
            return addGrokPattern(GrokPattern.of(spec));
        }
    }
}
