package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Sends records to a data stream of Amazon Kinesis ({@code kinesisStream}, fluentd {@code @type kinesis_streams}). */
@Value.Immutable
public non-sealed interface KinesisStreamOutput
        extends OutputTarget, KinesisSettings, Editable<KinesisStreamOutput, KinesisStreamOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<KinesisStreamOutput> SHAPE = Shape.object("kinesisStream", Builder::new)
            .required("stream_name", Scalar.TEXT, KinesisStreamOutput::streamName, Builder::streamName)
            .text("partition_key", KinesisStreamOutput::partitionKey, Builder::partitionKey)
            .group(KinesisFields::addTo)
            .rule(new KinesisBatchLimit(500, 5 * 1024 * 1024));

    /** The name of the stream, which may have placeholders such as {@code ${tag}}. */
    String streamName();

    /** The field whose value assigns a record to a shard, which every record must have; empty means a random value. */
    Optional<String> partitionKey();

    /** A plug-in that the consumer fills in. */
    static KinesisStreamOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableKinesisStreamOutput.Builder
            implements KinesisFields<KinesisStreamOutput, Builder> {
        Builder() {}
    }
}
