package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * How {@link S3Output} reads credentials from the metadata service of EC2. An empty mapping is meaningful: it selects
 * that service with the defaults of the client.
 */
@Value.Immutable
public interface InstanceProfileCredentials
        extends Editable<InstanceProfileCredentials, InstanceProfileCredentials.Builder> {
    /** How an instance profile is read, checked and written. */
    Shape<InstanceProfileCredentials> SHAPE = Shape.object("instance profile", Builder::new)
            .text("ip_address", InstanceProfileCredentials::ipAddress, Builder::ipAddress)
            .text("port", InstanceProfileCredentials::port, Builder::port)
            .text("http_open_timeout", InstanceProfileCredentials::httpOpenTimeout, Builder::httpOpenTimeout)
            .text("http_read_timeout", InstanceProfileCredentials::httpReadTimeout, Builder::httpReadTimeout)
            .text("retries", InstanceProfileCredentials::retries, Builder::retries);

    /** The address of the metadata service; empty means {@code 169.254.169.254}. */
    Optional<String> ipAddress();

    /** The port of the metadata service; empty means 80. */
    Optional<String> port();

    /** The timeout for connecting, in seconds; empty means the default of the client. */
    Optional<String> httpOpenTimeout();

    /** The timeout for a response, in seconds; empty means the default of the client. */
    Optional<String> httpReadTimeout();

    /** The number of retries; empty means the default of the client. */
    Optional<String> retries();

    /** An instance profile that the consumer fills in. */
    static InstanceProfileCredentials of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an instance profile. */
    final class Builder extends ImmutableInstanceProfileCredentials.Builder
            implements ModelBuilder<InstanceProfileCredentials> {
        Builder() {}
    }
}
