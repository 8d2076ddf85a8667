package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LmLogsOutputTest {
    @Test
    void anOutputIsWrittenInTheOrderOfItsFields() {
        LmLogsOutput target = LmLogsOutput.of(l -> l.buffer(b -> b.timekey("1m"))
                .format(f -> f.type(FormatType.JSON))
                .debug(true)
                .httpProxy("http://proxy.example.com:3128")
                .flushInterval("30s")
                .forceEncoding("ISO-8859-1")
                .includeMetadata(true)
                .deviceLessLogs(false)
                .resourceMapping("{\"kubernetes.host\": \"system.hostname\"}")
                .bearerToken(SecretValue.from("logicmonitor", "token"))
                .accessKey(SecretValue.from("logicmonitor", "key"))
                .accessId(SecretValue.from("logicmonitor", "id"))
                .companyDomain("lmgov.us")
                .companyName("shop"));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("logicmonitor").namespace("cattle-logging-system"))
                        .spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: logicmonitor
                  namespace: cattle-logging-system
                spec:
                  lmLogs:
                    company_name: shop
                    company_domain: lmgov.us
                    access_id:
                      valueFrom:
                        secretKeyRef:
                          name: logicmonitor
                          key: id
                    access_key:
                      valueFrom:
                        secretKeyRef:
                          name: logicmonitor
                          key: key
                    bearer_token:
                      valueFrom:
                        secretKeyRef:
                          name: logicmonitor
                          key: token
                    resource_mapping: '{"kubernetes.host": "system.hostname"}'
                    device_less_logs: false
                    include_metadata: true
                    force_encoding: ISO-8859-1
                    flush_interval: 30s
                    http_proxy: http://proxy.example.com:3128
                    debug: true
                    format:
                      type: json
                    buffer:
                      timekey: 1m
                """);
        assertThat(Manifests.read(output.toYaml(), ClusterOutput.class).orThrow())
                .isEqualTo(output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"debug: false", "access_id: {value: x}", "access_key: {value: x}"})
    void credentialsAreNeeded(String field) {
        assertThat(read(field))
                .containsExactly("output.yaml:6:5: spec.lmLogs: Either access_id and access_key both or bearer_token"
                        + " must be specified for authentication with Logicmonitor [lm-logs-credentials]");
    }

    @Test
    void anApiTokenOrABearerTokenIsEnough() {
        assertThat(read("access_id: {value: x}", "access_key: {value: x}")).isEmpty();
        assertThat(read("bearer_token: {value: x}")).isEmpty();
    }

    private static List<String> read(String... fields) {
        String manifest = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: logicmonitor}
                spec:
                  lmLogs:
                    company_name: shop
                    %s
                """.formatted(String.join("\n    ", fields));
        return ManifestReader.strict().read(Source.of("output.yaml", manifest), Output.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
