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
import org.junit.jupiter.params.provider.ValueSource;

class DatadogOutputTest {
    @Test
    void allFieldsAreWrittenInTheirOrder() {
        DatadogOutput target = DatadogOutput.of(d -> d.apiKey(SecretValue.from("datadog", "api-key"))
                .host("http-intake.logs.datadoghq.eu")
                .port("80")
                .sslPort("443")
                .useHttp(true)
                .useSsl(true)
                .noSslValidation(true)
                .useCompression(true)
                .compressionLevel("9")
                .useJson(true)
                .maxRetries("5")
                .maxBackoff("60")
                .ddSource("nginx")
                .ddSourceCategory("web")
                .ddTags("env:prod,team:shop")
                .ddHostname("edge-1")
                .service("shop")
                .includeTagKey(true)
                .tagKey("fluentd_tag")
                .timestampKey("time")
                .buffer(b -> b.timekey("1m").timekeyWait("30s"))
                .slowFlushLogThreshold("15"));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("datadog").namespace("cattle-logging-system"))
                        .spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: datadog
                  namespace: cattle-logging-system
                spec:
                  datadog:
                    api_key:
                      valueFrom:
                        secretKeyRef:
                          name: datadog
                          key: api-key
                    host: http-intake.logs.datadoghq.eu
                    port: "80"
                    ssl_port: "443"
                    use_http: true
                    use_ssl: true
                    no_ssl_validation: true
                    use_compression: true
                    compression_level: "9"
                    use_json: true
                    max_retries: "5"
                    max_backoff: "60"
                    dd_source: nginx
                    dd_sourcecategory: web
                    dd_tags: env:prod,team:shop
                    dd_hostname: edge-1
                    service: shop
                    include_tag_key: true
                    tag_key: fluentd_tag
                    timestamp_key: time
                    buffer:
                      timekey: 1m
                      timekey_wait: 30s
                    slow_flush_log_threshold: "15"
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"use_http", "use_ssl", "use_compression", "use_json"})
    void aFlagThatIsOnByDefaultCannotBeTurnedOff(String flag) {
        assertThat(read("api_key: {value: x}", flag + ": false"))
                .containsExactly("output.yaml:7:5: spec.datadog." + flag + ": warning: false is ignored: the operator"
                        + " omits it, and the default of the plug-in is true [false-ignored]");
        assertThat(read("api_key: {value: x}", flag + ": true")).isEmpty();
    }

    @Test
    void aFlagThatIsOffByDefaultMayBeFalse() {
        assertThat(read("api_key: {value: x}", "no_ssl_validation: false", "include_tag_key: false"))
                .isEmpty();
    }

    @Test
    void aNumberIsWrittenAsText() {
        assertThat(read("api_key: {value: x}", "port: 80"))
                .containsExactly("output.yaml:7:11: spec.datadog.port: found the number 80, expected text; put it in"
                        + " quotes [type-wrong]");
    }

    private static List<String> read(String... fields) {
        String manifest = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: datadog}
                spec:
                  datadog:
                    %s
                """.formatted(String.join("\n    ", fields));
        Source source = Source.of("output.yaml", manifest);
        return ManifestReader.strict().read(source, ClusterOutput.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
