package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How a text is parsed into fields. */
@Value.Immutable
public interface ParseSection extends Editable<ParseSection, ParseSection.Builder> {
    /** How parse sections are read, checked and written. */
    Shape<ParseSection> SHAPE = Shape.object("parse section", Builder::new)
            .optional("type", Scalar.TEXT, ParseSection::type, Builder::type)
            .optional("expression", Scalar.TEXT, ParseSection::expression, Builder::expression)
            .optional("time_key", Scalar.TEXT, ParseSection::timeKey, Builder::timeKey)
            .optional("keys", Scalar.TEXT, ParseSection::keys, Builder::keys)
            .optional("null_value_pattern", Scalar.TEXT, ParseSection::nullValuePattern, Builder::nullValuePattern)
            .optional("null_empty_string", Scalar.FLAG, ParseSection::nullEmptyString, Builder::nullEmptyString)
            .optional(
                    "estimate_current_event",
                    Scalar.FLAG,
                    ParseSection::estimateCurrentEvent,
                    Builder::estimateCurrentEvent)
            .optional("keep_time_key", Scalar.FLAG, ParseSection::keepTimeKey, Builder::keepTimeKey)
            .optional("types", Scalar.TEXT, ParseSection::types, Builder::types)
            .optional("time_format", Scalar.TEXT, ParseSection::timeFormat, Builder::timeFormat)
            .optional("time_type", Scalar.TEXT, ParseSection::timeType, Builder::timeType)
            .optional("local_time", Scalar.FLAG, ParseSection::localTime, Builder::localTime)
            .optional("utc", Scalar.FLAG, ParseSection::utc, Builder::utc)
            .optional("timezone", Scalar.TEXT, ParseSection::timezone, Builder::timezone)
            .optional("format", Scalar.TEXT, ParseSection::format, Builder::format)
            .optional("format_firstline", Scalar.TEXT, ParseSection::formatFirstline, Builder::formatFirstline)
            .optional("delimiter", Scalar.TEXT, ParseSection::delimiter, Builder::delimiter)
            .optional("delimiter_pattern", Scalar.TEXT, ParseSection::delimiterPattern, Builder::delimiterPattern)
            .optional("label_delimiter", Scalar.TEXT, ParseSection::labelDelimiter, Builder::labelDelimiter)
            .list("multiline", Scalar.TEXT, ParseSection::multiline, Builder::multiline)
            .list("patterns", Shape.ref(ParsePattern.class), ParseSection::patterns, Builder::patterns)
            .optional("grok_pattern", Scalar.TEXT, ParseSection::grokPattern, Builder::grokPattern)
            .since("3.17.7")
            .optional(
                    "custom_pattern_path",
                    Shape.ref(SecretValue.class),
                    ParseSection::customPatternPath,
                    Builder::customPatternPath)
            .since("3.17.7")
            .optional("grok_failure_key", Scalar.TEXT, ParseSection::grokFailureKey, Builder::grokFailureKey)
            .since("3.17.7")
            .optional("grok_name_key", Scalar.TEXT, ParseSection::grokNameKey, Builder::grokNameKey)
            .since("3.17.7")
            .optional(
                    "multi_line_start_regexp",
                    Scalar.TEXT,
                    ParseSection::multiLineStartRegexp,
                    Builder::multiLineStartRegexp)
            .since("3.17.7")
            .until("3.17.7")
            .optional(
                    "multiline_start_regexp",
                    Scalar.TEXT,
                    ParseSection::multilineStartRegexp,
                    Builder::multilineStartRegexp)
            .since("3.17.10")
            .list("grok_patterns", Shape.ref(GrokPattern.class), ParseSection::grokPatterns, Builder::grokPatterns)
            .since("3.17.7")
            .optional("format_key", Scalar.TEXT, ParseSection::formatKey, Builder::formatKey)
            .since("6.7.0")
            .rule(ParseSection::checkPatterns);

    /**
     * The kind of parser, such as {@code json}, {@code regexp}, {@code multiline} or {@code multi_format}; fluentd
     * refuses a section without it.
     */
    Optional<String> type();

    /** The Ruby regular expression, for type {@code regexp}; empty means none. */
    Optional<String> expression();

    /** The time field; empty means {@code time}. */
    Optional<String> timeKey();

    /** The names of the columns, separated by commas, for {@code csv} and {@code tsv}; empty means none. */
    Optional<String> keys();

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

    /** A parameter for {@code multi_format}; empty means none. */
    Optional<String> format();

    /** The regular expression of the first line of a record, for {@code multiline}; empty means none. */
    Optional<String> formatFirstline();

    /** The separator between fields, for {@code csv}, {@code tsv} and {@code ltsv}; empty means that of the type. */
    Optional<String> delimiter();

    /** The regular expression of the separator between fields, for {@code ltsv}; empty means none. */
    Optional<String> delimiterPattern();

    /** The separator between name and value, for {@code ltsv}; empty means a colon. */
    Optional<String> labelDelimiter();

    /**
     * The regular expressions of the lines, in order, for {@code multiline}; ignored with other types. Empty means
     * none.
     */
    List<String> multiline();

    /** The patterns that are tried in order, for {@code multi_format}; empty means none. */
    List<ParsePattern> patterns();

    /** The pattern, for type {@code grok} with only one; empty means none. */
    Optional<String> grokPattern();

    /**
     * A file of custom grok patterns, as a secret; empty means none. Version 3.17.7 has a plain text instead, which is
     * reported as an error.
     */
    Optional<SecretValue> customPatternPath();

    /** The field for the reason why no grok pattern matched; empty means none. */
    Optional<String> grokFailureKey();

    /** The field for the name of the grok pattern that matched; empty means none. */
    Optional<String> grokNameKey();

    /** The old name of {@code multiline_start_regexp}; empty means none. */
    Optional<String> multiLineStartRegexp();

    /** The regular expression of the first line of a record, for type {@code multiline_grok}; empty means none. */
    Optional<String> multilineStartRegexp();

    /** The patterns that are tried in order, for type {@code grok}; empty means none. */
    List<GrokPattern> grokPatterns();

    /** The field for the name of the pattern that matched; empty means none. */
    Optional<String> formatKey();

    /** A parse section that the consumer fills in. */
    static ParseSection of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkPatterns(Tree.Mapping section, Position position, FieldPath path, Violations violations) {
        if (section.text("type").filter("multi_format"::equals).isPresent()
                || !(section.get("patterns").orElse(Tree.nothing()) instanceof Tree.Sequence patterns)) {
            return;
        }
        for (int i = 0; i < patterns.items().size(); i++) {
            if (patterns.items().get(i) instanceof Tree.Mapping pattern && pattern.has("format")) {
                violations.report(
                        FilterFault.PATTERN_FORMAT,
                        pattern,
                        path.field("patterns").index(i),
                        "format");
            }
        }
    }

    /** Builds a parse section. */
    final class Builder extends ImmutableParseSection.Builder implements ModelBuilder<ParseSection> {
        Builder() {}

        /** Adds a pattern at the end. */
        public Builder addPattern(Consumer<ParsePattern.Builder> spec) {
            return addPattern(ParsePattern.of(spec));
        }

        /** Changes the file of custom grok patterns. */
        public Builder customPatternPath(Consumer<SecretValue.Builder> change) {
            return customPatternPath(ModelBuilder.part(this, ParseSection::customPatternPath, SecretValue::of, change));
        }

        /** Adds a grok pattern at the end. */
        public Builder addGrokPattern(Consumer<GrokPattern.Builder> spec) {
            return addGrokPattern(GrokPattern.of(spec));
        }
    }
}
