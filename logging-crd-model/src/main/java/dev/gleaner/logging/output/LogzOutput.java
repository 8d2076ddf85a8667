package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Sends records to Logz.io ({@code logz}, fluentd {@code @type logzio_buffered}). */
@Value.Immutable
public non-sealed interface LogzOutput extends OutputTarget, FlushedOutput, Editable<LogzOutput, LogzOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<LogzOutput> SHAPE = Shape.object("logz", Builder::new)
            .required("endpoint", LogzEndpoint.class, LogzOutput::endpoint, Builder::endpoint)
            .flag("output_include_time", LogzOutput::outputIncludeTime, Builder::outputIncludeTime)
            .flag("output_include_tags", LogzOutput::outputIncludeTags, Builder::outputIncludeTags)
            .flag("gzip", LogzOutput::gzip, Builder::gzip)
            .integer("bulk_limit", LogzOutput::bulkLimit, Builder::bulkLimit)
            .since("3.17.7")
            .integer("bulk_limit_warning_limit", LogzOutput::bulkLimitWarningLimit, Builder::bulkLimitWarningLimit)
            .since("3.17.7")
            .integer("http_idle_timeout", LogzOutput::httpIdleTimeout, Builder::httpIdleTimeout)
            .integer("retry_count", LogzOutput::retryCount, Builder::retryCount)
            .integer("retry_sleep", LogzOutput::retrySleep, Builder::retrySleep)
            .group(BufferFields::addTo)
            .rule(IgnoredValue.falseOf("output_include_time", "output_include_tags"))
            .rule(IgnoredValue.zeroOf("http_idle_timeout", "retry_count", "retry_sleep"));

    /** The address and the token; an empty one means the address of Logz.io without a token. */
    LogzEndpoint endpoint();

    /**
     * Whether the time is added to records without a timestamp; empty means true, and so does false, which the operator
     * does not render.
     */
    Optional<Boolean> outputIncludeTime();

    /** Whether the tag is added to records; empty means true, and so does false, which the operator does not render. */
    Optional<Boolean> outputIncludeTags();

    /** Whether requests are compressed; empty means false. */
    Optional<Boolean> gzip();

    /** The maximum size of a request, in bytes; larger records are dropped. Empty means 1000000. */
    Optional<Integer> bulkLimit();

    /** The maximum number of characters of a record in the message that it is too large; empty means no limit. */
    Optional<Integer> bulkLimitWarningLimit();

    /** The time that a connection may be idle, in seconds; empty means 5. */
    Optional<Integer> httpIdleTimeout();

    /** The number of attempts to send a request; empty means 4. */
    Optional<Integer> retryCount();

    /** The wait before the first retry, in seconds, which doubles with each retry; empty means 2. */
    Optional<Integer> retrySleep();

    /** A plug-in that the consumer fills in. */
    static LogzOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableLogzOutput.Builder implements BufferFields<LogzOutput, Builder> {
        Builder() {}

        /** Changes the address and the token. */
        public Builder endpoint(Consumer<LogzEndpoint.Builder> change) {
            return endpoint(ModelBuilder.part(this, l -> Optional.of(l.endpoint()), LogzEndpoint::of, change));
        }
    }
}
