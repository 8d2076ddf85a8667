package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Sends records to Logz.io ({@code logz}, fluentd {@code @type logzio_buffered}). */
@Value.Immutable
public non-sealed interface LogzOutput extends OutputTarget, Editable<LogzOutput, LogzOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<LogzOutput> SHAPE = Shape.object("logz", Builder::new)
            .required("endpoint", Shape.ref(LogzEndpoint.class), LogzOutput::endpoint, Builder::endpoint)
            .optional("output_include_time", Scalar.FLAG, LogzOutput::outputIncludeTime, Builder::outputIncludeTime)
            .optional("output_include_tags", Scalar.FLAG, LogzOutput::outputIncludeTags, Builder::outputIncludeTags)
            .optional("gzip", Scalar.FLAG, LogzOutput::gzip, Builder::gzip)
            .optional("bulk_limit", Scalar.INTEGER, LogzOutput::bulkLimit, Builder::bulkLimit)
            .since("3.17.7")
            .optional(
                    "bulk_limit_warning_limit",
                    Scalar.INTEGER,
                    LogzOutput::bulkLimitWarningLimit,
                    Builder::bulkLimitWarningLimit)
            .since("3.17.7")
            .optional("http_idle_timeout", Scalar.INTEGER, LogzOutput::httpIdleTimeout, Builder::httpIdleTimeout)
            .optional("retry_count", Scalar.INTEGER, LogzOutput::retryCount, Builder::retryCount)
            .optional("retry_sleep", Scalar.INTEGER, LogzOutput::retrySleep, Builder::retrySleep)
            .optional("buffer", Shape.ref(Buffer.class), LogzOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    LogzOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
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

    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** The time after which a flush is logged as slow, in seconds; empty means the limit of the plug-in, 20. */
    Optional<String> slowFlushLogThreshold();

    /** A plug-in that the consumer fills in. */
    static LogzOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableLogzOutput.Builder implements ModelBuilder<LogzOutput> {
        Builder() {}

        /** Changes the address and the token. */
        public Builder endpoint(Consumer<LogzEndpoint.Builder> change) {
            return endpoint(ModelBuilder.part(this, l -> Optional.of(l.endpoint()), LogzEndpoint::of, change));
        }

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, LogzOutput::buffer, Buffer::of, change));
        }
    }
}
