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
        extends OutputTarget,
                FormattedOutput,
                ElasticsearchOptions,
                Editable<AwsElasticsearchOutput, AwsElasticsearchOutput.Builder> {
    /** How the plug-in is read, checked and written. The options of Elasticsearch came with 3.17.7. */
    Shape<AwsElasticsearchOutput> SHAPE = Shape.object("awsElasticsearch", Builder::new)
            .part("endpoint", AwsElasticsearchEndpoint.class, AwsElasticsearchOutput::endpoint, Builder::endpoint)
            .groupSince(
                    "3.17.7",
                    ElasticsearchFields::addTo,
                    "index_name",
                    "logstash_format",
                    "logstash_prefix",
                    "include_timestamp",
                    "include_tag_key",
                    "tag_key")
            .text("flush_interval", AwsElasticsearchOutput::flushInterval, Builder::flushInterval)
            .group(FormatFields::addTo)
            .group(BufferFields::addTo)
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

    /** A plug-in that the consumer fills in. */
    static AwsElasticsearchOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableAwsElasticsearchOutput.Builder
            implements BufferFields<AwsElasticsearchOutput, Builder>,
                    FormatFields<AwsElasticsearchOutput, Builder>,
                    ElasticsearchFields {
        Builder() {}

        /** Changes the endpoint and its credentials. */
        public Builder endpoint(Consumer<AwsElasticsearchEndpoint.Builder> change) {
            return endpoint(
                    ModelBuilder.part(this, AwsElasticsearchOutput::endpoint, AwsElasticsearchEndpoint::of, change));
        }
    }
}
