package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.ChunkKeys;
import dev.gleaner.logging.plugin.Options;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to other fluentds ({@code forward}, fluentd {@code @type forward}). Records are distributed among the
 * servers by weight; a server whose heartbeats stop gets none until it recovers.
 */
@Value.Immutable
public non-sealed interface ForwardOutput
        extends OutputTarget, FlushedOutput, Editable<ForwardOutput, ForwardOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<ForwardOutput> SHAPE = Shape.object("forward", Builder::new)
            .required("servers", Shape.list(Shape.ref(ForwardServer.class)), ForwardOutput::servers, Builder::servers)
            .part("security", ForwardSecurity.class, ForwardOutput::security, Builder::security)
            .text("transport", ForwardOutput::transport, Builder::transport)
            .text("tls_version", ForwardOutput::tlsVersion, Builder::tlsVersion)
            .text("tls_ciphers", ForwardOutput::tlsCiphers, Builder::tlsCiphers)
            .part("tls_cert_path", SecretValue.class, ForwardOutput::tlsCertPath, Builder::tlsCertPath)
            .part(
                    "tls_client_cert_path",
                    SecretValue.class,
                    ForwardOutput::tlsClientCertPath,
                    Builder::tlsClientCertPath)
            .part(
                    "tls_client_private_key_path",
                    SecretValue.class,
                    ForwardOutput::tlsClientPrivateKeyPath,
                    Builder::tlsClientPrivateKeyPath)
            .part(
                    "tls_client_private_key_passphrase",
                    SecretValue.class,
                    ForwardOutput::tlsClientPrivateKeyPassphrase,
                    Builder::tlsClientPrivateKeyPassphrase)
            .flag("tls_verify_hostname", ForwardOutput::tlsVerifyHostname, Builder::tlsVerifyHostname)
            .flag("tls_allow_self_signed_cert", ForwardOutput::tlsAllowSelfSignedCert, Builder::tlsAllowSelfSignedCert)
            .flag("tls_insecure_mode", ForwardOutput::tlsInsecureMode, Builder::tlsInsecureMode)
            .text("tls_cert_thumbprint", ForwardOutput::tlsCertThumbprint, Builder::tlsCertThumbprint)
            .text(
                    "tls_cert_logical_store_name",
                    ForwardOutput::tlsCertLogicalStoreName,
                    Builder::tlsCertLogicalStoreName)
            .flag(
                    "tls_cert_use_enterprise_store",
                    ForwardOutput::tlsCertUseEnterpriseStore,
                    Builder::tlsCertUseEnterpriseStore)
            .flag("require_ack_response", ForwardOutput::requireAckResponse, Builder::requireAckResponse)
            .integer("ack_response_timeout", ForwardOutput::ackResponseTimeout, Builder::ackResponseTimeout)
            .integer("send_timeout", ForwardOutput::sendTimeout, Builder::sendTimeout)
            .integer("connect_timeout", ForwardOutput::connectTimeout, Builder::connectTimeout)
            .flag("keepalive", ForwardOutput::keepalive, Builder::keepalive)
            .integer("keepalive_timeout", ForwardOutput::keepaliveTimeout, Builder::keepaliveTimeout)
            .text("heartbeat_type", ForwardOutput::heartbeatType, Builder::heartbeatType)
            .integer("heartbeat_interval", ForwardOutput::heartbeatInterval, Builder::heartbeatInterval)
            .flag("phi_failure_detector", ForwardOutput::phiFailureDetector, Builder::phiFailureDetector)
            .integer("phi_threshold", ForwardOutput::phiThreshold, Builder::phiThreshold)
            .integer("hard_timeout", ForwardOutput::hardTimeout, Builder::hardTimeout)
            .integer("recover_wait", ForwardOutput::recoverWait, Builder::recoverWait)
            .integer("expire_dns_cache", ForwardOutput::expireDnsCache, Builder::expireDnsCache)
            .flag("dns_round_robin", ForwardOutput::dnsRoundRobin, Builder::dnsRoundRobin)
            .flag(
                    "ignore_network_errors_at_startup",
                    ForwardOutput::ignoreNetworkErrorsAtStartup,
                    Builder::ignoreNetworkErrorsAtStartup)
            .flag(
                    "verify_connection_at_startup",
                    ForwardOutput::verifyConnectionAtStartup,
                    Builder::verifyConnectionAtStartup)
            .flag("time_as_integer", ForwardOutput::timeAsInteger, Builder::timeAsInteger)
            .since("4.10.0")
            .text("compress", ForwardOutput::compress, Builder::compress)
            .since("6.7.0")
            .group(BufferFields::addTo)
            .rule(ForwardOutput::requireServer)
            .rule(ForwardOutput::requireTag)
            .rule(ForwardOutput::checkHeartbeat)
            .rule(ForwardOutput::checkHosts)
            .rule(TlsFiles::checkForward)
            .rule(Options.among("transport", "tcp", "tls"))
            .rule(Options.among("heartbeat_type", "transport", "tcp", "udp", "none"))
            .rule(Options.among("compress", "text", "gzip"))
            .rule(TlsVersions.RULE)
            .rule(IgnoredValue.falseOf("phi_failure_detector", "tls_verify_hostname", "tls_cert_use_enterprise_store"))
            .rule(IgnoredValue.zeroOf(
                    "ack_response_timeout",
                    "send_timeout",
                    "connect_timeout",
                    "keepalive_timeout",
                    "heartbeat_interval",
                    "phi_threshold",
                    "hard_timeout",
                    "recover_wait",
                    "expire_dns_cache"));

    /** The servers, at least one. */
    List<ForwardServer> servers();

    /** The name and the key of this end; empty means that the servers require none. */
    Optional<ForwardSecurity> security();

    /** The transport, {@code tcp} or {@code tls}; empty means tcp. */
    Optional<String> transport();

    /** The version of TLS, {@code TLSv1_1} or {@code TLSv1_2}; empty means the latter. */
    Optional<String> tlsVersion();

    /** The allowed ciphers, in the format of OpenSSL; empty means the default of the plug-in. */
    Optional<String> tlsCiphers();

    /** The certificate authority of the servers, usually mounted; empty means those of the image. */
    Optional<SecretValue> tlsCertPath();

    /** The client certificate, usually mounted; empty means none. */
    Optional<SecretValue> tlsClientCertPath();

    /** The private key of the client certificate, usually mounted; empty means none. */
    Optional<SecretValue> tlsClientPrivateKeyPath();

    /** The pass phrase of the private key; empty means none. */
    Optional<SecretValue> tlsClientPrivateKeyPassphrase();

    /**
     * Whether the name in a server certificate is checked; empty means true. The operator omits false, so false has the
     * same effect; only {@link #tlsInsecureMode()} disables the check.
     */
    Optional<Boolean> tlsVerifyHostname();

    /** Whether a server may have a self-signed certificate; empty means false. */
    Optional<Boolean> tlsAllowSelfSignedCert();

    /** Whether any server certificate is accepted; empty means that it is checked. */
    Optional<Boolean> tlsInsecureMode();

    /** The thumbprint of a certificate in the store of Windows; empty means none. */
    Optional<String> tlsCertThumbprint();

    /** The name of a certificate store of Windows; empty means none. */
    Optional<String> tlsCertLogicalStoreName();

    /** Whether the enterprise store of Windows is used; empty means true, and so does false, which is omitted. */
    Optional<Boolean> tlsCertUseEnterpriseStore();

    /** Whether a server must acknowledge each chunk, without which the chunk is sent again; empty means false. */
    Optional<Boolean> requireAckResponse();

    /** The timeout for an acknowledgement, in seconds; empty means that of the plug-in, 190. */
    Optional<Integer> ackResponseTimeout();

    /** The timeout for sending a chunk, in seconds; empty means that of the plug-in, 60. */
    Optional<Integer> sendTimeout();

    /** The timeout for connecting, in seconds; empty means that of the operating system. */
    Optional<Integer> connectTimeout();

    /** Whether a connection is reused for several chunks; empty means false. */
    Optional<Boolean> keepalive();

    /** The time after which a reused connection is closed, in seconds; empty means never. */
    Optional<Integer> keepaliveTimeout();

    /**
     * The protocol of heartbeats: {@code transport}, {@code udp}, {@code none}, or {@code tcp}, the deprecated name of
     * the first; empty means the first.
     */
    Optional<String> heartbeatType();

    /** The time between heartbeats, in seconds; empty means that of the plug-in, 1. */
    Optional<Integer> heartbeatInterval();

    /**
     * Whether a server counts as down by the statistics of its heartbeats; empty means true. The operator omits false,
     * so false has the same effect.
     */
    Optional<Boolean> phiFailureDetector();

    /**
     * The limit of the failure detector, beyond which a server counts as down; empty means that of the plug-in, 16.
     * Longer heartbeat intervals require a higher limit.
     */
    Optional<Integer> phiThreshold();

    /** The pause between heartbeats after which a server always counts as down, in seconds; empty means 60. */
    Optional<Integer> hardTimeout();

    /** The time that a server must be up again before it gets records, in seconds; empty means 10. */
    Optional<Integer> recoverWait();

    /**
     * The time after which a server's name is resolved again, in seconds; empty means never. The operator omits 0, so 0
     * has the same effect.
     */
    Optional<Integer> expireDnsCache();

    /** Whether one of several addresses of a server is chosen at random; empty means false. */
    Optional<Boolean> dnsRoundRobin();

    /** Whether fluentd starts if a server's name cannot be resolved; empty means false. */
    Optional<Boolean> ignoreNetworkErrorsAtStartup();

    /** Whether fluentd stops if it cannot connect to the servers when it starts; empty means false. */
    Optional<Boolean> verifyConnectionAtStartup();

    /** Whether times are sent in whole seconds, as fluentd 0.12 and older require; empty means false. */
    Optional<Boolean> timeAsInteger();

    /** The compression of chunks, {@code gzip}; empty means none. */
    Optional<String> compress();

    /** A plug-in that the consumer fills in. */
    static ForwardOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void requireServer(Tree.Mapping forward, Position position, FieldPath path, Violations violations) {
        if (forward.get("servers").orElse(Tree.nothing()) instanceof Tree.Sequence servers
                && servers.items().isEmpty()) {
            violations.report(OutputFault.FORWARD_SERVERS_NONE, forward, path, "servers");
        }
    }

    private static void requireTag(Tree.Mapping forward, Position position, FieldPath path, Violations violations) {
        if (forward.get("buffer").orElse(Tree.nothing()) instanceof Tree.Mapping buffer
                && buffer.hasValue("tags")
                && !buffer.isTrue("disabled")
                && !ChunkKeys.of(buffer).hasTag()) {
            violations.report(OutputFault.FORWARD_BUFFER_TAG, buffer, path.field("buffer"), "tags");
        }
    }

    private static void checkHeartbeat(Tree.Mapping forward, Position position, FieldPath path, Violations violations) {
        if (forward.isTrue("dns_round_robin") && forward.text("heartbeat_type").equals(Optional.of("udp"))) {
            violations.report(OutputFault.FORWARD_HEARTBEAT, forward, path, "heartbeat_type");
        }
    }

    /** Checks that no host is below {@code .invalid}, because such a name is never resolved. */
    private static void checkHosts(Tree.Mapping forward, Position position, FieldPath path, Violations violations) {
        if (!(forward.get("servers").orElse(Tree.nothing()) instanceof Tree.Sequence servers)
                || forward.isTrue("ignore_network_errors_at_startup")) {
            return;
        }
        for (int i = 0; i < servers.items().size(); i++) {
            if (servers.items().get(i) instanceof Tree.Mapping server) {
                FieldPath at = path.field("servers").index(i);
                server.text("host")
                        .filter(host ->
                                host.matches("(?i)(?:.*\\.)?invalid\\.?") || !ServerAddress.isHost(host.strip()))
                        .ifPresent(host -> violations.report(
                                OutputFault.FORWARD_HOST, server, at, "host", Violation.quoted(host)));
            }
        }
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableForwardOutput.Builder implements BufferFields<ForwardOutput, Builder> {
        Builder() {}

        /** Adds a server. */
        public Builder addServer(Consumer<ForwardServer.Builder> spec) {
            return addServer(ForwardServer.of(spec));
        }

        /** Changes the name and the key of this end. */
        public Builder security(Consumer<ForwardSecurity.Builder> change) {
            return security(ModelBuilder.part(this, ForwardOutput::security, ForwardSecurity::of, change));
        }
    }
}
