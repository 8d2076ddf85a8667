package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Options of librdkafka for {@link KafkaOutput}, which override its fields (librdkafka, CONFIGURATION.md). The operator
 * omits {@code false} and 0, so the default of the library applies.
 */
@Value.Immutable
public interface RdkafkaOptions extends Editable<RdkafkaOptions, RdkafkaOptions.Builder> {
    /** How the options are read, checked and written. */
    Shape<RdkafkaOptions> SHAPE = Shape.object("rdkafka_options", Builder::new)
            .text("bootstrap.servers", RdkafkaOptions::bootstrapServers, Builder::bootstrapServers)
            .text("metadata.broker.list", RdkafkaOptions::metadataBrokerList, Builder::metadataBrokerList)
            .text("client.id", RdkafkaOptions::clientId, Builder::clientId)
            .text("security.protocol", RdkafkaOptions::securityProtocol, Builder::securityProtocol)
            .text("sasl.mechanisms", RdkafkaOptions::saslMechanisms, Builder::saslMechanisms)
            .text("sasl.username", RdkafkaOptions::saslUsername, Builder::saslUsername)
            .optional("sasl.password", Scalar.SECRET, RdkafkaOptions::saslPassword, Builder::saslPassword)
            .text(
                    "sasl.kerberos.service.name",
                    RdkafkaOptions::saslKerberosServiceName,
                    Builder::saslKerberosServiceName)
            .text("sasl.kerberos.principal", RdkafkaOptions::saslKerberosPrincipal, Builder::saslKerberosPrincipal)
            .text("sasl.kerberos.keytab", RdkafkaOptions::saslKerberosKeytab, Builder::saslKerberosKeytab)
            .text("sasl.kerberos.kinit.cmd", RdkafkaOptions::saslKerberosKinitCmd, Builder::saslKerberosKinitCmd)
            .integer(
                    "sasl.kerberos.min.time.before.relogin",
                    RdkafkaOptions::saslKerberosMinTimeBeforeRelogin,
                    Builder::saslKerberosMinTimeBeforeRelogin)
            .text("sasl.oauthbearer.method", RdkafkaOptions::saslOauthbearerMethod, Builder::saslOauthbearerMethod)
            .text(
                    "sasl.oauthbearer.client.id",
                    RdkafkaOptions::saslOauthbearerClientId,
                    Builder::saslOauthbearerClientId)
            .optional(
                    "sasl.oauthbearer.client.secret",
                    Scalar.SECRET,
                    RdkafkaOptions::saslOauthbearerClientSecret,
                    Builder::saslOauthbearerClientSecret)
            .text(
                    "sasl.oauthbearer.token.endpoint.url",
                    RdkafkaOptions::saslOauthbearerTokenEndpointUrl,
                    Builder::saslOauthbearerTokenEndpointUrl)
            .text("sasl.oauthbearer.scope", RdkafkaOptions::saslOauthbearerScope, Builder::saslOauthbearerScope)
            .text(
                    "sasl.oauthbearer.extensions",
                    RdkafkaOptions::saslOauthbearerExtensions,
                    Builder::saslOauthbearerExtensions)
            .text("sasl.oauthbearer.config", RdkafkaOptions::saslOauthbearerConfig, Builder::saslOauthbearerConfig)
            .flag(
                    "enable.sasl.oauthbearer.unsecure.jwt",
                    RdkafkaOptions::enableSaslOauthbearerUnsecureJwt,
                    Builder::enableSaslOauthbearerUnsecureJwt)
            .text("ssl.ca.location", RdkafkaOptions::sslCaLocation, Builder::sslCaLocation)
            .text("ssl.ca.pem", RdkafkaOptions::sslCaPem, Builder::sslCaPem)
            .text("ssl.certificate.location", RdkafkaOptions::sslCertificateLocation, Builder::sslCertificateLocation)
            .text("ssl.certificate.pem", RdkafkaOptions::sslCertificatePem, Builder::sslCertificatePem)
            .text("ssl.key.location", RdkafkaOptions::sslKeyLocation, Builder::sslKeyLocation)
            .optional("ssl.key.password", Scalar.SECRET, RdkafkaOptions::sslKeyPassword, Builder::sslKeyPassword)
            .optional("ssl.key.pem", Scalar.SECRET, RdkafkaOptions::sslKeyPem, Builder::sslKeyPem)
            .text("ssl.keystore.location", RdkafkaOptions::sslKeystoreLocation, Builder::sslKeystoreLocation)
            .optional(
                    "ssl.keystore.password",
                    Scalar.SECRET,
                    RdkafkaOptions::sslKeystorePassword,
                    Builder::sslKeystorePassword)
            .text("ssl.crl.location", RdkafkaOptions::sslCrlLocation, Builder::sslCrlLocation)
            .text("ssl.cipher.suites", RdkafkaOptions::sslCipherSuites, Builder::sslCipherSuites)
            .text("ssl.curves.list", RdkafkaOptions::sslCurvesList, Builder::sslCurvesList)
            .text("ssl.sigalgs.list", RdkafkaOptions::sslSigalgsList, Builder::sslSigalgsList)
            .text("ssl.providers", RdkafkaOptions::sslProviders, Builder::sslProviders)
            .text("ssl.engine.location", RdkafkaOptions::sslEngineLocation, Builder::sslEngineLocation)
            .text("ssl.engine.id", RdkafkaOptions::sslEngineId, Builder::sslEngineId)
            .flag(
                    "enable.ssl.certificate.verification",
                    RdkafkaOptions::enableSslCertificateVerification,
                    Builder::enableSslCertificateVerification)
            .text(
                    "ssl.endpoint.identification.algorithm",
                    RdkafkaOptions::sslEndpointIdentificationAlgorithm,
                    Builder::sslEndpointIdentificationAlgorithm)
            .integer("message.max.bytes", RdkafkaOptions::messageMaxBytes, Builder::messageMaxBytes)
            .integer("message.copy.max.bytes", RdkafkaOptions::messageCopyMaxBytes, Builder::messageCopyMaxBytes)
            .integer(
                    "receive.message.max.bytes",
                    RdkafkaOptions::receiveMessageMaxBytes,
                    Builder::receiveMessageMaxBytes)
            .integer(
                    "max.in.flight.requests.per.connection",
                    RdkafkaOptions::maxInFlightRequestsPerConnection,
                    Builder::maxInFlightRequestsPerConnection)
            .integer("max.in.flight", RdkafkaOptions::maxInFlight, Builder::maxInFlight)
            .flag("allow.auto.create.topics", RdkafkaOptions::allowAutoCreateTopics, Builder::allowAutoCreateTopics)
            .integer(
                    "topic.metadata.refresh.interval.ms",
                    RdkafkaOptions::topicMetadataRefreshIntervalMs,
                    Builder::topicMetadataRefreshIntervalMs)
            .integer(
                    "topic.metadata.refresh.fast.interval.ms",
                    RdkafkaOptions::topicMetadataRefreshFastIntervalMs,
                    Builder::topicMetadataRefreshFastIntervalMs)
            .flag(
                    "topic.metadata.refresh.sparse",
                    RdkafkaOptions::topicMetadataRefreshSparse,
                    Builder::topicMetadataRefreshSparse)
            .integer(
                    "topic.metadata.propagation.max.ms",
                    RdkafkaOptions::topicMetadataPropagationMaxMs,
                    Builder::topicMetadataPropagationMaxMs)
            .text("topic.blacklist", RdkafkaOptions::topicBlacklist, Builder::topicBlacklist)
            .integer("metadata.max.age.ms", RdkafkaOptions::metadataMaxAgeMs, Builder::metadataMaxAgeMs)
            .integer("connections.max.idle.ms", RdkafkaOptions::connectionsMaxIdleMs, Builder::connectionsMaxIdleMs)
            .integer("reconnect.backoff.ms", RdkafkaOptions::reconnectBackoffMs, Builder::reconnectBackoffMs)
            .integer("reconnect.backoff.max.ms", RdkafkaOptions::reconnectBackoffMaxMs, Builder::reconnectBackoffMaxMs)
            .integer("socket.timeout.ms", RdkafkaOptions::socketTimeoutMs, Builder::socketTimeoutMs)
            .integer(
                    "socket.connection.setup.timeout.ms",
                    RdkafkaOptions::socketConnectionSetupTimeoutMs,
                    Builder::socketConnectionSetupTimeoutMs)
            .integer("socket.send.buffer.bytes", RdkafkaOptions::socketSendBufferBytes, Builder::socketSendBufferBytes)
            .integer(
                    "socket.receive.buffer.bytes",
                    RdkafkaOptions::socketReceiveBufferBytes,
                    Builder::socketReceiveBufferBytes)
            .flag("socket.keepalive.enable", RdkafkaOptions::socketKeepaliveEnable, Builder::socketKeepaliveEnable)
            .flag("socket.nagle.disable", RdkafkaOptions::socketNagleDisable, Builder::socketNagleDisable)
            .integer("socket.max.fails", RdkafkaOptions::socketMaxFails, Builder::socketMaxFails)
            .integer("socket.blocking.max.ms", RdkafkaOptions::socketBlockingMaxMs, Builder::socketBlockingMaxMs)
            .integer("broker.address.ttl", RdkafkaOptions::brokerAddressTtl, Builder::brokerAddressTtl)
            .text("broker.address.family", RdkafkaOptions::brokerAddressFamily, Builder::brokerAddressFamily)
            .text("broker.version.fallback", RdkafkaOptions::brokerVersionFallback, Builder::brokerVersionFallback)
            .flag("api.version.request", RdkafkaOptions::apiVersionRequest, Builder::apiVersionRequest)
            .integer(
                    "api.version.request.timeout.ms",
                    RdkafkaOptions::apiVersionRequestTimeoutMs,
                    Builder::apiVersionRequestTimeoutMs)
            .integer("api.version.fallback.ms", RdkafkaOptions::apiVersionFallbackMs, Builder::apiVersionFallbackMs)
            .integer("log_level", RdkafkaOptions::logLevel, Builder::logLevel)
            .flag("log.connection.close", RdkafkaOptions::logConnectionClose, Builder::logConnectionClose)
            .flag("log.thread.name", RdkafkaOptions::logThreadName, Builder::logThreadName)
            .flag("log.queue", RdkafkaOptions::logQueue, Builder::logQueue)
            .text("debug", RdkafkaOptions::debug, Builder::debug)
            .integer("statistics.interval.ms", RdkafkaOptions::statisticsIntervalMs, Builder::statisticsIntervalMs)
            .text("builtin.features", RdkafkaOptions::builtinFeatures, Builder::builtinFeatures)
            .text("plugin.library.paths", RdkafkaOptions::pluginLibraryPaths, Builder::pluginLibraryPaths)
            .flag("enable.random.seed", RdkafkaOptions::enableRandomSeed, Builder::enableRandomSeed)
            .integer(
                    "internal.termination.signal",
                    RdkafkaOptions::internalTerminationSignal,
                    Builder::internalTerminationSignal)
            .integer("enabled_events", RdkafkaOptions::enabledEvents, Builder::enabledEvents)
            .text("interceptors", RdkafkaOptions::interceptors, Builder::interceptors)
            .text("default_topic_conf", RdkafkaOptions::defaultTopicConf, Builder::defaultTopicConf)
            .text("opaque", RdkafkaOptions::opaque, Builder::opaque)
            .text("error_cb", RdkafkaOptions::errorCb, Builder::errorCb)
            .text("throttle_cb", RdkafkaOptions::throttleCb, Builder::throttleCb)
            .text("stats_cb", RdkafkaOptions::statsCb, Builder::statsCb)
            .text("log_cb", RdkafkaOptions::logCb, Builder::logCb)
            .text("background_event_cb", RdkafkaOptions::backgroundEventCb, Builder::backgroundEventCb)
            .text(
                    "oauthbearer_token_refresh_cb",
                    RdkafkaOptions::oauthbearerTokenRefreshCb,
                    Builder::oauthbearerTokenRefreshCb)
            .text("resolve_cb", RdkafkaOptions::resolveCb, Builder::resolveCb)
            .text("socket_cb", RdkafkaOptions::socketCb, Builder::socketCb)
            .text("connect_cb", RdkafkaOptions::connectCb, Builder::connectCb)
            .text("closesocket_cb", RdkafkaOptions::closesocketCb, Builder::closesocketCb)
            .text("open_cb", RdkafkaOptions::openCb, Builder::openCb)
            .rule(IgnoredValue.falseOf(
                    "api.version.request",
                    "enable.random.seed",
                    "enable.ssl.certificate.verification",
                    "log.connection.close",
                    "log.thread.name",
                    "topic.metadata.refresh.sparse"));

    /** The addresses of brokers to start from, separated by commas; empty means those of the output. */
    Optional<String> bootstrapServers();

    /** Another name for {@link #bootstrapServers()}; empty means none. */
    Optional<String> metadataBrokerList();

    /** The name of this client in the logs of the brokers; empty means {@code rdkafka}. */
    Optional<String> clientId();

    /**
     * The protocol: {@code plaintext}, {@code ssl}, {@code sasl_plaintext} or {@code sasl_ssl}; empty means the one
     * that the plug-in derives from the fields of the output.
     */
    Optional<String> securityProtocol();

    /**
     * The one SASL mechanism: {@code GSSAPI}, {@code PLAIN}, {@code SCRAM-SHA-256}, {@code SCRAM-SHA-512} or
     * {@code OAUTHBEARER}; empty means GSSAPI.
     */
    Optional<String> saslMechanisms();

    /** The user name for the mechanisms PLAIN and SCRAM; empty means that of the output. */
    Optional<String> saslUsername();

    /** The password for the mechanisms PLAIN and SCRAM; empty means that of the output, which can be in a Secret. */
    @Value.Redacted
    Optional<String> saslPassword();

    /** The Kerberos name of the brokers without host and realm; empty means {@code kafka}. */
    Optional<String> saslKerberosServiceName();

    /** The Kerberos principal of this client; empty means that of the output. */
    Optional<String> saslKerberosPrincipal();

    /** The path of the Kerberos key table; empty means that of the output. */
    Optional<String> saslKerberosKeytab();

    /** The shell command that obtains or refreshes the Kerberos ticket; empty means a call of {@code kinit}. */
    Optional<String> saslKerberosKinitCmd();

    /** The minimum time between refreshes of the Kerberos ticket, in milliseconds; empty means 60000. */
    Optional<Integer> saslKerberosMinTimeBeforeRelogin();

    /** The login method of OAUTHBEARER, {@code default} or {@code oidc}; empty means the first. */
    Optional<String> saslOauthbearerMethod();

    /** The ID of this client at the authorization server, for {@code oidc}; empty means none. */
    Optional<String> saslOauthbearerClientId();

    /** The secret of this client at the authorization server, for {@code oidc}; empty means none. */
    @Value.Redacted
    Optional<String> saslOauthbearerClientSecret();

    /** The URL from which tokens are obtained, for {@code oidc}; empty means none. */
    Optional<String> saslOauthbearerTokenEndpointUrl();

    /** The scope of tokens, for {@code oidc}; empty means none. */
    Optional<String> saslOauthbearerScope();

    /** More information for the brokers, for {@code oidc}, such as {@code a=b,c=d}; empty means none. */
    Optional<String> saslOauthbearerExtensions();

    /** The settings of OAUTHBEARER, such as {@code principal=admin lifeSeconds=600}; empty means none. */
    Optional<String> saslOauthbearerConfig();

    /** Whether unsecured tokens are created, which is for tests only; empty means false. */
    Optional<Boolean> enableSaslOauthbearerUnsecureJwt();

    /** The path of a file or folder of certificate authorities; empty means that of the output. */
    Optional<String> sslCaLocation();

    /** The certificate authorities in PEM format; empty means none. */
    Optional<String> sslCaPem();

    /** The path of the client certificate; empty means that of the output. */
    Optional<String> sslCertificateLocation();

    /** The client certificate in PEM format; empty means none. */
    Optional<String> sslCertificatePem();

    /** The path of the private key of the client certificate; empty means that of the output. */
    Optional<String> sslKeyLocation();

    /** The pass phrase of the private key; empty means none. */
    @Value.Redacted
    Optional<String> sslKeyPassword();

    /** The private key of the client certificate in PEM format; empty means none. */
    @Value.Redacted
    Optional<String> sslKeyPem();

    /** The path of a PKCS#12 store with the client certificate; empty means none. */
    Optional<String> sslKeystoreLocation();

    /** The password of the PKCS#12 store; empty means none. */
    @Value.Redacted
    Optional<String> sslKeystorePassword();

    /** The path of a list of revoked certificates; empty means none. */
    Optional<String> sslCrlLocation();

    /** The allowed ciphers, in the format of OpenSSL; empty means the default of the library. */
    Optional<String> sslCipherSuites();

    /** The allowed elliptic curves; empty means the default of the library. */
    Optional<String> sslCurvesList();

    /** The allowed signature algorithms; empty means the default of the library. */
    Optional<String> sslSigalgsList();

    /** The providers of OpenSSL 3, such as {@code default,legacy}; empty means the default of the library. */
    Optional<String> sslProviders();

    /** The path of an OpenSSL engine, which providers replace; empty means none. */
    Optional<String> sslEngineLocation();

    /** The ID of the OpenSSL engine; empty means {@code dynamic}. */
    Optional<String> sslEngineId();

    /** Whether the certificates of brokers are checked; empty means true. */
    Optional<Boolean> enableSslCertificateVerification();

    /** How host names of brokers are checked, {@code https} or {@code none}; empty means https. */
    Optional<String> sslEndpointIdentificationAlgorithm();

    /** The maximum size of a request, in bytes; empty means 1000000. */
    Optional<Integer> messageMaxBytes();

    /** The size up to which messages are copied instead of referenced, in bytes; empty means 65535. */
    Optional<Integer> messageCopyMaxBytes();

    /** The maximum size of a response, in bytes; empty means 100000000. */
    Optional<Integer> receiveMessageMaxBytes();

    /** The maximum number of unanswered requests on a connection; empty means 1000000. */
    Optional<Integer> maxInFlightRequestsPerConnection();

    /** Another name for {@link #maxInFlightRequestsPerConnection()}; empty means none. */
    Optional<Integer> maxInFlight();

    /** Whether missing topics are created; empty means the default of the library. */
    Optional<Boolean> allowAutoCreateTopics();

    /** The time between refreshes of topics and brokers, in milliseconds; empty means 300000, -1 means no refreshes. */
    Optional<Integer> topicMetadataRefreshIntervalMs();

    /** The first refresh after a topic lost its leader, in milliseconds; empty means the default of the library. */
    Optional<Integer> topicMetadataRefreshFastIntervalMs();

    /** Whether only the topics in use are refreshed; empty means true. */
    Optional<Boolean> topicMetadataRefreshSparse();

    /** The time that a new topic may be unknown to a broker, in milliseconds; empty means 30000. */
    Optional<Integer> topicMetadataPropagationMaxMs();

    /** Regular expressions of topics that are ignored, separated by commas; empty means none. */
    Optional<String> topicBlacklist();

    /** The time for which topics and brokers are cached, in milliseconds; empty means 900000. */
    Optional<Integer> metadataMaxAgeMs();

    /** The time after which an idle connection is closed, in milliseconds; empty means the default of the library. */
    Optional<Integer> connectionsMaxIdleMs();

    /** The first wait before reconnecting, in milliseconds; empty means 100. */
    Optional<Integer> reconnectBackoffMs();

    /** The longest wait before reconnecting, in milliseconds; empty means 10000. */
    Optional<Integer> reconnectBackoffMaxMs();

    /** The timeout of requests, in milliseconds; empty means 60000. */
    Optional<Integer> socketTimeoutMs();

    /** The timeout for connecting, with TLS and SASL, in milliseconds; empty means 30000. */
    Optional<Integer> socketConnectionSetupTimeoutMs();

    /** The size of the send buffer of sockets, in bytes; empty means that of the system. */
    Optional<Integer> socketSendBufferBytes();

    /** The size of the receive buffer of sockets, in bytes; empty means that of the system. */
    Optional<Integer> socketReceiveBufferBytes();

    /** Whether sockets send keep-alive packets; empty means false. */
    Optional<Boolean> socketKeepaliveEnable();

    /** Whether small packets are sent without delay; empty means the default of the library. */
    Optional<Boolean> socketNagleDisable();

    /** The number of failed requests after which a connection is closed; empty means 1. */
    Optional<Integer> socketMaxFails();

    /** A time that the library no longer uses; empty means none. */
    Optional<Integer> socketBlockingMaxMs();

    /** The time for which resolved addresses are cached, in milliseconds; empty means 1000. */
    Optional<Integer> brokerAddressTtl();

    /** The allowed addresses, {@code any}, {@code v4} or {@code v6}; empty means any. */
    Optional<String> brokerAddressFamily();

    /** The version of brokers that do not report it; empty means the default of the library. */
    Optional<String> brokerVersionFallback();

    /** Whether brokers are asked for their version; empty means true. */
    Optional<Boolean> apiVersionRequest();

    /** The timeout for asking a broker for its version, in milliseconds; empty means 10000. */
    Optional<Integer> apiVersionRequestTimeoutMs();

    /** How long {@link #brokerVersionFallback()} is used after a failed request, in milliseconds; empty means 0. */
    Optional<Integer> apiVersionFallbackMs();

    /** The level of the log, from 0 to 7 as in syslog; empty means 6. */
    Optional<Integer> logLevel();

    /** Whether closed connections are logged; empty means true. */
    Optional<Boolean> logConnectionClose();

    /** Whether the log contains names of threads; empty means true. */
    Optional<Boolean> logThreadName();

    /** Whether log messages are put into a queue; empty means false. */
    Optional<Boolean> logQueue();

    /** The areas that are logged in detail, such as {@code broker,topic,msg}, or {@code all}; empty means none. */
    Optional<String> debug();

    /** The time between statistics, in milliseconds; empty means that there are none. */
    Optional<Integer> statisticsIntervalMs();

    /** The features that the library must have, separated by commas; empty means none. */
    Optional<String> builtinFeatures();

    /** The paths of plug-ins of the library, separated by semicolons; empty means none. */
    Optional<String> pluginLibraryPaths();

    /** Whether the library seeds its random numbers; empty means true. */
    Optional<Boolean> enableRandomSeed();

    /** The number of the signal that ends the threads of the library; empty means none. */
    Optional<Integer> internalTerminationSignal();

    /** The events of the library as a number; empty means none. */
    Optional<Integer> enabledEvents();

    /** The interceptors of the library, which are set by programs; empty means none. */
    Optional<String> interceptors();

    /** The default settings of topics, which are set by programs; empty means none. */
    Optional<String> defaultTopicConf();

    /** The data of callbacks, which are set by programs; empty means none. */
    Optional<String> opaque();

    /** The callback for errors, which is set by programs; empty means none. */
    Optional<String> errorCb();

    /** The callback for throttling by brokers, which is set by programs; empty means none. */
    Optional<String> throttleCb();

    /** The callback for statistics, which is set by programs; empty means none. */
    Optional<String> statsCb();

    /** The callback for log messages, which is set by programs; empty means none. */
    Optional<String> logCb();

    /** The callback for background events, which is set by programs; empty means none. */
    Optional<String> backgroundEventCb();

    /** The callback for refreshing tokens, which is set by programs; empty means none. */
    Optional<String> oauthbearerTokenRefreshCb();

    /** The callback for resolving addresses, which is set by programs; empty means none. */
    Optional<String> resolveCb();

    /** The callback for creating sockets, which is set by programs; empty means none. */
    Optional<String> socketCb();

    /** The callback for connecting sockets, which is set by programs; empty means none. */
    Optional<String> connectCb();

    /** The callback for closing sockets, which is set by programs; empty means none. */
    Optional<String> closesocketCb();

    /** The callback for opening files, which is set by programs; empty means none. */
    Optional<String> openCb();

    /** Options that the consumer fills in. */
    static RdkafkaOptions of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds options. */
    final class Builder extends ImmutableRdkafkaOptions.Builder implements ModelBuilder<RdkafkaOptions> {
        Builder() {}
    }
}
