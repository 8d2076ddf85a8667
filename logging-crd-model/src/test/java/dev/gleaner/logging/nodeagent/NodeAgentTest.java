package dev.gleaner.logging.nodeagent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Violation;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeAgentTest {
    @Test
    void aNodeAgentReadsAsItIsWritten() {
        PodSpec pod = new PodSpecBuilder()
                .addNewContainer()
                .withName("fluent-bit")
                .withImage("fluent/fluent-bit:2.2.0")
                .endContainer()
                .build();
        DaemonSetOverride daemonSet = DaemonSetOverride.of(d -> d.metadata(m -> m.putAnnotation("note", "b"))
                .spec(p -> p.template(t -> t.spec(Embedded.of(pod))).updateStrategy(u -> u.type("OnDelete"))));
        NodeAgentSpec spec = NodeAgentSpec.of(s -> s.loggingRef("infra")
                .profile("windows")
                .metadata(m -> m.putLabel("team", "a"))
                .nodeAgentFluentbit(f -> f.daemonSet(daemonSet)
                        .tls(t -> t.enabled(false))
                        .positionDb(v -> v.pvc(c -> {}))
                        .addExtraVolumeMount(
                                v -> v.source("/a").destination("/b").readOnly(true))
                        .inputTail(i -> i.path("/var/log/*.log"))
                        .forwardOptions(o -> o.tag("agent"))));
        NodeAgent agent = NodeAgent.of(n -> n.metadata(m -> m.name("windows")).spec(spec));
        String yaml = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: NodeAgent
                metadata:
                  name: windows
                spec:
                  loggingRef: infra
                  profile: windows
                  metadata:
                    labels:
                      team: a
                  nodeAgentFluentbit:
                    daemonSet:
                      metadata:
                        annotations:
                          note: b
                      spec:
                        template:
                          spec:
                            containers:
                            - image: fluent/fluent-bit:2.2.0
                              name: fluent-bit
                        updateStrategy:
                          type: OnDelete
                    tls:
                      enabled: false
                    positiondb:
                      pvc: {}
                    extraVolumeMounts:
                    - source: /a
                      destination: /b
                      readOnly: true
                    inputTail:
                      Path: /var/log/*.log
                    forwardOptions:
                      Tag: agent
                """;
        assertThat(agent.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, NodeAgent.class).orThrow()).isEqualTo(agent);
        assertThat(Manifests.validate(agent)).isEmpty();
    }

    @Test
    void anAgentNeedsTls() {
        String missing =
                "nodeAgentFluentbit.tls: warning: missing, and the operator of 3.17 crashes without it; expected tls: {enabled: false} [node-agent-tls-none]";
        assertThat(violations("name: a\n", LoggingNodeAgent.class)).containsExactly("1:1: " + missing);
        assertThat(violations("loggingRef: a\nnodeAgentFluentbit: {}\n", NodeAgentSpec.class))
                .containsExactly("2:1: " + missing);
    }

    @Test
    void anUnknownProfileIsLinux() {
        assertThat(violations("profile: Windows\nnodeAgentFluentbit: {tls: {enabled: false}}\n", NodeAgentSpec.class))
                .containsExactly(
                        "1:1: profile: warning: unknown profile \"Windows\", for which the operator uses linux; expected linux or windows [node-agent-profile-unknown]");
    }

    @Test
    void fieldsThatTheOperatorDoesNotReadAreReported() {
        assertThat(violations("enabled: false\npodPriorityClassName: high\n", NodeAgentFluentbit.class))
                .containsExactly(
                        "1:1: enabled: warning: has no effect, and the agent runs; remove the node agent to stop it [node-agent-disabled]",
                        "2:1: podPriorityClassName: warning: has no effect in a node agent; use daemonSet.spec.template.spec.priorityClassName [node-agent-priority-class]");
        assertThat(violations("enabled: true\n", NodeAgentFluentbit.class)).isEmpty();
    }

    @Test
    void optionsThatOnlyOtherFluentBitsHaveAreReported() {
        assertThat(violations("""
                bufferStorage:
                  storage.path: /buffers
                  storage.checksum: "On"
                network:
                  keepalive: true
                  dnsMode: TCP
                """, NodeAgentFluentbit.class))
                .containsExactly(
                        "3:3: bufferStorage[\"storage.checksum\"]: warning: has no effect in a node agent [node-agent-ignored]",
                        "6:3: network.dnsMode: warning: has no effect in a node agent [node-agent-ignored]");
    }

    private static <T extends OpenObject> List<String> violations(String yaml, Class<T> type) {
        return Manifests.read(yaml, type).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
