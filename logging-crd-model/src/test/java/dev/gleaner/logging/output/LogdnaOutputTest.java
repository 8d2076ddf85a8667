package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import org.junit.jupiter.api.Test;

class LogdnaOutputTest {
    @Test
    void theApiKeyIsWrittenFirst() {
        LogdnaOutput target = LogdnaOutput.of(l -> l.buffer(b -> b.timekey("1m"))
                .requestTimeout("10 s")
                .tags("audit,north")
                .app("harvester")
                .hostname("harvester-1")
                .apiKey("k33p-this-quiet"));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("logdna").namespace("cattle-logging-system"))
                        .spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: logdna
                  namespace: cattle-logging-system
                spec:
                  logdna:
                    api_key: k33p-this-quiet
                    hostname: harvester-1
                    app: harvester
                    tags: audit,north
                    request_timeout: 10 s
                    buffer:
                      timekey: 1m
                """);
        assertThat(output.toString()).contains("harvester-1").doesNotContain("k33p-this-quiet");
    }

    @Test
    void theApiKeyIsNeverInAMessage() {
        assertThat(Manifests.read("hostname: x\napi_key: 20261234567", LogdnaOutput.class)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "2:10: api_key: found a number or boolean, expected text; put it in quotes [type-wrong]");
    }
}
