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

class ForwardOutputTest {
    @Test
    void serversAreWrittenFirst() {
        ForwardOutput target = ForwardOutput.of(f -> f.requireAckResponse(true)
                .buffer(b -> b.timekey("1m"))
                .security(k -> k.selfHostname("harvester-1").sharedKey("north-star"))
                .transport("tls")
                .tlsCertPath(SecretValue.mountedFrom("hub", "ca.crt"))
                .addServer(v -> v.host("hub-1.example.com").port(24225).weight(40))
                .addServer(
                        v -> v.host("hub-2.example.com").standby(true).password(SecretValue.from("hub", "password"))));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("hub").namespace("cattle-logging-system"))
                        .spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: hub
                  namespace: cattle-logging-system
                spec:
                  forward:
                    servers:
                    - host: hub-1.example.com
                      port: 24225
                      weight: 40
                    - host: hub-2.example.com
                      password:
                        valueFrom:
                          secretKeyRef:
                            name: hub
                            key: password
                      standby: true
                    security:
                      self_hostname: harvester-1
                      shared_key: north-star
                    transport: tls
                    tls_cert_path:
                      mountFrom:
                        secretKeyRef:
                          name: hub
                          key: ca.crt
                    require_ack_response: true
                    buffer:
                      timekey: 1m
                """);
    }

    @Test
    void theSharedKeyIsNeverInTheTextOfAnOutput() {
        ForwardOutput forward = ForwardOutput.of(f -> f.addServer(s -> s.host("hub"))
                .security(k -> k.selfHostname("x").sharedKey("north-star")));

        assertThat(forward.toString()).contains("hub").doesNotContain("north-star");
    }

    @Test
    void theSharedKeyIsNeverInAMessage() {
        assertThat(read("servers: [{host: hub}]", "security: {self_hostname: x, shared_key: 20261234567}"))
                .containsExactly("output.yaml:7:46: spec.forward.security.shared_key: found a number or boolean,"
                        + " expected text; put it in quotes [type-wrong]");
    }

    @Test
    void atLeastOneServerIsRequired() {
        assertThat(read("servers: []"))
                .containsExactly("output.yaml:6:5: spec.forward.servers: forward output plugin requires at least one"
                        + " <server> is required [forward-servers-none]");
        assertThat(read("transport: tcp"))
                .containsExactly(
                        "output.yaml:6:5: spec.forward.servers: missing; expected a list of servers [field-required]");
        assertThat(Manifests.validate(ForwardOutput.of(f -> {})))
                .extracting(Violation::toString)
                .containsExactly("servers: forward output plugin requires at least one <server> is required"
                        + " [forward-servers-none]");
    }

    @Test
    void aBufferIsDividedByTag() {
        assertThat(read("servers: [{host: hub}]", "buffer: {tags: \"time,$.stream\"}"))
                .containsExactly("output.yaml:7:14: spec.forward.buffer.tags: buffer chunk key must include 'tag' for"
                        + " forward output [forward-buffer-tag]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags: \"time, tag\"", "tags: tag", "tags: \"\"", "path: /x"})
    void aBufferThatIsDividedByTagIsFine(String buffer) {
        assertThat(read("servers: [{host: hub}]", "buffer: {" + buffer + "}")).isEmpty();
    }

    @Test
    void theKeysOfADisabledBufferDoNotCount() {
        assertThat(read("servers: [{host: hub}]", "buffer: {disabled: true, tags: time}"))
                .containsExactly("output.yaml:7:14: spec.forward.buffer.disabled: warning: records are still buffered:"
                        + " the plug-in uses its own buffer [buffer-disabled]");
    }

    @Test
    void heartbeatsByUdpRequireOneAddress() {
        assertThat(read("servers: [{host: hub}]", "dns_round_robin: true", "heartbeat_type: udp"))
                .containsExactly("output.yaml:8:5: spec.forward.heartbeat_type: forward output heartbeat type must be"
                        + " 'transport' or 'none' to use dns_round_robin option [forward-heartbeat]");
        assertThat(read("servers: [{host: hub}]", "dns_round_robin: true", "heartbeat_type: none"))
                .isEmpty();
        assertThat(read("servers: [{host: hub}]", "heartbeat_type: udp")).isEmpty();
    }

    private static List<String> read(String... fields) {
        String manifest = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: hub}
                spec:
                  forward:
                    %s
                """.formatted(String.join("\n    ", fields));
        return ManifestReader.strict().read(Source.of("output.yaml", manifest), Output.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
