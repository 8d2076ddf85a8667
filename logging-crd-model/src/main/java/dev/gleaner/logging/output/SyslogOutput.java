package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.Options;
import dev.gleaner.logging.plugin.RawText;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to a syslog server, in the format of RFC 5424 ({@code syslog}, fluentd {@code @type syslog_rfc5424}).
 */
@Value.Immutable
public non-sealed interface SyslogOutput
        extends OutputTarget, FlushedOutput, Editable<SyslogOutput, SyslogOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<SyslogOutput> SHAPE = Shape.object("syslog", Builder::new)
            .required("host", Scalar.TEXT, SyslogOutput::host, Builder::host)
            .integer("port", SyslogOutput::port, Builder::port)
            .text("transport", SyslogOutput::transport, Builder::transport)
            .flag("insecure", SyslogOutput::insecure, Builder::insecure)
            .flag("verify_fqdn", SyslogOutput::verifyFqdn, Builder::verifyFqdn)
            .flag("enable_system_cert_store", SyslogOutput::enableSystemCertStore, Builder::enableSystemCertStore)
            .part("trusted_ca_path", SecretValue.class, SyslogOutput::trustedCaPath, Builder::trustedCaPath)
            .part("client_cert_path", SecretValue.class, SyslogOutput::clientCertPath, Builder::clientCertPath)
            .part("private_key_path", SecretValue.class, SyslogOutput::privateKeyPath, Builder::privateKeyPath)
            .part(
                    "private_key_passphrase",
                    SecretValue.class,
                    SyslogOutput::privateKeyPassphrase,
                    Builder::privateKeyPassphrase)
            .flag("allow_self_signed_cert", SyslogOutput::allowSelfSignedCert, Builder::allowSelfSignedCert)
            .text("fqdn", SyslogOutput::fqdn, Builder::fqdn)
            .text("version", SyslogOutput::version, Builder::version)
            .part("format", SyslogFormat.class, SyslogOutput::format, Builder::format)
            .group(BufferFields::addTo)
            .rule(SyslogOutput::requirePort)
            .rule(SyslogOutput::checkTransport)
            .rule(SyslogOutput::checkVersion)
            .rule(ServerAddress.host("host"))
            .rule(ServerAddress.port("port", 0));

    /** The host of the server. */
    String host();

    /** The port of the server. The CRDs accept an output without one, but fluentd does not start. */
    Optional<Integer> port();

    /** The transport, {@code tls}, {@code tcp} or {@code udp}; empty means TLS. */
    Optional<String> transport();

    /** Whether any server certificate is accepted; empty means that it is checked. */
    Optional<Boolean> insecure();

    /** Whether the name in the server certificate is checked; empty means the default of the plug-in. */
    Optional<Boolean> verifyFqdn();

    /** Whether the certificate authorities of the image are trusted; empty means the default of the plug-in. */
    Optional<Boolean> enableSystemCertStore();

    /** The certificate authority of the server, usually mounted; empty means none. */
    Optional<SecretValue> trustedCaPath();

    /** The client certificate, usually mounted; empty means none. */
    Optional<SecretValue> clientCertPath();

    /** The private key of the client certificate, usually mounted; empty means none. */
    Optional<SecretValue> privateKeyPath();

    /** The pass phrase of the private key; empty means none. */
    Optional<SecretValue> privateKeyPassphrase();

    /** Whether a self-signed server certificate is accepted; empty means false. */
    Optional<Boolean> allowSelfSignedCert();

    /** The name that the server certificate must have; empty means the host. */
    Optional<String> fqdn();

    /** The version of TLS, such as {@code TLSv1_2}; empty means the default of the plug-in. */
    Optional<String> version();

    /** The record fields for the parts of a message; empty means the default of the plug-in. */
    Optional<SyslogFormat> format();

    /** A plug-in that the consumer fills in. */
    static SyslogOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Checks that there is a port. The operator omits 0, so 0 is no port. */
    private static void requirePort(Tree.Mapping syslog, Position position, FieldPath path, Violations violations) {
        if (!syslog.isSet("port") || syslog.get("port").equals(Optional.of(Tree.number(0)))) {
            violations.report(OutputFault.PARAMETER_NONE, syslog, path, "port", "port");
        }
    }

    private static void checkTransport(Tree.Mapping syslog, Position position, FieldPath path, Violations violations) {
        Options.unknown(syslog, "transport", List.of("tls", "tcp", "udp"))
                .ifPresent(transport -> violations.report(
                        OutputFault.SYSLOG_TRANSPORT, syslog, path, "transport", Violation.quoted(transport)));
    }

    /**
     * Checks the version of TLS, which fluentd reads only when it opens a connection (fluentd 1.14.6,
     * lib/fluent/tls.rb).
     */
    private static void checkVersion(Tree.Mapping syslog, Position position, FieldPath path, Violations violations) {
        if (syslog.text("transport").orElse("").isEmpty()
                || syslog.text("transport").equals(Optional.of("tls"))) {
            syslog.text("version")
                    .flatMap(RawText::read)
                    .filter(version -> !version.isEmpty() && !version.matches("TLSv?1(?:_[123])?"))
                    .ifPresent(version -> violations.report(
                            OutputFault.SYSLOG_VERSION, syslog, path, "version", Violation.quoted(version)));
        }
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableSyslogOutput.Builder implements BufferFields<SyslogOutput, Builder> {
        Builder() {}

        /** Changes the record fields for the parts of a message. */
        public Builder format(Consumer<SyslogFormat.Builder> change) {
            return format(ModelBuilder.part(this, SyslogOutput::format, SyslogFormat::of, change));
        }
    }
}
