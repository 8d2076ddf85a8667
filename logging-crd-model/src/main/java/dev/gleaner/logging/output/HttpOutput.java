package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Posts records to a web server ({@code http}, fluentd {@code @type http}); the webhook of Harvester's examples. */
@Value.Immutable
public non-sealed interface HttpOutput extends OutputTarget, Editable<HttpOutput, HttpOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<HttpOutput> SHAPE = Shape.object("http", Builder::new)
            .required("endpoint", Scalar.TEXT, HttpOutput::endpoint, Builder::endpoint)
            .optional("http_method", Scalar.TEXT, HttpOutput::httpMethod, Builder::httpMethod)
            .optional("proxy", Scalar.TEXT, HttpOutput::proxy, Builder::proxy)
            .optional("content_type", Scalar.TEXT, HttpOutput::contentType, Builder::contentType)
            .optional("json_array", Scalar.FLAG, HttpOutput::jsonArray, Builder::jsonArray)
            .optional("format", Shape.ref(Format.class), HttpOutput::format, Builder::format)
            .map("headers", Scalar.SECRET, HttpOutput::headers, Builder::headers)
            .optional("open_timeout", Scalar.INTEGER, HttpOutput::openTimeout, Builder::openTimeout)
            .optional("read_timeout", Scalar.INTEGER, HttpOutput::readTimeout, Builder::readTimeout)
            .optional("ssl_timeout", Scalar.INTEGER, HttpOutput::sslTimeout, Builder::sslTimeout)
            .optional("tls_version", Scalar.TEXT, HttpOutput::tlsVersion, Builder::tlsVersion)
            .optional("tls_ciphers", Scalar.TEXT, HttpOutput::tlsCiphers, Builder::tlsCiphers)
            .optional(
                    "tls_ca_cert_path", Shape.ref(SecretValue.class), HttpOutput::tlsCaCertPath, Builder::tlsCaCertPath)
            .optional(
                    "tls_client_cert_path",
                    Shape.ref(SecretValue.class),
                    HttpOutput::tlsClientCertPath,
                    Builder::tlsClientCertPath)
            .optional(
                    "tls_private_key_path",
                    Shape.ref(SecretValue.class),
                    HttpOutput::tlsPrivateKeyPath,
                    Builder::tlsPrivateKeyPath)
            .optional(
                    "tls_private_key_passphrase",
                    Shape.ref(SecretValue.class),
                    HttpOutput::tlsPrivateKeyPassphrase,
                    Builder::tlsPrivateKeyPassphrase)
            .optional("tls_verify_mode", Scalar.TEXT, HttpOutput::tlsVerifyMode, Builder::tlsVerifyMode)
            .optional(
                    "error_response_as_unrecoverable",
                    Scalar.FLAG,
                    HttpOutput::errorResponseAsUnrecoverable,
                    Builder::errorResponseAsUnrecoverable)
            .list(
                    "retryable_response_codes",
                    Scalar.INTEGER,
                    HttpOutput::retryableResponseCodes,
                    Builder::retryableResponseCodes)
            .optional("auth", Shape.ref(HttpAuth.class), HttpOutput::auth, Builder::auth)
            .optional("buffer", Shape.ref(Buffer.class), HttpOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    HttpOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .optional("compress", Scalar.TEXT, HttpOutput::compress, Builder::compress)
            .since("6.7.0")
            .map(
                    "headers_from_placeholders",
                    Scalar.TEXT,
                    HttpOutput::headersFromPlaceholders,
                    Builder::headersFromPlaceholders)
            .since("6.7.0")
            .optional("reuse_connections", Scalar.FLAG, HttpOutput::reuseConnections, Builder::reuseConnections)
            .since("6.7.0");

    /** The address that records are sent to. */
    String endpoint();

    /** The method, {@code post} or {@code put}; empty means post. */
    Optional<String> httpMethod();

    /** The address of a proxy; empty means none. */
    Optional<String> proxy();

    /** The media type of requests; empty means the one that belongs to the format. */
    Optional<String> contentType();

    /** Whether a request is one JSON array; empty means one record a line. */
    Optional<Boolean> jsonArray();

    /** How a record becomes text; empty means the plug-in's own way. */
    Optional<Format> format();

    /** Headers that every request has, hidden from texts about this object since they may hold a token; empty means none. */
    @Value.Redacted
    Map<String, String> headers();

    /** How long connecting may take, in seconds; empty means the plug-in's limit. */
    Optional<Integer> openTimeout();

    /** How long an answer may take, in seconds; empty means the plug-in's limit. */
    Optional<Integer> readTimeout();

    /** How long the TLS handshake may take, in seconds; empty means the plug-in's limit. */
    Optional<Integer> sslTimeout();

    /** The version of TLS, {@code TLSv1_1} or {@code TLSv1_2}; empty means the plug-in's. */
    Optional<String> tlsVersion();

    /** The ciphers that may be used, as OpenSSL lists them; empty means the plug-in's. */
    Optional<String> tlsCiphers();

    /** The authority that signed the server's certificate, usually mounted; empty means those of the image. */
    Optional<SecretValue> tlsCaCertPath();

    /** The client certificate, usually mounted; empty means none. */
    Optional<SecretValue> tlsClientCertPath();

    /** The private key of the client certificate, usually mounted; empty means none. */
    Optional<SecretValue> tlsPrivateKeyPath();

    /** The pass phrase of the private key; empty means none. */
    Optional<SecretValue> tlsPrivateKeyPassphrase();

    /** Whether the server certificate is checked, {@code peer} or {@code none}; empty means it is. */
    Optional<String> tlsVerifyMode();

    /** Whether an answer of failure is final; empty means it is, so that its chunk is not sent again. */
    Optional<Boolean> errorResponseAsUnrecoverable();

    /** Status codes after which a chunk is sent again; empty means the plug-in's, 503. */
    List<Integer> retryableResponseCodes();

    /** User name and password of basic authentication; empty means none. */
    Optional<HttpAuth> auth();

    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** After how many seconds a flush is logged as slow; empty means the plug-in's limit, 20. */
    Optional<String> slowFlushLogThreshold();

    /** How requests are compressed, {@code text} or {@code gzip}; empty means not at all. */
    Optional<String> compress();

    /** Headers with placeholders, filled in for each chunk; empty means none. */
    Map<String, String> headersFromPlaceholders();

    /** Whether a connection serves several requests; empty means it does not. */
    Optional<Boolean> reuseConnections();

    /** A plug-in that the consumer fills in. */
    static HttpOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableHttpOutput.Builder implements ModelBuilder<HttpOutput> {
        Builder() {}

        /** Changes how a record becomes text. */
        public Builder format(Consumer<Format.Builder> change) {
            return format(ModelBuilder.part(this, HttpOutput::format, Format::of, change));
        }

        /** Changes user name and password. */
        public Builder auth(Consumer<HttpAuth.Builder> change) {
            return auth(ModelBuilder.part(this, HttpOutput::auth, HttpAuth::of, change));
        }

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, HttpOutput::buffer, Buffer::of, change));
        }
    }
}
