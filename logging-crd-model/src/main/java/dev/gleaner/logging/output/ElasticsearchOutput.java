package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to Elasticsearch ({@code elasticsearch}, fluentd {@code @type elasticsearch}, or
 * {@code @type elasticsearch_data_stream} for a data stream).
 */
@Value.Immutable
public non-sealed interface ElasticsearchOutput
        extends OutputTarget, ElasticsearchOptions, Editable<ElasticsearchOutput, ElasticsearchOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<ElasticsearchOutput> SHAPE = Shape.object("elasticsearch", Builder::new)
            .group(ElasticsearchFields::addTo)
            .group(BufferFields::addTo)
            .rule(SearchFields::checkDataStream);

    /** A plug-in that the consumer fills in. */
    static ElasticsearchOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableElasticsearchOutput.Builder
            implements BufferFields<ElasticsearchOutput, Builder>, ElasticsearchFields {
        Builder() {}
    }
}
