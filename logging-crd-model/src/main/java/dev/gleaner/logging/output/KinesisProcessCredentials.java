package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The process from which a Kinesis plug-in reads credentials. */
@Value.Immutable
public interface KinesisProcessCredentials
        extends Editable<KinesisProcessCredentials, KinesisProcessCredentials.Builder> {
    /** How a process is read, checked and written. */
    Shape<KinesisProcessCredentials> SHAPE = Shape.object("process", Builder::new)
            .required("process", Scalar.TEXT, KinesisProcessCredentials::process, Builder::process);

    /** The command, which prints the credentials in the JSON format of the AWS SDK. */
    String process();

    /** A process that the consumer fills in. */
    static KinesisProcessCredentials of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a process. */
    final class Builder extends ImmutableKinesisProcessCredentials.Builder
            implements ModelBuilder<KinesisProcessCredentials> {
        Builder() {}
    }
}
