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
public non-sealed interface LogdnaOutput
        extends OutputTarget, FlushedOutput, Editable<LogdnaOutput, LogdnaOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<LogdnaOutput> SHAPE = Shape.object("logdna", Builder::new)
            .required("api_key", Scalar.SECRET, LogdnaOutput::apiKey, Builder::apiKey)
            .required("hostname", Scalar.TEXT, LogdnaOutput::hostname, Builder::hostname)
            .text("app", LogdnaOutput::app, Builder::app)
            .text("tags", LogdnaOutput::tags, Builder::tags)
            .text("request_timeout", LogdnaOutput::requestTimeout, Builder::requestTimeout)
            .text("ingester_domain", LogdnaOutput::ingesterDomain, Builder::ingesterDomain)
            .text("ingester_endpoint", LogdnaOutput::ingesterEndpoint, Builder::ingesterEndpoint)
            .group(BufferFields::addTo);

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

    /** A plug-in that the consumer fills in. */
    static LogdnaOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableLogdnaOutput.Builder implements BufferFields<LogdnaOutput, Builder> {
        Builder() {}
    }
}
