package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to Amazon OpenSearch Service by its Elasticsearch interface ({@code awsElasticsearch}, fluentd
 * {@code @type aws-elasticsearch-service}). Requests are signed with AWS credentials.
 */
@Value.Immutable
public non-sealed interface AwsElasticsearchOutput
        extends OutputTarget, ElasticsearchOptions, Editable<AwsElasticsearchOutput, AwsElasticsearchOutput.Builder> {
    /** How the plug-in is read, checked and written. The options of Elasticsearch came with 3.17.7. */
    Shape<AwsElasticsearchOutput> SHAPE = ElasticsearchFields.addTo(
                    Shape.object("awsElasticsearch", Builder::new)
                            .optional(
                                    "endpoint",
                                    Shape.ref(AwsElasticsearchEndpoint.class),
                                    AwsElasticsearchOutput::endpoint,
                                    Builder::endpoint),
                    shape -> shape.since("3.17.7"))
            .optional("flush_interval", Scalar.TEXT, AwsElasticsearchOutput::flushInterval, Builder::flushInterval)
            .optional("format", Shape.ref(Format.class), AwsElasticsearchOutput::format, Builder::format)
            .optional("buffer", Shape.ref(Buffer.class), AwsElasticsearchOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    AwsElasticsearchOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .formerly(
                    "include_timestamp",
                    "3.17.3",
                    Scalar.TEXT,
                    AwsElasticsearchOutput::includeTimestampText,
                    Builder::includeTimestampText);

    /**
     * The endpoint of Amazon OpenSearch Service and the credentials for it, without which the plug-in cannot send
     * records; empty means none.
     */
    Optional<AwsElasticsearchEndpoint> endpoint();

    /**
     * The text {@code true} or {@code false} of {@link #includeTimestamp()} for 3.17.3, where the field is a text; empty
     * for later versions.
     */
    Optional<String> includeTimestampText();

    /** The time between flushes, an old form of the field of the buffer; empty means that of the buffer. */
    Optional<String> flushInterval();

    /** The format of records; empty means that of the plug-in. */
    Optional<Format> format();

    /** A plug-in that the consumer fills in. */
    static AwsElasticsearchOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableAwsElasticsearchOutput.Builder
            implements ModelBuilder<AwsElasticsearchOutput>, ElasticsearchFields.Setters {
        Builder() {}

        /** Changes the endpoint and its credentials. */
        public Builder endpoint(Consumer<AwsElasticsearchEndpoint.Builder> change) {
            return endpoint(
                    ModelBuilder.part(this, AwsElasticsearchOutput::endpoint, AwsElasticsearchEndpoint::of, change));
        }

        /** Changes the format of records. */
        public Builder format(Consumer<Format.Builder> change) {
            return format(ModelBuilder.part(this, AwsElasticsearchOutput::format, Format::of, change));
        }

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, AwsElasticsearchOutput::buffer, Buffer::of, change));
        }
    }
}
