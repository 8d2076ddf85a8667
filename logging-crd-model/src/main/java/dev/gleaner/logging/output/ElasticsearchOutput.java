package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;

/**
 * Sends records to Elasticsearch ({@code elasticsearch}, fluentd {@code @type elasticsearch}, or
 * {@code @type elasticsearch_data_stream} for a data stream).
 */
@Value.Immutable
public non-sealed interface ElasticsearchOutput
        extends OutputTarget, ElasticsearchOptions, Editable<ElasticsearchOutput, ElasticsearchOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<ElasticsearchOutput> SHAPE = ElasticsearchFields.addTo(
                    Shape.object("elasticsearch", Builder::new), UnaryOperator.identity())
            .optional("buffer", Shape.ref(Buffer.class), ElasticsearchOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    ElasticsearchOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .rule(SearchFields::checkDataStream);

    /** A plug-in that the consumer fills in. */
    static ElasticsearchOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableElasticsearchOutput.Builder
            implements ModelBuilder<ElasticsearchOutput>, ElasticsearchFields.Setters {
        Builder() {}

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, ElasticsearchOutput::buffer, Buffer::of, change));
        }
    }
}
