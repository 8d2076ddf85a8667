package dev.gleaner.manifest.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.ResourceContext;
import dev.gleaner.document.Tree;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.output.FileOutput;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.manifest.ManifestSet;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplierTest {
    private static final String NAMESPACE = "cattle-logging-system";
    private static final Map<String, Object> DEPLOYED = Map.of("status", "AddonDeploySuccessful");
    private static final Map<String, Object> READY = condition("Ready", "True", "");
    private static final Map<String, Object> ESTABLISHED = condition("Established", "True", "");

    private final ApiServer server = new ApiServer();
    private KubernetesClient client;

    private static Map<String, Object> condition(String type, String status, String message) {
        return Map.of("conditions", List.of(Map.of("type", type, "status", status, "message", message)));
    }

    @BeforeEach
    void connect() {
        client = server.client();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static ManifestSet set() {
        return HarvesterLogging.release(HarvesterRelease.V1_4_1)
                .enable()
                .addAuditOutput("hook", HttpOutput.of(h -> h.endpoint("http://hook.example/")))
                .build();
    }

    private static ClusterOutput output(String name, String path) {
        return ClusterOutput.of(o -> o.metadata(m -> m.name(name).namespace(NAMESPACE))
                .spec(s -> s.target(FileOutput.of(f -> f.path(path)))));
    }

    private static ClusterFlow flow(String name, String output) {
        return ClusterFlow.of(
                f -> f.metadata(m -> m.name(name).namespace(NAMESPACE)).spec(s -> s.addGlobalOutputRef(output)));
    }

    private static List<String> lines(List<AppliedObject> results) {
        return results.stream().map(AppliedObject::toString).toList();
    }

    private void deployEverything() {
        server.status("rancher-logging-crd", READY)
                .status("rancher-logging", DEPLOYED)
                .status("clusteroutputs.logging.banzaicloud.io", ESTABLISHED)
                .status("clusterflows.logging.banzaicloud.io", ESTABLISHED);
        for (String plural : List.of("clusteroutputs", "clusterflows")) {
            Applier.of(client).apply(List.of(definition(plural)));
        }
        server.applied().clear();
    }

    private static Manifest definition(String plural) {
        return new OpaqueManifest(Tree.mapping(c -> c.put("apiVersion", "apiextensions.k8s.io/v1")
                .put("kind", "CustomResourceDefinition")
                .put("metadata", m -> m.put("name", plural + ".logging.banzaicloud.io"))
                .put("spec", s -> s.put("group", "logging.banzaicloud.io")
                        .put("scope", "Namespaced")
                        .put("names", n -> n.put("plural", plural).put("kind", "Any")))));
    }

    @Test
    void aReleaseIsAppliedInOrder() {
        deployEverything();
        assertThat(lines(Applier.of(client).apply(set())))
                .containsExactly(
                        "Namespace cattle-logging-system: created",
                        "ManagedChart fleet-local/rancher-logging-crd: created",
                        "Addon cattle-logging-system/rancher-logging: created",
                        "ClusterOutput cattle-logging-system/hook: created",
                        "ClusterFlow cattle-logging-system/hook: created");
        assertThat(server.applied())
                .hasSize(5)
                .allMatch(path -> path.contains("fieldManager=gleaner")
                        && path.contains("fieldValidation=Strict")
                        && !path.contains("dryRun")
                        && !path.contains("force=true"))
                .first()
                .asString()
                .startsWith("/api/v1/namespaces/cattle-logging-system?");
        assertThat(lines(Applier.of(client).apply(set()))).hasSize(5).allMatch(line -> line.endsWith(": unchanged"));
    }

    @Test
    void whatIsAppliedComesBack() {
        Applier.of(client).apply(List.of(flow("all", "disk"), output("disk", "/logs/${tag}")));
        GenericKubernetesResource stored = client.genericKubernetesResources(ResourceContext.of(ClusterOutput.class))
                .inNamespace(NAMESPACE)
                .withName("disk")
                .get();
        assertThat(Manifests.read(stored, ClusterOutput.class).orThrow().spec())
                .isEqualTo(output("disk", "/logs/${tag}").spec());
        assertThat(server.applied()).hasSize(2).first().asString().contains("/clusteroutputs/disk?");
    }

    @Test
    void changedFieldsAreNamedWithoutTheirValues() {
        Applier.of(client).apply(List.of(output("disk", "/logs/${tag}")));
        ClusterOutput changed = output("disk", "/secret/${tag}")
                .edit(o -> o.metadata(m -> m.name("disk").namespace(NAMESPACE).putLabel("team", "a")));
        List<AppliedObject> tried = Applier.of(client).dryRun().apply(List.of(changed));
        assertThat(lines(tried))
                .containsExactly("ClusterOutput cattle-logging-system/disk: configured"
                        + " (spec.file.path, metadata.labels.team)");
        assertThat(lines(Applier.of(client).dryRun().apply(List.of(output("disk", "/logs/${tag}")))))
                .containsExactly("ClusterOutput cattle-logging-system/disk: unchanged");
        assertThat(Applier.of(client).apply(List.of(changed))).isEqualTo(tried);
    }

    @Test
    void anObjectWaitsForTheChartThatItNeeds() {
        deployEverything();
        server.status("rancher-logging", Map.of("status", "AddonUpdating"));
        List<String> seen = new ArrayList<>();
        List<String> pauses = new ArrayList<>();
        Waiting waiting = Waiting.of(Duration.ofMinutes(1), () -> {
            pauses.add("");
            if (pauses.size() == 3) {
                server.status("rancher-logging", DEPLOYED);
                Applier.of(client).apply(List.of(addon()));
            }
        });
        List<AppliedObject> results = Applier.of(client).with(waiting).apply(set().forKubectl(), new ApplyObserver() {
            @Override
            public void applied(AppliedObject object) {
                seen.add(object.toString());
            }

            @Override
            public void waiting(String object, String state) {
                seen.add(object + " is " + state);
            }
        });
        assertThat(results).hasSize(5).noneMatch(result -> result.outcome().isFailure());
        assertThat(pauses).hasSize(3);
        assertThat(seen)
                .containsExactly(
                        "Namespace cattle-logging-system: created",
                        "ManagedChart fleet-local/rancher-logging-crd: created",
                        "Addon cattle-logging-system/rancher-logging: created",
                        "Addon cattle-logging-system/rancher-logging is AddonUpdating",
                        "ClusterOutput cattle-logging-system/hook: created",
                        "ClusterFlow cattle-logging-system/hook: created");
    }

    private static Manifest addon() {
        return set().forKubectl().stream()
                .filter(manifest -> manifest.kind().equals("Addon"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatDoesNotBecomeReadyStopsOnlyWhatNeedsIt() {
        deployEverything();
        server.status("rancher-logging-crd", condition("Ready", "False", "NotReady(1) [Cluster fleet-local/local]"));
        List<Manifest> manifests = new ArrayList<>(set().forKubectl());
        manifests.add(secret("token"));
        List<AppliedObject> results = Applier.of(client)
                .with(Waiting.of(Duration.ofSeconds(4), () -> {}))
                .apply(manifests);
        String reason = "ManagedChart fleet-local/rancher-logging-crd is not ready after 4 seconds: not Ready:"
                + " NotReady(1) [Cluster fleet-local/local]";
        assertThat(lines(results))
                .containsExactly(
                        "Namespace cattle-logging-system: created",
                        "Secret cattle-logging-system/token: created",
                        "ManagedChart fleet-local/rancher-logging-crd: created",
                        "Addon cattle-logging-system/rancher-logging: not applied: " + reason,
                        "ClusterOutput cattle-logging-system/hook: not applied: " + reason,
                        "ClusterFlow cattle-logging-system/hook: not applied: " + reason);
    }

    private static Manifest secret(String name) {
        return new OpaqueManifest(Tree.mapping(
                c -> c.put("apiVersion", "v1").put("kind", "Secret").put("metadata", m -> m.put("name", name)
                        .put("namespace", NAMESPACE))));
    }

    @Test
    void aFailureOfAnAddonIsNotWaitedFor() {
        deployEverything();
        server.status("rancher-logging", Map.of("status", "AddonUpdating"));
        Waiting waiting = Waiting.of(Duration.ofMinutes(1), () -> {
            server.status(
                    "rancher-logging",
                    Map.of(
                            "status",
                            "AddonDeployFailed",
                            "conditions",
                            List.of(Map.of("type", "OperationFailed", "status", "True", "message", "job failed"))));
            Applier.of(client).apply(List.of(addon()));
        });
        assertThat(lines(Applier.of(client).with(waiting).apply(set())))
                .contains("ClusterOutput cattle-logging-system/hook: not applied:"
                        + " Addon cattle-logging-system/rancher-logging failed: AddonDeployFailed: job failed");
    }

    @Test
    void anAddonThatIsOffIsNotWaitedFor() {
        deployEverything();
        server.status("rancher-logging", Map.of());
        ManifestSet off = HarvesterLogging.release(HarvesterRelease.V1_4_1)
                .addAuditOutput("hook", HttpOutput.of(h -> h.endpoint("http://hook.example/")))
                .build();
        assertThat(Applier.of(client).with(Waiting.of(Duration.ZERO)).apply(off))
                .noneMatch(result -> result.outcome().isFailure());
    }

    @Test
    void aFailureStopsWhatNeedsTheObject() {
        server.refuse("bad", 422, "ClusterOutput.logging.banzaicloud.io \"bad\" is invalid: spec: no");
        assertThat(lines(Applier.of(client)
                        .apply(List.of(
                                flow("first", "bad"),
                                flow("second", "good"),
                                output("bad", "/a/${tag}"),
                                output("good", "/b/${tag}")))))
                .containsExactly(
                        "ClusterOutput cattle-logging-system/bad: refused:"
                                + " ClusterOutput.logging.banzaicloud.io \"bad\" is invalid: spec: no",
                        "ClusterOutput cattle-logging-system/good: created",
                        "ClusterFlow cattle-logging-system/first: not applied:"
                                + " ClusterOutput cattle-logging-system/bad failed",
                        "ClusterFlow cattle-logging-system/second: created");
    }

    @Test
    void aConflictNamesTheOtherManager() {
        server.own("disk", "kubectl-client-side-apply");
        assertThat(Applier.of(client).apply(List.of(output("disk", "/a/${tag}"))))
                .containsExactly(new AppliedObject(
                        "ClusterOutput cattle-logging-system/disk",
                        ApplyOutcome.CONFLICT,
                        List.of(),
                        ".spec: conflict with \"kubectl-client-side-apply\" using logging.banzaicloud.io/v1beta1"));
        assertThat(lines(Applier.of(client).forceConflicts().apply(List.of(output("disk", "/a/${tag}")))))
                .containsExactly("ClusterOutput cattle-logging-system/disk: created");
    }

    @Test
    void aDryRunChangesNothing() {
        assertThat(lines(Applier.of(client).dryRun().apply(set())))
                .hasSize(5)
                .allMatch(line -> line.endsWith("created"));
        assertThat(server.applied()).allMatch(path -> path.contains("dryRun=All"));
        assertThat(client.namespaces().list().getItems()).isEmpty();
    }

    @Test
    void aDryRunTellsWhatItCannotTry() {
        server.withoutGroup("logging.banzaicloud.io");
        assertThat(lines(Applier.of(client).dryRun().apply(set())))
                .endsWith(
                        "ClusterOutput cattle-logging-system/hook: not tried: it can be tried when"
                                + " Namespace cattle-logging-system is there",
                        "ClusterFlow cattle-logging-system/hook: not tried: it can be tried when"
                                + " Namespace cattle-logging-system is there");
    }

    @Test
    void aKindThatTheServerDoesNotHaveIsExplained() {
        server.withoutGroup("logging.banzaicloud.io");
        assertThat(lines(Applier.of(client).apply(List.of(output("disk", "/a/${tag}"), widget()))))
                .containsExactly(
                        "ClusterOutput cattle-logging-system/disk: refused: 404 page not found;"
                                + " its kind comes with the chart rancher-logging-crd",
                        "Widget one: refused: the API server does not have the kind Widget of example.com/v1");
    }

    private static Manifest widget() {
        return new OpaqueManifest(Tree.mapping(c -> c.put("apiVersion", "example.com/v1")
                .put("kind", "Widget")
                .put("metadata", m -> m.put("name", "one"))));
    }

    @Test
    void whatWasReadFromAServerCanBeApplied() {
        Manifest read = Manifests.read("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: none
                  namespace: cattle-logging-system
                  uid: 1-2
                  resourceVersion: "7"
                  creationTimestamp: "2022-08-22T09:36:56Z"
                  managedFields:
                  - manager: kubectl
                    operation: Apply
                spec:
                  nullout: {}
                status:
                  active: true
                """, ClusterOutput.class).orThrow();
        assertThat(lines(Applier.of(client).apply(List.of(read))))
                .containsExactly("ClusterOutput cattle-logging-system/none: created");
    }

    @Test
    void aFileOfANodeIsNotAnObject() {
        assertThatThrownBy(() -> Applier.of(client).apply(List.of(HarvesterAuditPolicy.shipped())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an audit policy is not an object of the API server;"
                        + " it is a file that kube-apiserver reads");
    }

    @Test
    void aServerThatIsNotThereIsNotAFailureOfAnObject() {
        try (KubernetesClient nobody = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withMasterUrl("http://localhost:1")
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build()) {
            assertThatThrownBy(() -> Applier.of(nobody).apply(List.of(output("disk", "/a/${tag}"))))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("the API server http://localhost:1/ cannot be reached");
        }
    }

    @Test
    void aTimeoutIsNotNegative() {
        assertThatThrownBy(() -> Applier.of(client).timeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the timeout PT-1S is negative");
    }
}
