package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to Datadog ({@code datadog}, fluentd {@code @type datadog}). Numbers are texts. The operator omits
 * flags that are false, so HTTP, TLS, compression and JSON cannot be turned off.
 */
@Value.Immutable
public non-sealed interface DatadogOutput extends OutputTarget, Editable<DatadogOutput, DatadogOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<DatadogOutput> SHAPE = Shape.object("datadog", Builder::new)
            .required("api_key", Shape.ref(SecretValue.class), DatadogOutput::apiKey, Builder::apiKey)
            .optional("host", Scalar.TEXT, DatadogOutput::host, Builder::host)
            .optional("port", Scalar.TEXT, DatadogOutput::port, Builder::port)
            .optional("ssl_port", Scalar.TEXT, DatadogOutput::sslPort, Builder::sslPort)
            .optional("use_http", Scalar.FLAG, DatadogOutput::useHttp, Builder::useHttp)
            .optional("use_ssl", Scalar.FLAG, DatadogOutput::useSsl, Builder::useSsl)
            .optional("no_ssl_validation", Scalar.FLAG, DatadogOutput::noSslValidation, Builder::noSslValidation)
            .optional("use_compression", Scalar.FLAG, DatadogOutput::useCompression, Builder::useCompression)
            .optional("compression_level", Scalar.TEXT, DatadogOutput::compressionLevel, Builder::compressionLevel)
            .optional("use_json", Scalar.FLAG, DatadogOutput::useJson, Builder::useJson)
            .optional("max_retries", Scalar.TEXT, DatadogOutput::maxRetries, Builder::maxRetries)
            .optional("max_backoff", Scalar.TEXT, DatadogOutput::maxBackoff, Builder::maxBackoff)
            .optional("dd_source", Scalar.TEXT, DatadogOutput::ddSource, Builder::ddSource)
            .optional("dd_sourcecategory", Scalar.TEXT, DatadogOutput::ddSourceCategory, Builder::ddSourceCategory)
            .optional("dd_tags", Scalar.TEXT, DatadogOutput::ddTags, Builder::ddTags)
            .optional("dd_hostname", Scalar.TEXT, DatadogOutput::ddHostname, Builder::ddHostname)
            .optional("service", Scalar.TEXT, DatadogOutput::service, Builder::service)
            .optional("include_tag_key", Scalar.FLAG, DatadogOutput::includeTagKey, Builder::includeTagKey)
            .optional("tag_key", Scalar.TEXT, DatadogOutput::tagKey, Builder::tagKey)
            .optional("timestamp_key", Scalar.TEXT, DatadogOutput::timestampKey, Builder::timestampKey)
            .optional("buffer", Shape.ref(Buffer.class), DatadogOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    DatadogOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .rule(IgnoredValue.falseOf("use_http", "use_ssl", "use_compression", "use_json"));

    /** The API key. */
    SecretValue apiKey();

    /** The host of Datadog or of a proxy; empty means {@code http-intake.logs.datadoghq.com}. */
    Optional<String> host();

    /** The port for connections without TLS; empty means the default of the plug-in, 80. */
    Optional<String> port();

    /** The port for connections with TLS; empty means the default of the plug-in, 443. */
    Optional<String> sslPort();

    /** Whether records are sent over HTTP rather than plain TCP; empty means true. The operator ignores false. */
    Optional<Boolean> useHttp();

    /** Whether the connection is encrypted; empty means true. The operator ignores false. */
    Optional<Boolean> useSsl();

    /** Whether any server certificate is accepted; empty means that it is checked. */
    Optional<Boolean> noSslValidation();

    /** Whether HTTP requests are compressed; empty means true. The operator ignores false. */
    Optional<Boolean> useCompression();

    /** The level of compression, from 1 (fastest) to 9 (smallest); empty means the default of the plug-in, 6. */
    Optional<String> compressionLevel();

    /** Whether records are sent as JSON rather than as text; empty means true. The operator ignores false. */
    Optional<Boolean> useJson();

    /**
     * The number of times that the plug-in itself retries a request, beside the retries of the buffer; empty means
     * {@code -1}, without limit.
     */
    Optional<String> maxRetries();

    /**
     * The wait between retries of the plug-in beyond which it stops doubling, in seconds; empty means the default of
     * the plug-in, 30.
     */
    Optional<String> maxBackoff();

    /** The Datadog integration that processes the records; empty means none. */
    Optional<String> ddSource();

    /** The category of the source; empty means none. */
    Optional<String> ddSourceCategory();

    /** Tags of all records, such as {@code env:prod,team:shop}; empty means none. */
    Optional<String> ddTags();

    /** The host of records without a {@code hostname} field; empty means that of fluentd. */
    Optional<String> ddHostname();

    /** The name of the service, which connects logs, traces and metrics; empty means none. */
    Optional<String> service();

    /** Whether the tag of fluentd is added to records; empty means false. */
    Optional<Boolean> includeTagKey();

    /** The field for the tag of fluentd; empty means {@code tag}. */
    Optional<String> tagKey();

    /** The field for the time of records that do not have it; empty means {@code @timestamp}. */
    Optional<String> timestampKey();

    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** The time after which a flush is logged as slow, in seconds; empty means the limit of the plug-in, 20. */
    Optional<String> slowFlushLogThreshold();

    /** A plug-in that the consumer fills in. */
    static DatadogOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableDatadogOutput.Builder implements ModelBuilder<DatadogOutput> {
        Builder() {}

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, DatadogOutput::buffer, Buffer::of, change));
        }
    }
}
