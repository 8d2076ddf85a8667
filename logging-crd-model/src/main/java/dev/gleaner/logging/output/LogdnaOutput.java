package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Sends records to LogDNA ({@code logdna}, fluentd {@code @type logdna}). */
@Value.Immutable
public non-sealed interface LogdnaOutput extends OutputTarget, Editable<LogdnaOutput, LogdnaOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<LogdnaOutput> SHAPE = Shape.object("logdna", Builder::new)
            .required("api_key", Scalar.SECRET, LogdnaOutput::apiKey, Builder::apiKey)
            .required("hostname", Scalar.TEXT, LogdnaOutput::hostname, Builder::hostname)
            .optional("app", Scalar.TEXT, LogdnaOutput::app, Builder::app)
            .optional("tags", Scalar.TEXT, LogdnaOutput::tags, Builder::tags)
            .optional("request_timeout", Scalar.TEXT, LogdnaOutput::requestTimeout, Builder::requestTimeout)
            .optional("ingester_domain", Scalar.TEXT, LogdnaOutput::ingesterDomain, Builder::ingesterDomain)
            .optional("ingester_endpoint", Scalar.TEXT, LogdnaOutput::ingesterEndpoint, Builder::ingesterEndpoint)
            .optional("buffer", Shape.ref(Buffer.class), LogdnaOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    LogdnaOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10");

    /** The API key. It cannot be in a Secret, so everyone who can read the manifest can read it. */
    @Value.Redacted
    String apiKey();

    /** The host name of records. */
    String hostname();

    /** The application of records; empty means none. */
    Optional<String> app();

    /** The tags of records, separated by commas; empty means none. */
    Optional<String> tags();

    /** The timeout for a request, such as {@code 10 s} or {@code 500 ms}; empty means that of the plug-in, 30 s. */
    Optional<String> requestTimeout();

    /** The address of LogDNA without a path; empty means that of the plug-in, {@code https://logs.logdna.com}. */
    Optional<String> ingesterDomain();

    /** The path of requests; empty means that of the plug-in, {@code /logs/ingest}. */
    Optional<String> ingesterEndpoint();

    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** The time after which a flush is logged as slow, in seconds; empty means the limit of the plug-in, 20. */
    Optional<String> slowFlushLogThreshold();

    /** A plug-in that the consumer fills in. */
    static LogdnaOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableLogdnaOutput.Builder implements ModelBuilder<LogdnaOutput> {
        Builder() {}

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, LogdnaOutput::buffer, Buffer::of, change));
        }
    }
}
