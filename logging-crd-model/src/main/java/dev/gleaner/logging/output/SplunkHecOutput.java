package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.Options;
import dev.gleaner.logging.plugin.RawText;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to the HTTP event collector of Splunk ({@code splunkHec}, fluentd {@code @type splunk_hec}). Index,
 * host, source and source type are each either a constant or taken from a field of the record.
 */
@Value.Immutable
public non-sealed interface SplunkHecOutput
        extends OutputTarget, FlushedOutput, FormattedOutput, Editable<SplunkHecOutput, SplunkHecOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<SplunkHecOutput> SHAPE = Shape.object("splunkHec", Builder::new)
            .text("data_type", SplunkHecOutput::dataType, Builder::dataType)
            .required("hec_host", Scalar.TEXT, SplunkHecOutput::hecHost, Builder::hecHost)
            .integer("hec_port", SplunkHecOutput::hecPort, Builder::hecPort)
            .text("protocol", SplunkHecOutput::protocol, Builder::protocol)
            .required("hec_token", SecretValue.class, SplunkHecOutput::hecToken, Builder::hecToken)
            .flag("metrics_from_event", SplunkHecOutput::metricsFromEvent, Builder::metricsFromEvent)
            .text("metric_name_key", SplunkHecOutput::metricNameKey, Builder::metricNameKey)
            .text("metric_value_key", SplunkHecOutput::metricValueKey, Builder::metricValueKey)
            .flag("coerce_to_utf8", SplunkHecOutput::coerceToUtf8, Builder::coerceToUtf8)
            .text(
                    "non_utf8_replacement_string",
                    SplunkHecOutput::nonUtf8ReplacementString,
                    Builder::nonUtf8ReplacementString)
            .text("index", SplunkHecOutput::index, Builder::index)
            .text("index_key", SplunkHecOutput::indexKey, Builder::indexKey)
            .text("host", SplunkHecOutput::host, Builder::host)
            .text("host_key", SplunkHecOutput::hostKey, Builder::hostKey)
            .text("source", SplunkHecOutput::source, Builder::source)
            .text("source_key", SplunkHecOutput::sourceKey, Builder::sourceKey)
            .text("sourcetype", SplunkHecOutput::sourcetype, Builder::sourcetype)
            .text("sourcetype_key", SplunkHecOutput::sourcetypeKey, Builder::sourcetypeKey)
            .flag("keep_keys", SplunkHecOutput::keepKeys, Builder::keepKeys)
            .integer("idle_timeout", SplunkHecOutput::idleTimeout, Builder::idleTimeout)
            .integer("read_timeout", SplunkHecOutput::readTimeout, Builder::readTimeout)
            .integer("open_timeout", SplunkHecOutput::openTimeout, Builder::openTimeout)
            .part("client_cert", SecretValue.class, SplunkHecOutput::clientCert, Builder::clientCert)
            .part("client_key", SecretValue.class, SplunkHecOutput::clientKey, Builder::clientKey)
            .part("ca_file", SecretValue.class, SplunkHecOutput::caFile, Builder::caFile)
            .part("ca_path", SecretValue.class, SplunkHecOutput::caPath, Builder::caPath)
            .text("ssl_ciphers", SplunkHecOutput::sslCiphers, Builder::sslCiphers)
            .flag("insecure_ssl", SplunkHecOutput::insecureSsl, Builder::insecureSsl)
            .textMap("fields", SplunkHecOutput::fields, Builder::fields)
            .group(FormatFields::addTo)
            .group(BufferFields::addTo)
            .rule(Options.among("data_type", "event", "metric"))
            .rule(Options.among("protocol", "http", "https"))
            .rule(SplunkHecOutput::checkConstantsAndKeys)
            .rule(SplunkHecOutput::checkMetric)
            .rule(SplunkHecOutput::checkAddress)
            .rule(IgnoredValue.zeroOf("hec_port", "idle_timeout", "read_timeout", "open_timeout"));

    /** The type of data, {@code event} or {@code metric}; empty means events. */
    Optional<String> dataType();

    /** The host of the collector. */
    String hecHost();

    /** The port of the collector; empty means the default of the plug-in, 8088. */
    Optional<Integer> hecPort();

    /** The transport, {@code https} or {@code http}; empty means https. */
    Optional<String> protocol();

    /** The token of the collector. */
    SecretValue hecToken();

    /** Whether every field of a record is a metric; empty means true. */
    Optional<Boolean> metricsFromEvent();

    /** The field with the name of a metric, if a record contains one metric; empty means none. */
    Optional<String> metricNameKey();

    /** The field with the value of a metric, if a record contains one metric; empty means none. */
    Optional<String> metricValueKey();

    /** Whether invalid UTF-8 is replaced; empty means true. */
    Optional<Boolean> coerceToUtf8();

    /** The replacement for invalid UTF-8; empty means a space. */
    Optional<String> nonUtf8ReplacementString();

    /** The index of records; empty means that of the token. */
    Optional<String> index();

    /** The field with the index; empty means none. */
    Optional<String> indexKey();

    /** The host of records; empty means that of fluentd. */
    Optional<String> host();

    /** The field with the host; empty means none. */
    Optional<String> hostKey();

    /** The source of records; empty means that of the token. */
    Optional<String> source();

    /** The field with the source; empty means none. */
    Optional<String> sourceKey();

    /** The source type of records; empty means that of the token. */
    Optional<String> sourcetype();

    /** The field with the source type; empty means none. */
    Optional<String> sourcetypeKey();

    /** Whether the fields with index, host, source and source type stay in the record; empty means false. */
    Optional<Boolean> keepKeys();

    /** The time that a connection may be idle, in seconds; empty means the limit of the plug-in. */
    Optional<Integer> idleTimeout();

    /** The timeout for a response, in seconds; empty means no limit. */
    Optional<Integer> readTimeout();

    /** The timeout for connecting, in seconds; empty means no limit. */
    Optional<Integer> openTimeout();

    /** The client certificate, usually mounted; empty means none. */
    Optional<SecretValue> clientCert();

    /** The private key of the client certificate, usually mounted; empty means none. */
    Optional<SecretValue> clientKey();

    /** The certificate authority of Splunk, usually mounted; empty means those of the image. */
    Optional<SecretValue> caFile();

    /** A folder of certificate authorities; empty means none. */
    Optional<SecretValue> caPath();

    /** The allowed ciphers, in the format of OpenSSL; empty means the default of the plug-in. */
    Optional<String> sslCiphers();

    /** Whether any server certificate is accepted; empty means that it is checked. */
    Optional<Boolean> insecureSsl();

    /**
     * Indexed fields, each with the record field that has its value; the record fields are removed from the event.
     * Empty means none.
     */
    Map<String, String> fields();

    /** A plug-in that the consumer fills in. */
    static SplunkHecOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkConstantsAndKeys(
            Tree.Mapping splunk, Position position, FieldPath path, Violations violations) {
        for (String field : List.of("index", "host", "source", "sourcetype")) {
            String key = field + "_key";
            if (splunk.hasValue(field) && splunk.hasValue(key)) {
                violations.reportBoth(OutputFault.FIELDS_EXCLUSIVE, splunk, path, field, key);
            }
        }
    }

    /** Checks that a metric has a name and a value, unless every field of a record is a metric. */
    private static void checkMetric(Tree.Mapping splunk, Position position, FieldPath path, Violations violations) {
        if (!splunk.text("data_type").equals(Optional.of("metric"))) {
            return;
        }
        if (splunk.hasValue("metric_name_key")) {
            if (!splunk.hasValue("metric_value_key")) {
                violations.report(OutputFault.SPLUNK_METRIC_VALUE, splunk, path, "metric_name_key");
            }
        } else if (splunk.isFalse("metrics_from_event")) {
            violations.report(OutputFault.SPLUNK_METRIC_NAME, splunk, path, "metrics_from_event");
        }
    }

    private static void checkAddress(Tree.Mapping splunk, Position position, FieldPath path, Violations violations) {
        String host = splunk.text("hec_host").flatMap(RawText::read).orElse("");
        String port = splunk.get("hec_port").orElse(Tree.nothing()) instanceof Tree.Decimal number
                        && number.value().signum() != 0
                ? number.value().toPlainString()
                : "8088";
        if (!UriSyntax.isUri("https://" + host + ":" + port + "/services/collector")) {
            String field = host.matches("[A-Za-z0-9._-]+") ? "hec_port" : "hec_host";
            violations.report(
                    OutputFault.SPLUNK_ADDRESS, splunk, path, field, Printable.line(UriSyntax.withoutUser(host)), port);
        } else {
            ServerAddress.host("hec_host").check(splunk, position, path, violations);
            ServerAddress.port("hec_port", 0).check(splunk, position, path, violations);
        }
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableSplunkHecOutput.Builder
            implements BufferFields<SplunkHecOutput, Builder>, FormatFields<SplunkHecOutput, Builder> {
        Builder() {}
    }
}
