package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.workload.ContainerOverride;
import dev.gleaner.logging.workload.KubernetesVolume;
import dev.gleaner.logging.workload.WorkloadOverrides;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTailerTest {
    @Test
    void anEventTailerReadsAsItIsWritten() {
        Toleration toleration = new TolerationBuilder().withOperator("Exists").build();
        ResourceRequirements resources = new ResourceRequirementsBuilder()
                .addToLimits("memory", new Quantity("100Mi"))
                .build();
        WorkloadOverrides workload = WorkloadOverrides.of(
                w -> w.addToleration(Embedded.of(toleration)).addContainer(c -> c.name(EventTailerSpec.CONTAINER)
                        .image("banzaicloud/eventrouter:v0.1.0")
                        .resources(Embedded.of(resources))));
        EventTailer tailer = EventTailer.of(t -> t.metadata(m -> m.name("harvester-default"))
                .spec(s -> s.controlNamespace("cattle-logging-system").workloadOverrides(workload)));
        String yaml = """
            apiVersion: logging-extensions.banzaicloud.io/v1alpha1
            kind: EventTailer
            metadata:
              name: harvester-default
            spec:
              controlNamespace: cattle-logging-system
              workloadOverrides:
                tolerations:
                - operator: Exists
                containers:
                - name: event-tailer
                  image: banzaicloud/eventrouter:v0.1.0
                  resources:
                    limits:
                      memory: 100Mi
            """;
        assertThat(tailer.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, EventTailer.class).orThrow()).isEqualTo(tailer);
        assertThat(Manifests.validate(tailer)).isEmpty();
    }

    @Test
    void theControlNamespaceIsRequired() {
        assertThat(violations("image: {tag: v1}\n", EventTailerSpec.class))
                .containsExactly("1:1: controlNamespace: missing; expected text [field-required]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{name: a}", "{name: a, namespace: }", "{name: a, namespace: logs}"})
    void theNamespaceOfItsPodMayBeInItsMetadata(String metadata) {
        assertThat(inMetadata(metadata))
                .allMatch(violation -> violation.endsWith("[null-dropped]"))
                .hasSizeLessThan(2);
    }

    @Test
    void anotherNamespaceIsDroppedAndThatOfItsSpecCounts() {
        assertThat(inMetadata("{name: a, namespace: shop}"))
                .containsExactly(
                        "3:21: metadata.namespace: warning: the API server drops the namespace \"shop\", because"
                                + " EventTailer is cluster-scoped; spec.controlNamespace counts, which is \"logs\":"
                                + " correct it, or remove the namespace [namespace-ignored]");
        EventTailer built = EventTailer.of(
                t -> t.metadata(m -> m.name("a").namespace("shop")).spec(s -> s.controlNamespace("logs")));
        assertThat(Manifests.validate(built)).extracting(Violation::code).containsExactly("namespace-ignored");
    }

    private static List<String> inMetadata(String metadata) {
        return violations("""
            apiVersion: logging-extensions.banzaicloud.io/v1alpha1
            kind: EventTailer
            metadata: %s
            spec: {controlNamespace: logs}
            """.formatted(metadata), EventTailer.class);
    }

    @Test
    void theOnlyContainerToOverrideIsEventTailer() {
        assertThat(violations("""
            controlNamespace: a
            workloadOverrides:
              containers:
              - name: event-tailer
              - image: busybox
                name: eventrouter
              - image: busybox
            """, EventTailerSpec.class))
                .containsExactly(
                        "6:5: workloadOverrides.containers[1].name: warning: no container has the name"
                                + " \"eventrouter\", so this is ignored; expected \"event-tailer\" [tailer-container]",
                        "7:5: workloadOverrides.containers[2].name: warning: no container has the name \"\", so this"
                                + " is ignored; expected \"event-tailer\" [tailer-container]");
    }

    @Test
    void aReadinessProbeIsNotApplied() {
        assertThat(violations("""
            controlNamespace: a
            containerOverrides:
              readinessProbe: {}
            workloadOverrides:
              containers:
              - name: event-tailer
                readinessProbe:
                  tcpSocket: {port: 8080}
            """, EventTailerSpec.class))
                .containsExactly(
                        "3:3: containerOverrides.readinessProbe: warning: not applied: the operator sets the"
                                + " livenessProbe of the override instead, or none if it has none [readiness-probe]",
                        "7:5: workloadOverrides.containers[0].readinessProbe: warning: not applied: the operator sets"
                                + " the livenessProbe of the override instead, or none if it has none [readiness-probe]");
    }

    @Test
    void theOldNameOfHostPathIsRefused() {
        assertThat(violations("hostPath:\n  path: /a\nhost_path:\n  path: /a\n", KubernetesVolume.class))
                .containsExactly("3:1: host_path: legacy host_path field is not supported anymore, please migrate to"
                        + " hostPath [volume-host-path]");
        assertThat(violations("host_path:\n  path: /a\n", KubernetesVolume.class))
                .hasSize(1);
        assertThat(violations("host_path: null\n", KubernetesVolume.class)).isEmpty();
    }

    @Test
    void aVolumeWithoutFieldsSurvives() {
        String yaml = """
            controlNamespace: a
            positionVolume:
              pvc:
                spec: {}
            """;
        assertThat(Manifests.read(yaml, EventTailerSpec.class).orThrow().toYaml())
                .isEqualTo(yaml);
        assertThat(EventTailerSpec.of(t -> t.controlNamespace("a").positionVolume(v -> {}))
                        .toYaml())
                .isEqualTo("controlNamespace: a\npositionVolume: {}\n");
    }

    @Test
    void unknownFieldsOfKubernetesTypesAreFound() {
        assertThat(violations("""
            tolerations:
            - key: a
              efect: NoSchedule
            affinity:
              nodeAffinity:
                required: {}
            """, WorkloadOverrides.class))
                .containsExactly(
                        "3:3: tolerations[0].efect: unknown field \"efect\"; did you mean \"effect\"? [field-unknown]",
                        "6:5: affinity.nodeAffinity.required: unknown field \"required\" [field-unknown]");
    }

    @Test
    void wrongTypesInKubernetesTypesAreFound() {
        assertThat(violations("""
            tolerations:
            - key: 5
            - a
            securityContext:
              runAsNonRoot: "yes"
            containers:
            - resources:
                limits: [a]
            """, WorkloadOverrides.class))
                .containsExactly(
                        "2:8: tolerations[0].key: found the number 5, expected text; put it in quotes [type-wrong]",
                        "3:3: tolerations[1]: found the text \"a\", expected a Toleration (a mapping) [type-wrong]",
                        "5:17: securityContext.runAsNonRoot: found the text \"yes\", expected a boolean [type-wrong]",
                        "8:13: containers[0].resources.limits: found a list, expected a mapping [type-wrong]");
    }

    @Test
    void numbersInKubernetesTypesAreNotTakenFromTexts() {
        assertThat(violations("""
            tolerations:
            - tolerationSeconds: "60"
            - tolerationSeconds: 1.5
            - tolerationSeconds: 6e1
            containers:
            - livenessProbe:
                httpGet:
                  port: 8.5
            - livenessProbe:
                httpGet:
                  port: http
            """, WorkloadOverrides.class))
                .containsExactly(
                        "2:22: tolerations[0].tolerationSeconds: found the text \"60\", expected a whole number"
                                + " [type-wrong]",
                        "3:22: tolerations[1].tolerationSeconds: found the number 1.5, expected a whole number"
                                + " [type-wrong]",
                        "8:13: containers[0].livenessProbe.httpGet.port: found the number 8.5, expected a whole number"
                                + " or a text [type-wrong]");
    }

    @Test
    void quantitiesInKubernetesTypesHaveKnownSuffixes() {
        assertThat(violations("""
            limits:
              cpu: 1
              memory: 200mi
              storage: true
              ephemeral-storage: .5Gi
              a: 1e3
              b: -1.5M
              c: ""
            """.indent(2).replaceFirst("^", "resources:\n"), ContainerOverride.class))
                .containsExactly(
                        "4:13: resources.limits.memory: found the text \"200mi\", expected a quantity, such as 500m or"
                                + " 1Gi [type-wrong]",
                        "5:14: resources.limits.storage: found the boolean true, expected a quantity, such as 500m or"
                                + " 1Gi [type-wrong]",
                        "9:8: resources.limits.c: found an empty text, expected a quantity, such as 500m or 1Gi"
                                + " [type-wrong]");
    }

    @Test
    void kubernetesObjectsAreHandedOutFresh() {
        WorkloadOverrides overrides = Manifests.read("tolerations:\n- key: a\n", WorkloadOverrides.class)
                .orThrow();
        Toleration toleration = overrides.tolerations().get(0).get();
        toleration.setKey("b");
        assertThat(overrides.tolerations().get(0).get().getKey()).isEqualTo("a");
    }

    private static <T extends OpenObject> List<String> violations(String yaml, Class<T> type) {
        return Manifests.read(yaml, type).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
