package dev.gleaner.logging.filter;

import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import dev.gleaner.document.Scalar;
import dev.gleaner.logging.secret.SecretValue;

/**
 * Adds the fields of {@link ParseOptions} to a shape, and declares their setters. The fields are added in groups,
 * because a section has fields of its own between them.
 */
interface ParseFields {
    /** Adds the type of the parser, and the rules for the fields of all groups. */
    static <T extends ParseOptions, B extends ModelBuilder<T> & ParseFields> ObjectShape<T, B> addParser(
            ObjectShape<T, B> shape) {
        return shape.text("type", T::type, B::type)
                .text("expression", T::expression, B::expression)
                .text("time_key", T::timeKey, B::timeKey)
                .rule(ParseRules::checkOptions);
    }

    /** Adds how values and times are converted. */
    static <T extends ParseOptions, B extends ModelBuilder<T> & ParseFields> ObjectShape<T, B> addValues(
            ObjectShape<T, B> shape) {
        return shape.text("null_value_pattern", T::nullValuePattern, B::nullValuePattern)
                .flag("null_empty_string", T::nullEmptyString, B::nullEmptyString)
                .flag("estimate_current_event", T::estimateCurrentEvent, B::estimateCurrentEvent)
                .flag("keep_time_key", T::keepTimeKey, B::keepTimeKey)
                .text("types", T::types, B::types)
                .text("time_format", T::timeFormat, B::timeFormat)
                .text("time_type", T::timeType, B::timeType)
                .flag("local_time", T::localTime, B::localTime)
                .flag("utc", T::utc, B::utc)
                .text("timezone", T::timezone, B::timezone)
                .text("format", T::format, B::format);
    }

    /** Adds the options of grok parsers, which are available from a version on. */
    static <T extends ParseOptions, B extends ModelBuilder<T> & ParseFields> ObjectShape<T, B> addGrok(
            ObjectShape<T, B> shape, String since) {
        return shape.text("grok_pattern", T::grokPattern, B::grokPattern)
                .since(since)
                .part("custom_pattern_path", SecretValue.class, T::customPatternPath, B::customPatternPath)
                .since(since)
                .formerly(
                        "custom_pattern_path",
                        "3.17.7",
                        Scalar.TEXT,
                        T::customPatternPathText,
                        B::customPatternPathText)
                .text("grok_failure_key", T::grokFailureKey, B::grokFailureKey)
                .since(since)
                .text("grok_name_key", T::grokNameKey, B::grokNameKey)
                .since(since);
    }

    /** Adds the patterns of grok parsers, which are available from a version on. */
    static <T extends ParseOptions, B extends ModelBuilder<T> & ParseFields> ObjectShape<T, B> addGrokPatterns(
            ObjectShape<T, B> shape, String since) {
        return shape.text("multiline_start_regexp", T::multilineStartRegexp, B::multilineStartRegexp)
                .since("3.17.10")
                .parts("grok_patterns", GrokPattern.class, T::grokPatterns, B::grokPatterns)
                .since(since);
    }

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
