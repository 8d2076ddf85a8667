package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The credentials file of {@link S3Output}, which must be in the fluentd pod. */
@Value.Immutable
public interface SharedCredentials extends Editable<SharedCredentials, SharedCredentials.Builder> {
    /** How a credentials file is read, checked and written. */
    Shape<SharedCredentials> SHAPE = Shape.object("credentials file", Builder::new)
            .text("profile_name", SharedCredentials::profileName, Builder::profileName)
            .text("path", SharedCredentials::path, Builder::path);

    /** The profile in the file; empty means {@code default}, unless the environment of fluentd names another. */
    Optional<String> profileName();

    /** The path of the file; empty means {@code .aws/credentials} in the home folder. */
    Optional<String> path();

    /** A credentials file that the consumer fills in. */
    static SharedCredentials of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a credentials file. */
    final class Builder extends ImmutableSharedCredentials.Builder implements ModelBuilder<SharedCredentials> {
        Builder() {}
    }
}
