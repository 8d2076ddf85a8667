package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.ResourceContext;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.projection.ChartProjection;
import dev.gleaner.harvester.upgrade.Upgrade;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.chart.Addon;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.output.SplunkHecOutput;
import dev.gleaner.logging.secret.SecretValue;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.apply.ApiServer;
import dev.gleaner.manifest.apply.AppliedObject;
import dev.gleaner.manifest.apply.Applier;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A user's day: from the chart values of Harvester v1.1.3 to a v1.4.1 that sends audit records to Splunk and events to
 * a webhook.
 */
class UserDayTest {
    /** The shipped values, with the user's own memory for fluentd, time zone and toleration. */
    private static final String VALUES = """
            images:
              fluentbit:
                tag: 1.9.5
              fluentbit_debug:
                tag: 1.9.5-debug
            systemdLogPath: /var/log/journal
            disablePvc: true
            additionalLoggingSources:
              rke2:
                enabled: true
              kubeAudit:
                enabled: true
                auditFilename: audit.log
                pathPrefix: /var/lib/rancher/rke2/server/logs/
                loggingRef: harvester-kube-audit-log-ref
                fluentbit:
                  logTag: kube-audit
                  tolerations:
                  - key: node-role.kubernetes.io/controlplane
                    value: "true"
                    effect: NoSchedule
                  - key: ours
                    operator: Exists
            fluentd:
              resources:
                limits:
                  cpu: 1000m
                  memory: 2Gi
            """;

    @TempDir
    private Path folder;

    private static Tree.Mapping values(String text) {
        return (Tree.Mapping) ManifestReader.strict()
                .readAll(Source.of("values.yaml", text))
                .parts()
                .get(0)
                .tree();
    }

    @Test
    void fromOldValuesToACluster() {
        HarvesterRelease release = HarvesterRelease.V1_4_1;
        Tree.Mapping values = Upgrade.from(HarvesterRelease.V1_1_3)
                .to(release)
                .values(values(VALUES))
                .values();
        ManifestSet set = HarvesterLogging.release(release)
                .values(values)
                .enable()
                .addAuditOutput("audit-splunk", SplunkHecOutput.of(s -> s.hecHost("splunk.example")
                        .hecToken(SecretValue.from("splunk", "token"))))
                .addEventOutput("event-webhook", HttpOutput.of(h -> h.endpoint("http://hook.example:8094/")))
                .build();
        assertThat(errors(Lint.of(set).forRelease(release).run())).isEmpty();

        set.writeTo(folder);
        assertThat(set.changesIn(folder))
                .allSatisfy(change -> assertThat(change.toString()).startsWith("SAME "));
        Source[] written = set.files().stream()
                .map(ManifestFile::name)
                .map(folder::resolve)
                .map(Source::of)
                .toArray(Source[]::new);
        assertThat(errors(Lint.of(written).forRelease(release).run())).isEmpty();

        try (ApiServer server = cluster();
                KubernetesClient client = server.client()) {
            List<AppliedObject> results =
                    Applier.of(client).timeout(Duration.ZERO).apply(set);
            assertThat(results)
                    .extracting(AppliedObject::toString)
                    .containsExactly(
                            "Namespace cattle-logging-system: created",
                            "ManagedChart fleet-local/rancher-logging-crd: created",
                            "Addon cattle-logging-system/rancher-logging: created",
                            "ClusterOutput cattle-logging-system/audit-splunk: created",
                            "ClusterOutput cattle-logging-system/event-webhook: created",
                            "ClusterFlow cattle-logging-system/audit-splunk: created",
                            "ClusterFlow cattle-logging-system/event-webhook: created");
            set.forKubectl().stream()
                    .filter(ApiObject.class::isInstance)
                    .map(ApiObject.class::cast)
                    .forEach(object -> assertThat(readBack(client, object)).isEqualTo(object.toTree()));

            Addon addon =
                    Manifests.read(stored(client, addon(set)), Addon.class).orThrow();
            Tree.Mapping stored = values(addon.spec().valuesContent());
            assertThat(stored.get("fluentd").orElseThrow().toYaml()).isEqualTo("""
                            resources:
                              limits:
                                cpu: 1000m
                                memory: 2Gi
                              requests:
                                cpu: 100m
                                memory: 200Mi
                            """);
            checkReferences(ChartProjection.of(release).render(stored).orThrow(), set);
        }
    }

    private static List<Violation> errors(List<Violation> violations) {
        return violations.stream().filter(Violation::isError).toList();
    }

    /** A cluster whose controllers do their work at once. */
    private static ApiServer cluster() {
        ApiServer server = new ApiServer();
        Map<String, Object> ready = Map.of("conditions", List.of(Map.of("type", "Ready", "status", "True")));
        server.status("rancher-logging-crd", ready)
                .status("rancher-logging", Map.of("status", "AddonDeploySuccessful"));
        try (KubernetesClient client = server.client()) {
            for (String plural : List.of("clusteroutputs", "clusterflows")) {
                String name = plural + ".logging.banzaicloud.io";
                server.status(name, Map.of("conditions", List.of(Map.of("type", "Established", "status", "True"))));
                Applier.of(client).apply(List.of(definition(name, plural)));
            }
        }
        return server;
    }

    private static Manifest definition(String name, String plural) {
        return new OpaqueManifest(Tree.mapping(c -> c.put("apiVersion", "apiextensions.k8s.io/v1")
                .put("kind", "CustomResourceDefinition")
                .put("metadata", m -> m.put("name", name))
                .put("spec", s -> s.put("group", "logging.banzaicloud.io")
                        .put("scope", "Namespaced")
                        .put("names", n -> n.put("plural", plural).put("kind", "Any")))));
    }

    private static ApiObject addon(ManifestSet set) {
        return set.forKubectl().stream()
                .filter(Addon.class::isInstance)
                .map(Addon.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static GenericKubernetesResource stored(KubernetesClient client, ApiObject object) {
        return client.genericKubernetesResources(ResourceContext.of(object.getClass()))
                .inNamespace(object.namespace())
                .withName(object.name())
                .require();
    }

    /** The object as the cluster has it, without what only the server writes. */
    private static Tree readBack(KubernetesClient client, ApiObject object) {
        GenericKubernetesResource stored = stored(client, object);
        stored.getMetadata().setUid(null);
        stored.getMetadata().setResourceVersion(null);
        stored.getMetadata().setCreationTimestamp(null);
        stored.getMetadata().setGeneration(null);
        stored.getAdditionalProperties().remove("status");
        return Manifests.read(stored, object.getClass()).orThrow().toTree();
    }

    /** Each flow and output belongs to a Logging that the chart renders from the stored values. */
    private static void checkReferences(List<Manifest> rendered, ManifestSet set) {
        List<String> loggings = rendered.stream()
                .filter(Logging.class::isInstance)
                .map(logging -> ((Logging) logging).spec().loggingRef().orElse(""))
                .toList();
        assertThat(loggings).containsExactlyInAnyOrder("", Harvester.AUDIT_LOGGING_REF);
        assertThat(set.manifests())
                .filteredOn(ClusterFlow.class::isInstance)
                .hasSize(2)
                .allSatisfy(flow -> assertThat(
                                ((ClusterFlow) flow).spec().loggingRef().orElse(""))
                        .isIn(loggings));
        assertThat(set.manifests())
                .filteredOn(ClusterOutput.class::isInstance)
                .hasSize(2)
                .allSatisfy(output -> assertThat(
                                ((ClusterOutput) output).spec().loggingRef().orElse(""))
                        .isIn(loggings));
    }
}
