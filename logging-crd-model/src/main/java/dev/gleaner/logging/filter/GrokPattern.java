package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** One pattern of a grok parser. */
@Value.Immutable
public interface GrokPattern extends Editable<GrokPattern, GrokPattern.Builder> {
    /** How grok patterns are read, checked and written. */
    Shape<GrokPattern> SHAPE = Shape.object("grok pattern", Builder::new)
            .required("pattern", Scalar.TEXT, GrokPattern::pattern, Builder::pattern)
            .text("name", GrokPattern::name, Builder::name)
            .text("time_key", GrokPattern::timeKey, Builder::timeKey)
            .text("time_format", GrokPattern::timeFormat, Builder::timeFormat)
            .text("timezone", GrokPattern::timezone, Builder::timezone)
            .flag("keep_time_key", GrokPattern::keepTimeKey, Builder::keepTimeKey);

    /** The pattern, such as {@code %{IP:client} %{WORD:method}}. */
    String pattern();

    /** The name that a record gets if this pattern matches; empty means none. */
    Optional<String> name();

    /** The time field; empty means {@code time}. */
    Optional<String> timeKey();

    /** The format of the time, as for {@code strptime}; empty means that the parser guesses. */
    Optional<String> timeFormat();

    /** The time zone of times without one, such as {@code +09:00}; empty means the local one. */
    Optional<String> timezone();

    /** Whether the time field stays in the record; empty means false. */
    Optional<Boolean> keepTimeKey();

    /** A grok pattern that the consumer fills in. */
    static GrokPattern of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a grok pattern. */
    final class Builder extends ImmutableGrokPattern.Builder implements ModelBuilder<GrokPattern> {
        Builder() {}
    }
}
