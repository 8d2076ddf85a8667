package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.secret.SecretValue;
import org.junit.jupiter.api.Test;

class RabbitmqOutputTest {
    @Test
    void anOutputIsWrittenInTheOrderOfItsFields() {
        RabbitmqOutput target = RabbitmqOutput.of(r -> r.buffer(b -> b.timekey("1m"))
                .format(f -> f.type(FormatType.JSON))
                .verifyPeer(true)
                .addTlsCaCertificates("/certs/ca.crt")
                .tlsKey("/certs/tls.key")
                .tlsCert("/certs/tls.crt")
                .tls(true)
                .frameMax(131072)
                .heartbeat("server")
                .authMechanism("PLAIN")
                .recoveryAttempts(3)
                .networkRecoveryInterval(30)
                .automaticallyRecover(true)
                .continuationTimeout(600)
                .connectionTimeout(10)
                .appId("harvester")
                .priority(1)
                .messageType("log")
                .expiration(3600000)
                .contentEncoding("identity")
                .contentType("application/json")
                .timestamp(true)
                .idKey("id")
                .persistent(true)
                .routingKey("audit")
                .exchangeNoDeclare(true)
                .exchangeDurable(true)
                .exchangeType("topic")
                .exchange("logs")
                .vhost("/")
                .pass(SecretValue.from("rabbit", "password"))
                .user(SecretValue.from("rabbit", "user"))
                .port(5671)
                .addHosts("rabbit-0", "rabbit-1")
                .host("rabbit"));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("rabbit")).spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata:
              name: rabbit
            spec:
              rabbitmq:
                host: rabbit
                hosts:
                - rabbit-0
                - rabbit-1
                port: 5671
                user:
                  valueFrom:
                    secretKeyRef:
                      name: rabbit
                      key: user
                pass:
                  valueFrom:
                    secretKeyRef:
                      name: rabbit
                      key: password
                vhost: /
                exchange: logs
                exchange_type: topic
                exchange_durable: true
                exchange_no_declare: true
                routing_key: audit
                persistent: true
                id_key: id
                timestamp: true
                content_type: application/json
                content_encoding: identity
                expiration: 3600000
                message_type: log
                priority: 1
                app_id: harvester
                connection_timeout: 10
                continuation_timeout: 600
                automatically_recover: true
                network_recovery_interval: 30
                recovery_attempts: 3
                auth_mechanism: PLAIN
                heartbeat: server
                frame_max: 131072
                tls: true
                tls_cert: /certs/tls.crt
                tls_key: /certs/tls.key
                tls_ca_certificates:
                - /certs/ca.crt
                verify_peer: true
                format:
                  type: json
                buffer:
                  timekey: 1m
            """);
        assertThat(Manifests.read(output.toYaml(), ClusterOutput.class).orThrow())
                .isEqualTo(output);
        assertThat(Manifests.validate(output)).isEmpty();
    }

    @Test
    void exchangeAndTypeAreRequired() {
        assertThat(Manifests.read("host: rabbit", RabbitmqOutput.class).violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "1:1: exchange: missing; expected text [field-required]",
                        "1:1: exchange_type: missing; expected text [field-required]");
    }

    @Test
    void aHeartbeatIsAText() {
        assertThat(Manifests.read("exchange: logs\nexchange_type: topic\nheartbeat: 10", RabbitmqOutput.class)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly("3:12: heartbeat: found the number 10, expected text; put it in quotes [type-wrong]");
    }
}
