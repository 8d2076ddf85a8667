package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.secret.SecretValue;
import org.junit.jupiter.api.Test;

class LogzOutputTest {
    @Test
    void anOutputIsWrittenInTheOrderOfItsFields() {
        LogzOutput target = LogzOutput.of(l -> l.slowFlushLogThreshold("40")
                .buffer(b -> b.timekey("1m"))
                .retrySleep(1)
                .retryCount(2)
                .httpIdleTimeout(10)
                .bulkLimitWarningLimit(200)
                .bulkLimit(500000)
                .gzip(true)
                .outputIncludeTags(true)
                .outputIncludeTime(true)
                .endpoint(e ->
                        e.token(SecretValue.from("logz", "token")).port(8071).url("https://listener-eu.logz.io")));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("logz").namespace("cattle-logging-system"))
                        .spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: logz
                  namespace: cattle-logging-system
                spec:
                  logz:
                    endpoint:
                      url: https://listener-eu.logz.io
                      port: 8071
                      token:
                        valueFrom:
                          secretKeyRef:
                            name: logz
                            key: token
                    output_include_time: true
                    output_include_tags: true
                    gzip: true
                    bulk_limit: 500000
                    bulk_limit_warning_limit: 200
                    http_idle_timeout: 10
                    retry_count: 2
                    retry_sleep: 1
                    buffer:
                      timekey: 1m
                    slow_flush_log_threshold: "40"
                """);
        assertThat(Manifests.read(output.toYaml(), ClusterOutput.class).orThrow())
                .isEqualTo(output);
    }

    @Test
    void theEndpointOfAnOutputCanBeEdited() {
        LogzOutput logz = LogzOutput.of(l -> l.endpoint(e -> e.url("https://listener.logz.io")));

        assertThat(logz.edit(l -> l.endpoint(e -> e.port(8081))))
                .isEqualTo(LogzOutput.of(
                        l -> l.endpoint(e -> e.url("https://listener.logz.io").port(8081))));
    }

    @Test
    void anOutputNeedsAnEndpoint() {
        assertThat(Manifests.read("gzip: true", LogzOutput.class).violations())
                .extracting(Violation::toString)
                .containsExactly("1:1: endpoint: missing; expected an endpoint (a mapping) [field-required]");
    }
}
