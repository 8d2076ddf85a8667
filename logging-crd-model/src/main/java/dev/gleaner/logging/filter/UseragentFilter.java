package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Parses a user agent into fields such as browser and operating system ({@code useragent}, fluentd
 * {@code @type ua_parser}).
 */
@Value.Immutable
public non-sealed interface UseragentFilter extends Filter, Editable<UseragentFilter, UseragentFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<UseragentFilter> SHAPE = Shape.object("useragent", Builder::new)
            .since("4.10.0")
            .text("key_name", UseragentFilter::keyName, Builder::keyName)
            .flag("delete_key", UseragentFilter::deleteKey, Builder::deleteKey)
            .text("out_key", UseragentFilter::outKey, Builder::outKey)
            .flag("flatten", UseragentFilter::flatten, Builder::flatten);

    /** The field with the user agent; empty means {@code user_agent}. */
    Optional<String> keyName();

    /** Whether that field is removed; empty means false. */
    Optional<Boolean> deleteKey();

    /** The field that contains the new fields, or their prefix if they are not nested; empty means {@code ua}. */
    Optional<String> outKey();

    /** Whether new fields are at the top of the record, with joined names; empty means false, nested fields. */
    Optional<Boolean> flatten();

    /** A filter that the consumer fills in. */
    static UseragentFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the filter. */
    final class Builder extends ImmutableUseragentFilter.Builder implements ModelBuilder<UseragentFilter> {
        Builder() {}
    }
}
