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
public non-sealed interface SumologicOutput
        extends OutputTarget, FlushedOutput, Editable<SumologicOutput, SumologicOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<SumologicOutput> SHAPE = Shape.object("sumologic", Builder::new)
            .until("4.10.0")
            .required("endpoint", SecretValue.class, SumologicOutput::endpoint, Builder::endpoint)
            .required("source_name", Scalar.TEXT, SumologicOutput::sourceName, Builder::sourceName)
            .text("source_name_key", SumologicOutput::sourceNameKey, Builder::sourceNameKey)
            .text("source_category", SumologicOutput::sourceCategory, Builder::sourceCategory)
            .text("source_host", SumologicOutput::sourceHost, Builder::sourceHost)
            .text("data_type", SumologicOutput::dataType, Builder::dataType)
            .text("log_format", SumologicOutput::logFormat, Builder::logFormat)
            .text("log_key", SumologicOutput::logKey, Builder::logKey)
            .text("metric_data_format", SumologicOutput::metricDataFormat, Builder::metricDataFormat)
            .flag("add_timestamp", SumologicOutput::addTimestamp, Builder::addTimestamp)
            .text("timestamp_key", SumologicOutput::timestampKey, Builder::timestampKey)
            .texts("custom_fields", SumologicOutput::customFields, Builder::customFields)
            .text("custom_dimensions", SumologicOutput::customDimensions, Builder::customDimensions)
            .text("delimiter", SumologicOutput::delimiter, Builder::delimiter)
            .flag("compress", SumologicOutput::compress, Builder::compress)
            .text("compress_encoding", SumologicOutput::compressEncoding, Builder::compressEncoding)
            .text("sumo_client", SumologicOutput::sumoClient, Builder::sumoClient)
            .integer("open_timeout", SumologicOutput::openTimeout, Builder::openTimeout)
            .flag("verify_ssl", SumologicOutput::verifySsl, Builder::verifySsl)
            .text("proxy_uri", SumologicOutput::proxyUri, Builder::proxyUri)
            .flag("disable_cookies", SumologicOutput::disableCookies, Builder::disableCookies)
            .group(BufferFields::addTo)
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
    final class Builder extends ImmutableSumologicOutput.Builder implements BufferFields<SumologicOutput, Builder> {
        Builder() {}
    }
}
