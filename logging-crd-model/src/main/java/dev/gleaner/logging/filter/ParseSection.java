package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How a text is parsed into fields. */
@Value.Immutable
public interface ParseSection extends ParseOptions, Editable<ParseSection, ParseSection.Builder> {
    /** How parse sections are read, checked and written. */
    Shape<ParseSection> SHAPE = Shape.object("parse section", Builder::new)
            .group(ParseFields::addParser)
            .text("keys", ParseSection::keys, Builder::keys)
            .group(ParseFields::addValues)
            .text("format_firstline", ParseSection::formatFirstline, Builder::formatFirstline)
            .text("delimiter", ParseSection::delimiter, Builder::delimiter)
            .text("delimiter_pattern", ParseSection::delimiterPattern, Builder::delimiterPattern)
            .text("label_delimiter", ParseSection::labelDelimiter, Builder::labelDelimiter)
            .texts("multiline", ParseSection::multiline, Builder::multiline)
            .parts("patterns", ParsePattern.class, ParseSection::patterns, Builder::patterns)
            .group(shape -> ParseFields.addGrok(shape, "3.17.7"))
            .text("multi_line_start_regexp", ParseSection::multiLineStartRegexp, Builder::multiLineStartRegexp)
            .since("3.17.7")
            .until("3.17.7")
            .group(shape -> ParseFields.addGrokPatterns(shape, "3.17.7"))
            .text("format_key", ParseSection::formatKey, Builder::formatKey)
            .since("6.7.0")
            .rule(ParseRules::checkSection);

    /** The names of the columns, separated by commas, for {@code csv} and {@code tsv}; empty means none. */
    Optional<String> keys();

    /** The regular expression of the first line of a record, for {@code multiline}; empty means none. */
    Optional<String> formatFirstline();

    /** The separator between fields, for {@code csv}, {@code tsv} and {@code ltsv}; empty means that of the type. */
    Optional<String> delimiter();

    /** The regular expression of the separator between fields, for {@code ltsv}; empty means none. */
    Optional<String> delimiterPattern();

    /** The separator between name and value, for {@code ltsv}; empty means a colon. */
    Optional<String> labelDelimiter();

    /** The regular expressions of the lines, in order, read only by {@code multiline}; empty means none. */
    List<String> multiline();

    /** The patterns that are tried in order, for {@code multi_format}; empty means none. */
    List<ParsePattern> patterns();

    /** The old name of {@code multiline_start_regexp}; empty means none. */
    Optional<String> multiLineStartRegexp();

    /** The field for the name of the pattern that matched; empty means none. */
    Optional<String> formatKey();

    /** A parse section that the consumer fills in. */
    static ParseSection of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a parse section. */
    final class Builder extends ImmutableParseSection.Builder implements ModelBuilder<ParseSection>, ParseFields {
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
