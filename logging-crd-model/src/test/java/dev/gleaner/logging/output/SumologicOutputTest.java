package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SumologicOutputTest {
    @Test
    void allFieldsAreWrittenInTheirOrder() {
        SumologicOutput target = SumologicOutput.of(l -> l.endpoint(SecretValue.from("sumologic", "endpoint"))
                .sourceName("harvester")
                .sourceNameKey("source")
                .sourceCategory("prod/shop")
                .sourceHost("edge-1")
                .dataType("logs")
                .logFormat("json_merge")
                .logKey("log")
                .metricDataFormat("carbon2")
                .addTimestamp(true)
                .timestampKey("time")
                .addCustomFields("cluster=shop", "team=web")
                .customDimensions("cluster=shop,team=web")
                .delimiter("-")
                .compress(true)
                .compressEncoding("deflate")
                .sumoClient("gleaner")
                .openTimeout(30)
                .verifySsl(true)
                .proxyUri("http://proxy.example.com:3128")
                .disableCookies(true)
                .buffer(b -> b.flushMode("interval").flushInterval("10s"))
                .slowFlushLogThreshold("15"));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("sumologic").namespace("cattle-logging-system"))
                        .spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: sumologic
                  namespace: cattle-logging-system
                spec:
                  sumologic:
                    endpoint:
                      valueFrom:
                        secretKeyRef:
                          name: sumologic
                          key: endpoint
                    source_name: harvester
                    source_name_key: source
                    source_category: prod/shop
                    source_host: edge-1
                    data_type: logs
                    log_format: json_merge
                    log_key: log
                    metric_data_format: carbon2
                    add_timestamp: true
                    timestamp_key: time
                    custom_fields:
                    - cluster=shop
                    - team=web
                    custom_dimensions: cluster=shop,team=web
                    delimiter: "-"
                    compress: true
                    compress_encoding: deflate
                    sumo_client: gleaner
                    open_timeout: 30
                    verify_ssl: true
                    proxy_uri: http://proxy.example.com:3128
                    disable_cookies: true
                    buffer:
                      flush_mode: interval
                      flush_interval: 10s
                    slow_flush_log_threshold: "15"
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "data_type, Logs, logs or metrics",
        "log_format, raw, 'text, json, json_merge or fields'",
        "compress_encoding, zip, gzip or deflate"
    })
    void aWordThatThePluginDoesNotKnowIsAnError(String field, String word, String expected) {
        assertThat(read(field + ": " + word))
                .containsExactly("output.yaml:8:5: spec.sumologic.%1$s: Invalid %1$s \"%2$s\" must be %3$s"
                                .formatted(field, word, expected)
                        + " [sumologic-word-unknown]");
    }

    @Test
    void onlyTheFormatOfTheDataIsChecked() {
        assertThat(read("data_type: metrics", "metric_data_format: json", "log_format: raw"))
                .containsExactly("output.yaml:9:5: spec.sumologic.metric_data_format: Invalid metric_data_format"
                        + " \"json\" must be graphite, carbon2 or prometheus [sumologic-word-unknown]");
        assertThat(read("data_type: logs", "metric_data_format: json")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data_type: \"\"", "log_format: fields", "compress_encoding: GZIP", "verify_ssl: true"})
    void wordsOfThePluginAreFine(String field) {
        assertThat(read(field)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"add_timestamp", "verify_ssl"})
    void whatIsOnCannotBeTurnedOff(String flag) {
        assertThat(read(flag + ": false"))
                .containsExactly("output.yaml:8:5: spec.sumologic." + flag + ": warning: false is ignored: the"
                        + " operator omits it, and the default of the plug-in is true [false-ignored]");
    }

    private static List<String> read(String... fields) {
        String manifest = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: sumologic}
                spec:
                  sumologic:
                    endpoint: {value: "https://collectors.example.com/x"}
                    source_name: sample
                    %s
                """.formatted(String.join("\n    ", fields));
        Source source = Source.of("output.yaml", manifest);
        return ManifestReader.strict().read(source, ClusterOutput.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
