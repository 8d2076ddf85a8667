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
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends logs or metrics to an HTTP source of Sumo Logic ({@code sumologic}, fluentd {@code @type sumologic}). Operator
 * 5.0 removed it.
 */
@Value.Immutable
public non-sealed interface SumologicOutput extends OutputTarget, Editable<SumologicOutput, SumologicOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<SumologicOutput> SHAPE = Shape.object("sumologic", Builder::new)
            .until("4.10.0")
            .required("endpoint", Shape.ref(SecretValue.class), SumologicOutput::endpoint, Builder::endpoint)
            .required("source_name", Scalar.TEXT, SumologicOutput::sourceName, Builder::sourceName)
            .optional("source_name_key", Scalar.TEXT, SumologicOutput::sourceNameKey, Builder::sourceNameKey)
            .optional("source_category", Scalar.TEXT, SumologicOutput::sourceCategory, Builder::sourceCategory)
            .optional("source_host", Scalar.TEXT, SumologicOutput::sourceHost, Builder::sourceHost)
            .optional("data_type", Scalar.TEXT, SumologicOutput::dataType, Builder::dataType)
            .optional("log_format", Scalar.TEXT, SumologicOutput::logFormat, Builder::logFormat)
            .optional("log_key", Scalar.TEXT, SumologicOutput::logKey, Builder::logKey)
            .optional("metric_data_format", Scalar.TEXT, SumologicOutput::metricDataFormat, Builder::metricDataFormat)
            .optional("add_timestamp", Scalar.FLAG, SumologicOutput::addTimestamp, Builder::addTimestamp)
            .optional("timestamp_key", Scalar.TEXT, SumologicOutput::timestampKey, Builder::timestampKey)
            .list("custom_fields", Scalar.TEXT, SumologicOutput::customFields, Builder::customFields)
            .optional("custom_dimensions", Scalar.TEXT, SumologicOutput::customDimensions, Builder::customDimensions)
            .optional("delimiter", Scalar.TEXT, SumologicOutput::delimiter, Builder::delimiter)
            .optional("compress", Scalar.FLAG, SumologicOutput::compress, Builder::compress)
            .optional("compress_encoding", Scalar.TEXT, SumologicOutput::compressEncoding, Builder::compressEncoding)
            .optional("sumo_client", Scalar.TEXT, SumologicOutput::sumoClient, Builder::sumoClient)
            .optional("open_timeout", Scalar.INTEGER, SumologicOutput::openTimeout, Builder::openTimeout)
            .optional("verify_ssl", Scalar.FLAG, SumologicOutput::verifySsl, Builder::verifySsl)
            .optional("proxy_uri", Scalar.TEXT, SumologicOutput::proxyUri, Builder::proxyUri)
            .optional("disable_cookies", Scalar.FLAG, SumologicOutput::disableCookies, Builder::disableCookies)
            .optional("buffer", Shape.ref(Buffer.class), SumologicOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    SumologicOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .rule(SumologicOutput::checkWords)
            .rule(IgnoredValue.falseOf("add_timestamp", "verify_ssl"))
            .rule(IgnoredValue.zeroOf("open_timeout"));

    /** The URL of the HTTP source, which is secret because it identifies the account. */
    SecretValue endpoint();

    /** The source name of records; the plug-in prefers that of the field {@link #sourceNameKey()}. */
    String sourceName();

    /** The field with the source name; empty means {@code source_name}. */
    Optional<String> sourceNameKey();

    /** The source category of records; empty means that of the source. */
    Optional<String> sourceCategory();

    /** The source host of records; empty means that of the source. */
    Optional<String> sourceHost();

    /** The type of data, {@code logs} or {@code metrics}; empty means logs. */
    Optional<String> dataType();

    /**
     * The format of logs, {@code json}, {@code json_merge}, {@code text} or {@code fields}; empty means json. Text is
     * the message alone, and json_merge adds the fields of a message in JSON to its record.
     */
    Optional<String> logFormat();

    /** The field with the message; empty means {@code message}. */
    Optional<String> logKey();

    /** The format of metrics, {@code graphite}, {@code carbon2} or {@code prometheus}; empty means graphite. */
    Optional<String> metricDataFormat();

    /** Whether the time is added to records; empty means true. The operator ignores false. */
    Optional<Boolean> addTimestamp();

    /** The field for the time; empty means {@code timestamp}. */
    Optional<String> timestampKey();

    /** Fields of all logs, each written as {@code name=value}; empty means none. */
    List<String> customFields();

    /** Dimensions of all metrics, such as {@code cluster=shop,team=web}; empty means none. */
    Optional<String> customDimensions();

    /** The separator of the parts of a tag; empty means a full stop. */
    Optional<String> delimiter();

    /** Whether requests are compressed; empty means the default of the plug-in. */
    Optional<Boolean> compress();

    /** The compression of requests, {@code gzip} or {@code deflate}; empty means gzip. */
    Optional<String> compressEncoding();

    /** The name of the client in requests; empty means {@code fluentd-output}. */
    Optional<String> sumoClient();

    /** The timeout for connecting, in seconds; empty means the default of the plug-in. */
    Optional<Integer> openTimeout();

    /** Whether the server certificate is checked; empty means true. The operator ignores false. */
    Optional<Boolean> verifySsl();

    /** The address of a proxy; empty means none. */
    Optional<String> proxyUri();

    /** Whether cookies of the server are ignored; empty means false. */
    Optional<Boolean> disableCookies();

    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** The time after which a flush is logged as slow, in seconds; empty means the limit of the plug-in, 20. */
    Optional<String> slowFlushLogThreshold();

    /** A plug-in that the consumer fills in. */
    static SumologicOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkWords(Tree.Mapping sumologic, Position position, FieldPath path, Violations violations) {
        checkWord(sumologic, path, "data_type", List.of("logs", "metrics"), "logs or metrics", violations);
        List<String> encodings = List.of("gzip", "deflate");
        if (!encodings.contains(sumologic.text("compress_encoding").orElse("").toLowerCase(Locale.ROOT))) {
            checkWord(sumologic, path, "compress_encoding", encodings, "gzip or deflate", violations);
        }
        // The plug-in checks only the format of the data that it sends.
        String dataType = sumologic.text("data_type").orElse("");
        if (dataType.isEmpty() || dataType.equals("logs")) {
            String formats = "text, json, json_merge or fields";
            checkWord(
                    sumologic,
                    path,
                    "log_format",
                    List.of("text", "json", "json_merge", "fields"),
                    formats,
                    violations);
        } else if (dataType.equals("metrics")) {
            String formats = "graphite, carbon2 or prometheus";
            checkWord(
                    sumologic,
                    path,
                    "metric_data_format",
                    List.of("graphite", "carbon2", "prometheus"),
                    formats,
                    violations);
        }
    }

    private static void checkWord(
            Tree.Mapping sumologic,
            FieldPath path,
            String field,
            List<String> words,
            String expected,
            Violations violations) {
        Options.unknown(sumologic, field, words)
                .ifPresent(word -> violations.report(
                        OutputFault.SUMOLOGIC_WORD, sumologic, path, field, field, Violation.quoted(word), expected));
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableSumologicOutput.Builder implements ModelBuilder<SumologicOutput> {
        Builder() {}

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, SumologicOutput::buffer, Buffer::of, change));
        }
    }
}
