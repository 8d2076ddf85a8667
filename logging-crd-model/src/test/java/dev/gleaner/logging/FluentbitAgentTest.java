package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Source;
import dev.gleaner.document.Version;
import dev.gleaner.document.Violation;
import org.junit.jupiter.api.Test;

class FluentbitAgentTest {
    @Test
    void anAgentReadsAsItIsWritten() {
        FluentbitAgent agent =
                FluentbitAgent.of(a -> a.metadata(m -> m.name("workers")).spec(s -> s.loggingRef("shop")
                        .inputTail(t -> t.memBufLimit("20M").storageType("filesystem"))
                        .addFilterModify(m -> m.addCondition(c -> c.keyDoesNotExist("cluster"))
                                .addRule(r -> r.set("cluster", "harv-1"))
                                .addRule(r -> r.remove("logtag")))
                        .forwardOptions(f -> f.retryLimit("no_limits").requireAckResponse(true))
                        .metrics(m -> m.serviceMonitor(true))
                        .putNodeSelector("kubernetes.io/os", "linux")));
        String yaml = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: FluentbitAgent
                metadata:
                  name: workers
                spec:
                  loggingRef: shop
                  inputTail:
                    Mem_Buf_Limit: 20M
                    storage.type: filesystem
                  filterModify:
                  - rules:
                    - Set:
                        key: cluster
                        value: harv-1
                    - Remove:
                        key: logtag
                    conditions:
                    - Key_does_not_exist:
                        key: cluster
                  forwardOptions:
                    Retry_Limit: no_limits
                    Require_ack_response: true
                  metrics:
                    serviceMonitor: true
                  nodeSelector:
                    kubernetes.io/os: linux
                """;
        assertThat(agent.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, FluentbitAgent.class).orThrow()).isEqualTo(agent);
        assertThat(Manifests.validate(agent)).isEmpty();
    }

    @Test
    void anAgentNeedsNoSpec() {
        FluentbitAgent agent = FluentbitAgent.of(a -> a.metadata(m -> m.name("all")));
        String yaml = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: FluentbitAgent
                metadata:
                  name: all
                """;
        assertThat(agent.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, FluentbitAgent.class).orThrow()).isEqualTo(agent);
    }

    @Test
    void aPartIsEditedInItsPlace() {
        FluentbitAgent agent = FluentbitAgent.of(
                a -> a.metadata(m -> m.name("all")).spec(s -> s.inputTail(t -> t.path("/var/log/a.log"))));

        assertThat(agent.edit(a -> a.spec(s -> s.inputTail(t -> t.rotateWait("9"))))
                        .spec()
                        .toYaml())
                .isEqualTo("""
                        inputTail:
                          Path: /var/log/a.log
                          Rotate_Wait: "9"
                        """);
    }

    @Test
    void fieldsOfLaterOperatorsAreDroppedByEarlierOnes() {
        assertThat(ManifestReader.strict()
                        .forVersion(Version.of("4.10.0"))
                        .read(Source.of("agent.yaml", """
                                apiVersion: logging.banzaicloud.io/v1beta1
                                kind: FluentbitAgent
                                metadata: {name: all}
                                spec:
                                  healthCheck: {}
                                  configHotReload: {}
                                  terminationGracePeriodSeconds: 60
                                  inputTail:
                                    File_Cache_Advise: "Off"
                                """), FluentbitAgent.class)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "agent.yaml:7:3: spec.terminationGracePeriodSeconds: the field"
                                + " \"terminationGracePeriodSeconds\" exists in 6.7.0 and later; 4.10.0 drops it"
                                + " without a message [field-version]",
                        "agent.yaml:9:5: spec.inputTail.File_Cache_Advise: the field \"File_Cache_Advise\""
                                + " exists in 6.7.0 and later; 4.10.0 drops it without a message [field-version]");
    }
}
