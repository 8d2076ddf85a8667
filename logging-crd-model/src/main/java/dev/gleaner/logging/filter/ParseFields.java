package dev.gleaner.logging.filter;

import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;

/** The fields of {@link ParseOptions} in a shape. Sections have fields of their own between the groups. */
final class ParseFields {
    private ParseFields() {}

    /** Adds the kind of parser, and the rules of all groups. */
    static <T extends ParseOptions, B extends ModelBuilder<T> & Setters> ObjectShape<T, B> addParser(
            ObjectShape<T, B> shape) {
        return shape.optional("type", Scalar.TEXT, ParseOptions::type, Setters::type)
                .optional("expression", Scalar.TEXT, ParseOptions::expression, Setters::expression)
                .optional("time_key", Scalar.TEXT, ParseOptions::timeKey, Setters::timeKey)
                .rule(ParseRules::checkOptions);
    }

    /** Adds how values and times are converted. */
    static <T extends ParseOptions, B extends ModelBuilder<T> & Setters> ObjectShape<T, B> addValues(
            ObjectShape<T, B> shape) {
        return shape.optional(
                        "null_value_pattern", Scalar.TEXT, ParseOptions::nullValuePattern, Setters::nullValuePattern)
                .optional("null_empty_string", Scalar.FLAG, ParseOptions::nullEmptyString, Setters::nullEmptyString)
                .optional(
                        "estimate_current_event",
                        Scalar.FLAG,
                        ParseOptions::estimateCurrentEvent,
                        Setters::estimateCurrentEvent)
                .optional("keep_time_key", Scalar.FLAG, ParseOptions::keepTimeKey, Setters::keepTimeKey)
                .optional("types", Scalar.TEXT, ParseOptions::types, Setters::types)
                .optional("time_format", Scalar.TEXT, ParseOptions::timeFormat, Setters::timeFormat)
                .optional("time_type", Scalar.TEXT, ParseOptions::timeType, Setters::timeType)
                .optional("local_time", Scalar.FLAG, ParseOptions::localTime, Setters::localTime)
                .optional("utc", Scalar.FLAG, ParseOptions::utc, Setters::utc)
                .optional("timezone", Scalar.TEXT, ParseOptions::timezone, Setters::timezone)
                .optional("format", Scalar.TEXT, ParseOptions::format, Setters::format);
    }

    /** Adds the options of grok parsers, which became available in a version. */
    static <T extends ParseOptions, B extends ModelBuilder<T> & Setters> ObjectShape<T, B> addGrok(
            ObjectShape<T, B> shape, String since) {
        return shape.optional("grok_pattern", Scalar.TEXT, ParseOptions::grokPattern, Setters::grokPattern)
                .since(since)
                .optional(
                        "custom_pattern_path",
                        Shape.ref(SecretValue.class),
                        ParseOptions::customPatternPath,
                        Setters::customPatternPath)
                .since(since)
                .formerly(
                        "custom_pattern_path",
                        "3.17.7",
                        Scalar.TEXT,
                        ParseOptions::customPatternPathText,
                        Setters::customPatternPathText)
                .optional("grok_failure_key", Scalar.TEXT, ParseOptions::grokFailureKey, Setters::grokFailureKey)
                .since(since)
                .optional("grok_name_key", Scalar.TEXT, ParseOptions::grokNameKey, Setters::grokNameKey)
                .since(since);
    }

    /** Adds the patterns of grok parsers, which became available in a version. */
    static <T extends ParseOptions, B extends ModelBuilder<T> & Setters> ObjectShape<T, B> addGrokPatterns(
            ObjectShape<T, B> shape, String since) {
        return shape.optional(
                        "multiline_start_regexp",
                        Scalar.TEXT,
                        ParseOptions::multilineStartRegexp,
                        Setters::multilineStartRegexp)
                .since("3.17.10")
                .list("grok_patterns", Shape.ref(GrokPattern.class), ParseOptions::grokPatterns, Setters::grokPatterns)
                .since(since);
    }

    /** The setters of both builders. */
    interface Setters {
        Object type(String value);

        Object expression(String value);

        Object timeKey(String value);

        Object nullValuePattern(String value);

        Object nullEmptyString(boolean value);

        Object estimateCurrentEvent(boolean value);

        Object keepTimeKey(boolean value);

        Object types(String value);

        Object timeFormat(String value);

        Object timeType(String value);

        Object localTime(boolean value);

        Object utc(boolean value);

        Object timezone(String value);

        Object format(String value);

        Object grokPattern(String value);

        Object customPatternPath(SecretValue value);

        Object customPatternPathText(String value);

        Object grokFailureKey(String value);

        Object grokNameKey(String value);

        Object multilineStartRegexp(String value);

        Object grokPatterns(Iterable<? extends GrokPattern> values);
    }
}
