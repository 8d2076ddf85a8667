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
 * omits {@code false} and 0, so that the default of the library applies.
 */
@Value.Immutable
public interface RdkafkaOptions extends Editable<RdkafkaOptions, RdkafkaOptions.Builder> {
    /** How the options are read, checked and written. */
    Shape<RdkafkaOptions> SHAPE = Shape.object("rdkafka_options", Builder::new)
            .optional("bootstrap.servers", Scalar.TEXT, RdkafkaOptions::bootstrapServers, Builder::bootstrapServers)
            .optional(
                    "metadata.broker.list",
                    Scalar.TEXT,
                    RdkafkaOptions::metadataBrokerList,
                    Builder::metadataBrokerList)
            .optional("client.id", Scalar.TEXT, RdkafkaOptions::clientId, Builder::clientId)
            .optional("security.protocol", Scalar.TEXT, RdkafkaOptions::securityProtocol, Builder::securityProtocol)
            .optional("sasl.mechanisms", Scalar.TEXT, RdkafkaOptions::saslMechanisms, Builder::saslMechanisms)
            .optional("sasl.username", Scalar.TEXT, RdkafkaOptions::saslUsername, Builder::saslUsername)
            .optional("sasl.password", Scalar.SECRET, RdkafkaOptions::saslPassword, Builder::saslPassword)
            .optional(
                    "sasl.kerberos.service.name",
                    Scalar.TEXT,
                    RdkafkaOptions::saslKerberosServiceName,
                    Builder::saslKerberosServiceName)
            .optional(
                    "sasl.kerberos.principal",
                    Scalar.TEXT,
                    RdkafkaOptions::saslKerberosPrincipal,
                    Builder::saslKerberosPrincipal)
            .optional(
                    "sasl.kerberos.keytab",
                    Scalar.TEXT,
                    RdkafkaOptions::saslKerberosKeytab,
                    Builder::saslKerberosKeytab)
            .optional(
                    "sasl.kerberos.kinit.cmd",
                    Scalar.TEXT,
                    RdkafkaOptions::saslKerberosKinitCmd,
                    Builder::saslKerberosKinitCmd)
            .optional(
                    "sasl.kerberos.min.time.before.relogin",
                    Scalar.INTEGER,
                    RdkafkaOptions::saslKerberosMinTimeBeforeRelogin,
                    Builder::saslKerberosMinTimeBeforeRelogin)
            .optional(
                    "sasl.oauthbearer.method",
                    Scalar.TEXT,
                    RdkafkaOptions::saslOauthbearerMethod,
                    Builder::saslOauthbearerMethod)
            .optional(
                    "sasl.oauthbearer.client.id",
                    Scalar.TEXT,
                    RdkafkaOptions::saslOauthbearerClientId,
                    Builder::saslOauthbearerClientId)
            .optional(
                    "sasl.oauthbearer.client.secret",
                    Scalar.SECRET,
                    RdkafkaOptions::saslOauthbearerClientSecret,
                    Builder::saslOauthbearerClientSecret)
            .optional(
                    "sasl.oauthbearer.token.endpoint.url",
                    Scalar.TEXT,
                    RdkafkaOptions::saslOauthbearerTokenEndpointUrl,
                    Builder::saslOauthbearerTokenEndpointUrl)
            .optional(
                    "sasl.oauthbearer.scope",
                    Scalar.TEXT,
                    RdkafkaOptions::saslOauthbearerScope,
                    Builder::saslOauthbearerScope)
            .optional(
                    "sasl.oauthbearer.extensions",
                    Scalar.TEXT,
                    RdkafkaOptions::saslOauthbearerExtensions,
                    Builder::saslOauthbearerExtensions)
            .optional(
                    "sasl.oauthbearer.config",
                    Scalar.TEXT,
                    RdkafkaOptions::saslOauthbearerConfig,
                    Builder::saslOauthbearerConfig)
            .optional(
                    "enable.sasl.oauthbearer.unsecure.jwt",
                    Scalar.FLAG,
                    RdkafkaOptions::enableSaslOauthbearerUnsecureJwt,
                    Builder::enableSaslOauthbearerUnsecureJwt)
            .optional("ssl.ca.location", Scalar.TEXT, RdkafkaOptions::sslCaLocation, Builder::sslCaLocation)
            .optional("ssl.ca.pem", Scalar.TEXT, RdkafkaOptions::sslCaPem, Builder::sslCaPem)
            .optional(
                    "ssl.certificate.location",
                    Scalar.TEXT,
                    RdkafkaOptions::sslCertificateLocation,
                    Builder::sslCertificateLocation)
            .optional("ssl.certificate.pem", Scalar.TEXT, RdkafkaOptions::sslCertificatePem, Builder::sslCertificatePem)
            .optional("ssl.key.location", Scalar.TEXT, RdkafkaOptions::sslKeyLocation, Builder::sslKeyLocation)
            .optional("ssl.key.password", Scalar.SECRET, RdkafkaOptions::sslKeyPassword, Builder::sslKeyPassword)
            .optional("ssl.key.pem", Scalar.SECRET, RdkafkaOptions::sslKeyPem, Builder::sslKeyPem)
            .optional(
                    "ssl.keystore.location",
                    Scalar.TEXT,
                    RdkafkaOptions::sslKeystoreLocation,
                    Builder::sslKeystoreLocation)
            .optional(
                    "ssl.keystore.password",
                    Scalar.SECRET,
                    RdkafkaOptions::sslKeystorePassword,
                    Builder::sslKeystorePassword)
            .optional("ssl.crl.location", Scalar.TEXT, RdkafkaOptions::sslCrlLocation, Builder::sslCrlLocation)
            .optional("ssl.cipher.suites", Scalar.TEXT, RdkafkaOptions::sslCipherSuites, Builder::sslCipherSuites)
            .optional("ssl.curves.list", Scalar.TEXT, RdkafkaOptions::sslCurvesList, Builder::sslCurvesList)
            .optional("ssl.sigalgs.list", Scalar.TEXT, RdkafkaOptions::sslSigalgsList, Builder::sslSigalgsList)
            .optional("ssl.providers", Scalar.TEXT, RdkafkaOptions::sslProviders, Builder::sslProviders)
            .optional("ssl.engine.location", Scalar.TEXT, RdkafkaOptions::sslEngineLocation, Builder::sslEngineLocation)
            .optional("ssl.engine.id", Scalar.TEXT, RdkafkaOptions::sslEngineId, Builder::sslEngineId)
            .optional(
                    "enable.ssl.certificate.verification",
                    Scalar.FLAG,
                    RdkafkaOptions::enableSslCertificateVerification,
                    Builder::enableSslCertificateVerification)
            .optional(
                    "ssl.endpoint.identification.algorithm",
                    Scalar.TEXT,
                    RdkafkaOptions::sslEndpointIdentificationAlgorithm,
                    Builder::sslEndpointIdentificationAlgorithm)
            .optional("message.max.bytes", Scalar.INTEGER, RdkafkaOptions::messageMaxBytes, Builder::messageMaxBytes)
            .optional(
                    "message.copy.max.bytes",
                    Scalar.INTEGER,
                    RdkafkaOptions::messageCopyMaxBytes,
                    Builder::messageCopyMaxBytes)
            .optional(
                    "receive.message.max.bytes",
                    Scalar.INTEGER,
                    RdkafkaOptions::receiveMessageMaxBytes,
                    Builder::receiveMessageMaxBytes)
            .optional(
                    "max.in.flight.requests.per.connection",
                    Scalar.INTEGER,
                    RdkafkaOptions::maxInFlightRequestsPerConnection,
                    Builder::maxInFlightRequestsPerConnection)
            .optional("max.in.flight", Scalar.INTEGER, RdkafkaOptions::maxInFlight, Builder::maxInFlight)
            .optional(
                    "allow.auto.create.topics",
                    Scalar.FLAG,
                    RdkafkaOptions::allowAutoCreateTopics,
                    Builder::allowAutoCreateTopics)
            .optional(
                    "topic.metadata.refresh.interval.ms",
                    Scalar.INTEGER,
                    RdkafkaOptions::topicMetadataRefreshIntervalMs,
                    Builder::topicMetadataRefreshIntervalMs)
            .optional(
                    "topic.metadata.refresh.fast.interval.ms",
                    Scalar.INTEGER,
                    RdkafkaOptions::topicMetadataRefreshFastIntervalMs,
                    Builder::topicMetadataRefreshFastIntervalMs)
            .optional(
                    "topic.metadata.refresh.sparse",
                    Scalar.FLAG,
                    RdkafkaOptions::topicMetadataRefreshSparse,
                    Builder::topicMetadataRefreshSparse)
            .optional(
                    "topic.metadata.propagation.max.ms",
                    Scalar.INTEGER,
                    RdkafkaOptions::topicMetadataPropagationMaxMs,
                    Builder::topicMetadataPropagationMaxMs)
            .optional("topic.blacklist", Scalar.TEXT, RdkafkaOptions::topicBlacklist, Builder::topicBlacklist)
            .optional(
                    "metadata.max.age.ms", Scalar.INTEGER, RdkafkaOptions::metadataMaxAgeMs, Builder::metadataMaxAgeMs)
            .optional(
                    "connections.max.idle.ms",
                    Scalar.INTEGER,
                    RdkafkaOptions::connectionsMaxIdleMs,
                    Builder::connectionsMaxIdleMs)
            .optional(
                    "reconnect.backoff.ms",
                    Scalar.INTEGER,
                    RdkafkaOptions::reconnectBackoffMs,
                    Builder::reconnectBackoffMs)
            .optional(
                    "reconnect.backoff.max.ms",
                    Scalar.INTEGER,
                    RdkafkaOptions::reconnectBackoffMaxMs,
                    Builder::reconnectBackoffMaxMs)
            .optional("socket.timeout.ms", Scalar.INTEGER, RdkafkaOptions::socketTimeoutMs, Builder::socketTimeoutMs)
            .optional(
                    "socket.connection.setup.timeout.ms",
                    Scalar.INTEGER,
                    RdkafkaOptions::socketConnectionSetupTimeoutMs,
                    Builder::socketConnectionSetupTimeoutMs)
            .optional(
                    "socket.send.buffer.bytes",
                    Scalar.INTEGER,
                    RdkafkaOptions::socketSendBufferBytes,
                    Builder::socketSendBufferBytes)
            .optional(
                    "socket.receive.buffer.bytes",
                    Scalar.INTEGER,
                    RdkafkaOptions::socketReceiveBufferBytes,
                    Builder::socketReceiveBufferBytes)
            .optional(
                    "socket.keepalive.enable",
                    Scalar.FLAG,
                    RdkafkaOptions::socketKeepaliveEnable,
                    Builder::socketKeepaliveEnable)
            .optional(
                    "socket.nagle.disable",
                    Scalar.FLAG,
                    RdkafkaOptions::socketNagleDisable,
                    Builder::socketNagleDisable)
            .optional("socket.max.fails", Scalar.INTEGER, RdkafkaOptions::socketMaxFails, Builder::socketMaxFails)
            .optional(
                    "socket.blocking.max.ms",
                    Scalar.INTEGER,
                    RdkafkaOptions::socketBlockingMaxMs,
                    Builder::socketBlockingMaxMs)
            .optional("broker.address.ttl", Scalar.INTEGER, RdkafkaOptions::brokerAddressTtl, Builder::brokerAddressTtl)
            .optional(
                    "broker.address.family",
                    Scalar.TEXT,
                    RdkafkaOptions::brokerAddressFamily,
                    Builder::brokerAddressFamily)
            .optional(
                    "broker.version.fallback",
                    Scalar.TEXT,
                    RdkafkaOptions::brokerVersionFallback,
                    Builder::brokerVersionFallback)
            .optional("api.version.request", Scalar.FLAG, RdkafkaOptions::apiVersionRequest, Builder::apiVersionRequest)
            .optional(
                    "api.version.request.timeout.ms",
                    Scalar.INTEGER,
                    RdkafkaOptions::apiVersionRequestTimeoutMs,
                    Builder::apiVersionRequestTimeoutMs)
            .optional(
                    "api.version.fallback.ms",
                    Scalar.INTEGER,
                    RdkafkaOptions::apiVersionFallbackMs,
                    Builder::apiVersionFallbackMs)
            .optional("log_level", Scalar.INTEGER, RdkafkaOptions::logLevel, Builder::logLevel)
            .optional(
                    "log.connection.close",
                    Scalar.FLAG,
                    RdkafkaOptions::logConnectionClose,
                    Builder::logConnectionClose)
            .optional("log.thread.name", Scalar.FLAG, RdkafkaOptions::logThreadName, Builder::logThreadName)
            .optional("log.queue", Scalar.FLAG, RdkafkaOptions::logQueue, Builder::logQueue)
            .optional("debug", Scalar.TEXT, RdkafkaOptions::debug, Builder::debug)
            .optional(
                    "statistics.interval.ms",
                    Scalar.INTEGER,
                    RdkafkaOptions::statisticsIntervalMs,
                    Builder::statisticsIntervalMs)
            .optional("builtin.features", Scalar.TEXT, RdkafkaOptions::builtinFeatures, Builder::builtinFeatures)
            .optional(
                    "plugin.library.paths",
                    Scalar.TEXT,
                    RdkafkaOptions::pluginLibraryPaths,
                    Builder::pluginLibraryPaths)
            .optional("enable.random.seed", Scalar.FLAG, RdkafkaOptions::enableRandomSeed, Builder::enableRandomSeed)
            .optional(
                    "internal.termination.signal",
                    Scalar.INTEGER,
                    RdkafkaOptions::internalTerminationSignal,
                    Builder::internalTerminationSignal)
            .optional("enabled_events", Scalar.INTEGER, RdkafkaOptions::enabledEvents, Builder::enabledEvents)
            .optional("interceptors", Scalar.TEXT, RdkafkaOptions::interceptors, Builder::interceptors)
            .optional("default_topic_conf", Scalar.TEXT, RdkafkaOptions::defaultTopicConf, Builder::defaultTopicConf)
            .optional("opaque", Scalar.TEXT, RdkafkaOptions::opaque, Builder::opaque)
            .optional("error_cb", Scalar.TEXT, RdkafkaOptions::errorCb, Builder::errorCb)
            .optional("throttle_cb", Scalar.TEXT, RdkafkaOptions::throttleCb, Builder::throttleCb)
            .optional("stats_cb", Scalar.TEXT, RdkafkaOptions::statsCb, Builder::statsCb)
            .optional("log_cb", Scalar.TEXT, RdkafkaOptions::logCb, Builder::logCb)
            .optional("background_event_cb", Scalar.TEXT, RdkafkaOptions::backgroundEventCb, Builder::backgroundEventCb)
            .optional(
                    "oauthbearer_token_refresh_cb",
                    Scalar.TEXT,
                    RdkafkaOptions::oauthbearerTokenRefreshCb,
                    Builder::oauthbearerTokenRefreshCb)
            .optional("resolve_cb", Scalar.TEXT, RdkafkaOptions::resolveCb, Builder::resolveCb)
            .optional("socket_cb", Scalar.TEXT, RdkafkaOptions::socketCb, Builder::socketCb)
            .optional("connect_cb", Scalar.TEXT, RdkafkaOptions::connectCb, Builder::connectCb)
            .optional("closesocket_cb", Scalar.TEXT, RdkafkaOptions::closesocketCb, Builder::closesocketCb)
            .optional("open_cb", Scalar.TEXT, RdkafkaOptions::openCb, Builder::openCb)
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

    /**
     * More information for the brokers, for {@code oidc}, as names and values such as {@code a=b,c=d}; empty means
     * none.
     */
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

    /**
     * Whether the host names of brokers are compared with their certificates, {@code https} or {@code none}; empty
     * means https.
     */
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

    /**
     * The first time between refreshes after a topic lost its leader, in milliseconds; empty means the default of the
     * library.
     */
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

    /**
     * The time for which {@link #brokerVersionFallback()} is used after a failed request, in milliseconds; empty means
     * 0.
     */
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
