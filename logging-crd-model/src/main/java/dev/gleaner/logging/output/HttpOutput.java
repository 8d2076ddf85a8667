package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.ChunkKeys;
import dev.gleaner.logging.plugin.Options;
import dev.gleaner.logging.plugin.RawText;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Posts records to a web server ({@code http}, fluentd {@code @type http}); the webhook of Harvester's examples. */
@Value.Immutable
public non-sealed interface HttpOutput
        extends OutputTarget, FlushedOutput, FormattedOutput, Editable<HttpOutput, HttpOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<HttpOutput> SHAPE = Shape.object("http", Builder::new)
            .required("endpoint", Scalar.TEXT, HttpOutput::endpoint, Builder::endpoint)
            .text("http_method", HttpOutput::httpMethod, Builder::httpMethod)
            .text("proxy", HttpOutput::proxy, Builder::proxy)
            .text("content_type", HttpOutput::contentType, Builder::contentType)
            .flag("json_array", HttpOutput::jsonArray, Builder::jsonArray)
            .group(FormatFields::addTo)
            .map("headers", Scalar.SECRET, HttpOutput::headers, Builder::headers)
            .integer("open_timeout", HttpOutput::openTimeout, Builder::openTimeout)
            .integer("read_timeout", HttpOutput::readTimeout, Builder::readTimeout)
            .integer("ssl_timeout", HttpOutput::sslTimeout, Builder::sslTimeout)
            .text("tls_version", HttpOutput::tlsVersion, Builder::tlsVersion)
            .text("tls_ciphers", HttpOutput::tlsCiphers, Builder::tlsCiphers)
            .part("tls_ca_cert_path", SecretValue.class, HttpOutput::tlsCaCertPath, Builder::tlsCaCertPath)
            .part("tls_client_cert_path", SecretValue.class, HttpOutput::tlsClientCertPath, Builder::tlsClientCertPath)
            .part("tls_private_key_path", SecretValue.class, HttpOutput::tlsPrivateKeyPath, Builder::tlsPrivateKeyPath)
            .part(
                    "tls_private_key_passphrase",
                    SecretValue.class,
                    HttpOutput::tlsPrivateKeyPassphrase,
                    Builder::tlsPrivateKeyPassphrase)
            .text("tls_verify_mode", HttpOutput::tlsVerifyMode, Builder::tlsVerifyMode)
            .flag(
                    "error_response_as_unrecoverable",
                    HttpOutput::errorResponseAsUnrecoverable,
                    Builder::errorResponseAsUnrecoverable)
            .list(
                    "retryable_response_codes",
                    Scalar.INTEGER,
                    HttpOutput::retryableResponseCodes,
                    Builder::retryableResponseCodes)
            .part("auth", HttpAuth.class, HttpOutput::auth, Builder::auth)
            .group(BufferFields::addTo)
            .text("compress", HttpOutput::compress, Builder::compress)
            .since("6.7.0")
            .textMap("headers_from_placeholders", HttpOutput::headersFromPlaceholders, Builder::headersFromPlaceholders)
            .since("6.7.0")
            .flag("reuse_connections", HttpOutput::reuseConnections, Builder::reuseConnections)
            .since("6.7.0")
            .rule(Options.among("http_method", "put", "post"))
            .rule(TlsVersions.RULE)
            .rule(Options.among("tls_verify_mode", "none", "peer"))
            .rule(Options.among("compress", "text", "gzip"))
            .rule(HttpOutput::checkEndpoint)
            .rule(HttpOutput::checkProxy)
            .rule(HttpOutput::checkArray)
            .rule(TlsFiles::checkHttp)
            .rule(IgnoredValue.positive("open_timeout", "read_timeout"))
            .rule(IgnoredValue.zeroOf("ssl_timeout"));

    /** The URL to which records are sent; it may have placeholders for the keys of the buffer. */
    String endpoint();

    /** The method, {@code post} or {@code put}; empty means post. */
    Optional<String> httpMethod();

    /** The address of a proxy; empty means none. */
    Optional<String> proxy();

    /** The media type of requests; empty means that of the format. */
    Optional<String> contentType();

    /** Whether a request is a JSON array; empty means one record on each line. */
    Optional<Boolean> jsonArray();

    /** The headers of every request, hidden in {@code toString} because they may contain a token; empty means none. */
    @Value.Redacted
    Map<String, String> headers();

    /** The timeout for connecting, in seconds; empty means the limit of the plug-in. */
    Optional<Integer> openTimeout();

    /** The timeout for a response, in seconds; empty means the limit of the plug-in. */
    Optional<Integer> readTimeout();

    /** The timeout for the TLS handshake, in seconds; empty means the limit of the plug-in. */
    Optional<Integer> sslTimeout();

    /** The version of TLS, such as {@code TLSv1_2} or {@code TLSv1_3}; empty means the default of the plug-in. */
    Optional<String> tlsVersion();

    /** The allowed ciphers, in the format of OpenSSL; empty means the default of the plug-in. */
    Optional<String> tlsCiphers();

    /** The certificate authority of the server, usually mounted; empty means those of the image. */
    Optional<SecretValue> tlsCaCertPath();

    /** The client certificate, usually mounted; empty means none. */
    Optional<SecretValue> tlsClientCertPath();

    /** The private key of the client certificate, usually mounted; empty means none. */
    Optional<SecretValue> tlsPrivateKeyPath();

    /** The pass phrase of the private key; empty means none. */
    Optional<SecretValue> tlsPrivateKeyPassphrase();

    /** Whether the server certificate is checked, {@code peer} or {@code none}; empty means {@code peer}. */
    Optional<String> tlsVerifyMode();

    /** Whether an error response is final, so that its chunk is not retried; empty means true. */
    Optional<Boolean> errorResponseAsUnrecoverable();

    /** Status codes after which a chunk is retried; empty means 503, the default of the plug-in. */
    List<Integer> retryableResponseCodes();

    /** User name and password of basic authentication; empty means none. */
    Optional<HttpAuth> auth();

    /** The compression of requests, {@code text} or {@code gzip}; empty means none. */
    Optional<String> compress();

    /** Headers with placeholders, which are replaced for each chunk; empty means none. */
    Map<String, String> headersFromPlaceholders();

    /** Whether a connection is reused for several requests; empty means false. */
    Optional<Boolean> reuseConnections();

    /** A plug-in that the consumer fills in. */
    static HttpOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /**
     * Checks the endpoint, which the plug-in parses only when it sends a chunk: the configuration check does not find
     * the error.
     */
    private static void checkEndpoint(Tree.Mapping http, Position position, FieldPath path, Violations violations) {
        String endpoint = http.text("endpoint").flatMap(RawText::read).orElse("");
        if (endpoint.isEmpty()) {
            http.text("endpoint")
                    .filter(String::isBlank)
                    .ifPresent(text -> violations.report(
                            OutputFault.HTTP_ENDPOINT, http, path, "endpoint", Violation.quoted(text)));
            return;
        }
        Placeholders placeholders = new Placeholders(endpoint);
        ChunkKeys keys = Placeholders.keysOf(http);
        String shown = Violation.quoted(UriSyntax.withoutUser(endpoint));
        for (String name : placeholders.unknownTo(keys)) {
            violations.report(OutputFault.PLACEHOLDER_UNKNOWN, http, path, "endpoint", Printable.line(name));
        }
        if (!UriSyntax.isHttp(placeholders.replaced(keys))) {
            violations.report(OutputFault.HTTP_ENDPOINT, http, path, "endpoint", shown);
        } else if (!UriSyntax.hasServer(placeholders.replaced(keys))) {
            violations.report(OutputFault.URL_SERVER, http, path, "endpoint", shown);
        } else if (endpoint.contains("#")) {
            violations.report(OutputFault.HTTP_ENDPOINT_FRAGMENT, http, path, "endpoint", shown);
        }
    }

    private static void checkProxy(Tree.Mapping http, Position position, FieldPath path, Violations violations) {
        http.text("proxy")
                .flatMap(RawText::read)
                .filter(proxy -> !UriSyntax.isUri(proxy))
                .ifPresent(proxy -> violations.report(
                        OutputFault.URI_BAD, http, path, "proxy", Violation.quoted(UriSyntax.withoutUser(proxy))));
    }

    private static void checkArray(Tree.Mapping http, Position position, FieldPath path, Violations violations) {
        if (http.isTrue("json_array") && http.get("format").orElse(Tree.nothing()) instanceof Tree.Mapping format) {
            // The formatter csv is an error of its own.
            Options.unknown(format, "type", List.of("json", "csv"))
                    .ifPresent(type -> violations.report(OutputFault.HTTP_JSON_ARRAY, http, path, "json_array"));
        }
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableHttpOutput.Builder
            implements BufferFields<HttpOutput, Builder>, FormatFields<HttpOutput, Builder> {
        Builder() {}

        /** Changes user name and password. */
        public Builder auth(Consumer<HttpAuth.Builder> change) {
            return auth(ModelBuilder.part(this, HttpOutput::auth, HttpAuth::of, change));
        }
    }
}
