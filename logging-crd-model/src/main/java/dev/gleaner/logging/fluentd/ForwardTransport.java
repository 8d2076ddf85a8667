package dev.gleaner.logging.fluentd;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The encryption of the forward input ({@code <transport tls>} of fluentd): a certificate, or an authority that signs
 * one when fluentd starts, or a self-signed one. Paths are paths in the container.
 */
@Value.Immutable
public interface ForwardTransport extends Editable<ForwardTransport, ForwardTransport.Builder> {
    /** How transports are read, checked and written. */
    Shape<ForwardTransport> SHAPE = Shape.object("transport", Builder::new)
            .text("protocol", ForwardTransport::protocol, Builder::protocol)
            .text("version", ForwardTransport::version, Builder::version)
            .text("ciphers", ForwardTransport::ciphers, Builder::ciphers)
            .flag("insecure", ForwardTransport::insecure, Builder::insecure)
            .text("cert_path", ForwardTransport::certPath, Builder::certPath)
            .text("private_key_path", ForwardTransport::privateKeyPath, Builder::privateKeyPath)
            .optional(
                    "private_key_passphrase",
                    Scalar.SECRET,
                    ForwardTransport::privateKeyPassphrase,
                    Builder::privateKeyPassphrase)
            .flag("client_cert_auth", ForwardTransport::clientCertAuth, Builder::clientCertAuth)
            .text("ca_path", ForwardTransport::caPath, Builder::caPath)
            .text("ca_cert_path", ForwardTransport::caCertPath, Builder::caCertPath)
            .text("ca_private_key_path", ForwardTransport::caPrivateKeyPath, Builder::caPrivateKeyPath)
            .optional(
                    "ca_private_key_passphrase",
                    Scalar.SECRET,
                    ForwardTransport::caPrivateKeyPassphrase,
                    Builder::caPrivateKeyPassphrase);

    /** The protocol. It has no effect: the operator always writes {@code tls}. */
    Optional<String> protocol();

    /** The version of TLS, {@code TLSv1_1}, {@code TLSv1_2} or {@code TLSv1_3}; empty means TLSv1_2. */
    Optional<String> version();

    /** The allowed ciphers, in the format of OpenSSL; empty means the default of fluentd. */
    Optional<String> ciphers();

    /** Whether fluentd makes a self-signed certificate, if it has no other; empty means false. */
    Optional<Boolean> insecure();

    /** The path of the certificate; empty means none. */
    Optional<String> certPath();

    /** The path of the private key of the certificate; empty means none. */
    Optional<String> privateKeyPath();

    /** The pass phrase of the private key; empty means none. Everyone who can read the manifest can read it. */
    @Value.Redacted
    Optional<String> privateKeyPassphrase();

    /** Whether a sender must have a certificate of {@link #caPath()}; empty means false. */
    Optional<Boolean> clientCertAuth();

    /** The path of the certificate authority of the senders; empty means none. */
    Optional<String> caPath();

    /** The path of the authority that signs a certificate when fluentd starts; empty means none. */
    Optional<String> caCertPath();

    /** The path of the private key of that authority; empty means none. */
    Optional<String> caPrivateKeyPath();

    /**
     * The pass phrase of the private key of that authority; empty means none. Everyone who can read the manifest can
     * read it.
     */
    @Value.Redacted
    Optional<String> caPrivateKeyPassphrase();

    /** A transport that the consumer fills in. */
    static ForwardTransport of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a transport. */
    final class Builder extends ImmutableForwardTransport.Builder implements ModelBuilder<ForwardTransport> {
        Builder() {}
    }
}
