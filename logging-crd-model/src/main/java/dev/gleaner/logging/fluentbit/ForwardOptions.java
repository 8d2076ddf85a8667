package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How fluent-bit sends records to fluentd ({@code forwardOptions}, fluent-bit {@code forward}). */
@Value.Immutable
public interface ForwardOptions extends Editable<ForwardOptions, ForwardOptions.Builder> {
    /** How forward options are read, checked and written. */
    Shape<ForwardOptions> SHAPE = Shape.object("forward option", Builder::new)
            .optional("Retry_Limit", FluentbitOptions.RETRIES, ForwardOptions::retryLimit, Builder::retryLimit)
            .flag("Require_ack_response", ForwardOptions::requireAckResponse, Builder::requireAckResponse)
            .flag("Send_options", ForwardOptions::sendOptions, Builder::sendOptions)
            .flag("Time_as_Integer", ForwardOptions::timeAsInteger, Builder::timeAsInteger)
            .flag(
                    "Retain_Metadata_In_Forward_Mode",
                    ForwardOptions::retainMetadataInForwardMode,
                    Builder::retainMetadataInForwardMode)
            .since("6.7.0")
            .text("Tag", ForwardOptions::tag, Builder::tag)
            .optional(
                    "storage.total_limit_size",
                    FluentbitOptions.SIZE,
                    ForwardOptions::storageTotalLimitSize,
                    Builder::storageTotalLimitSize)
            .integer("Workers", ForwardOptions::workers, Builder::workers)
            .since("4.4.0");

    /**
     * The number of retries, {@code no_retries}, or {@code no_limits} or {@code False} for no limit; empty means the
     * operator's default, False.
     */
    Optional<String> retryLimit();

    /**
     * Whether fluentd confirms what it received, so that nothing is lost, but records may arrive twice; empty means
     * false.
     */
    Optional<Boolean> requireAckResponse();

    /** Whether messages contain the number of their records; empty means false. */
    Optional<Boolean> sendOptions();

    /** Whether times are whole seconds, for old versions of fluentd; empty means false. */
    Optional<Boolean> timeAsInteger();

    /** Whether the metadata of records are sent; empty means false. */
    Optional<Boolean> retainMetadataInForwardMode();

    /** The tag that replaces that of records; empty means none. Flows select pods only with the original tag. */
    Optional<String> tag();

    /**
     * The size of the files that wait for fluentd, such as {@code 5G}, beyond which the oldest are deleted; empty means
     * no limit.
     */
    Optional<String> storageTotalLimitSize();

    /** The number of threads that send records; empty means the default of fluent-bit, 2. */
    Optional<Integer> workers();

    /** Forward options that the consumer fills in. */
    static ForwardOptions of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds forward options. */
    final class Builder extends ImmutableForwardOptions.Builder implements ModelBuilder<ForwardOptions> {
        Builder() {}
    }
}
