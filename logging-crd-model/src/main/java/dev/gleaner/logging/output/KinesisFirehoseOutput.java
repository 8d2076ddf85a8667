package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to a delivery stream of Amazon Data Firehose ({@code kinesisFirehose}, fluentd
 * {@code @type kinesis_firehose}).
 */
@Value.Immutable
public non-sealed interface KinesisFirehoseOutput
        extends OutputTarget, KinesisSettings, Editable<KinesisFirehoseOutput, KinesisFirehoseOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<KinesisFirehoseOutput> SHAPE = Shape.object("kinesisFirehose", Builder::new)
            .since("4.4.0")
            .required(
                    "delivery_stream_name",
                    Scalar.TEXT,
                    KinesisFirehoseOutput::deliveryStreamName,
                    Builder::deliveryStreamName)
            .flag("append_new_line", KinesisFirehoseOutput::appendNewLine, Builder::appendNewLine)
            .group(KinesisFields::addTo)
            .rule(new KinesisBatchLimit(500, 4 * 1024 * 1024));

    /** The name of the delivery stream, which may have placeholders such as {@code ${tag}}. */
    String deliveryStreamName();

    /** Whether a line end follows each record; empty means true, the default of the plug-in. */
    Optional<Boolean> appendNewLine();

    /** A plug-in that the consumer fills in. */
    static KinesisFirehoseOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableKinesisFirehoseOutput.Builder
            implements KinesisFields<KinesisFirehoseOutput, Builder> {
        Builder() {}
    }
}
