package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** One of the patterns that a {@code multi_format} parser tries in order. */
@Value.Immutable
public interface ParsePattern extends ParseOptions, Editable<ParsePattern, ParsePattern.Builder> {
    /** How patterns are read, checked and written. */
    Shape<ParsePattern> SHAPE = Shape.object("pattern", Builder::new)
            .group(ParseFields::addParser)
            .group(ParseFields::addValues)
            .group(shape -> ParseFields.addGrok(shape, "3.17.10"))
            .group(shape -> ParseFields.addGrokPatterns(shape, "3.17.10"))
            .text("format_name", ParsePattern::formatName, Builder::formatName)
            .since("6.7.0");

    /** The name that a record gets if this pattern matches; empty means none. */
    Optional<String> formatName();

    /** A pattern that the consumer fills in. */
    static ParsePattern of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a pattern. */
    final class Builder extends ImmutableParsePattern.Builder implements ModelBuilder<ParsePattern>, ParseFields {
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
