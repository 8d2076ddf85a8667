package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Goldens;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reference;
import dev.gleaner.document.ResourceContext;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.ViolationException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kind goes to an API server through a fabric8 client, and comes back. */
class ClientTest {
    private static final String NAMESPACE = "shop";

    /** What a server adds to metadata. */
    private static final Set<String> ADDED =
            Set.of("namespace", "uid", "resourceVersion", "creationTimestamp", "generation");

    /** Keeps the server from printing every request. */
    private static final Logger REQUESTS = Logger.getLogger(MockWebServer.class.getName());

    /** To apply an object is to replace it, or to create it. A real server merges fields of several managers. */
    private static final class ApplyingServer extends KubernetesCrudDispatcher {
        @Override
        public MockResponse handlePatch(RecordedRequest request) {
            return String.valueOf(request.getHeader("Content-Type")).startsWith("application/apply-patch+yaml")
                    ? apply(request)
                    : super.handlePatch(request);
        }

        private MockResponse apply(RecordedRequest request) {
            String path = request.getPath().replaceFirst("\\?.*", "");
            String object = request.getUtf8Body();
            assertThat(object).doesNotContain("managedFields");
            MockResponse updated = handleUpdate(withBody(request, HttpMethod.PUT, path, object));
            return updated.code() == HttpURLConnection.HTTP_NOT_FOUND
                    ? handleCreate(withBody(request, HttpMethod.POST, path.replaceFirst("/[^/]*$", ""), object))
                    : updated;
        }

        private static RecordedRequest withBody(RecordedRequest request, HttpMethod method, String path, String body) {
            return new RecordedRequest(
                    request.getHttpVersion(),
                    method,
                    path,
                    request.getHeaders(),
                    new Buffer(body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private final KubernetesMockServer server = started();
    private final KubernetesClient client = server.createClient();

    private static KubernetesMockServer started() {
        REQUESTS.setLevel(Level.WARNING);
        KubernetesMockServer server = new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new ApplyingServer(), false);
        server.init();
        return server;
    }

    @AfterEach
    void stop() {
        client.close();
        server.destroy();
    }

    @Test
    void aFlowIsAppliedReadAndUpdated() {
        var flows = client.genericKubernetesResources(ResourceContext.of(Flow.class))
                .inNamespace(NAMESPACE);
        Flow flow = Flow.of(f -> f.metadata(m -> m.name("web")).spec(s -> s.addLocalOutputRef("file")));
        flows.resource(flow.toResource()).serverSideApply();

        Flow read = Manifests.read(flows.withName("web").get(), Flow.class).orThrow();
        Flow changed = read.edit(f -> f.spec(s -> s.addLocalOutputRef("archive")));
        flows.resource(changed.toResource()).update();

        List<Flow> all = flows.list().getItems().stream()
                .map(resource -> Manifests.read(resource, Flow.class).orThrow())
                .toList();
        assertThat(all).extracting(f -> f.spec().localOutputRefs()).containsExactly(List.of("file", "archive"));
        assertThat(read.metadata().resourceVersion())
                .isPresent()
                .isNotEqualTo(all.get(0).metadata().resourceVersion());
    }

    @TestFactory
    Stream<DynamicTest> everyManifestIsStoredAndReadBack() {
        return Goldens.inputs(GoldenTest.FOLDER).stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> check(Manifests.read(file, kind(Goldens.typeOf(file, GoldenTest.KINDS)))
                                .orThrow())));
    }

    private static Class<? extends ApiObject> kind(Class<?> type) {
        return type.asSubclass(ApiObject.class);
    }

    private void check(ApiObject object) {
        Class<? extends ApiObject> kind = kindOf(object);
        var stored = stored(kind);
        stored.resource(object.toResource()).create();

        GenericKubernetesResource resource = stored.withName(object.name()).get();
        ApiObject read = Manifests.read(resource, kind).orThrow();
        assertThat(withoutAdded(read)).isEqualTo(withoutAdded(object));
        assertThat(read.toResource()).isEqualTo(resource);
        assertThat(stored.list().getItems()).containsExactly(resource);

        stored.resource(object.toResource()).serverSideApply();
        stored.resource(read.toResource()).delete();
        assertThat(stored.list().getItems()).isEmpty();
    }

    private static Class<? extends ApiObject> kindOf(ApiObject object) {
        return GoldenTest.KINDS.stream()
                .filter(type -> type.isInstance(object))
                .findFirst()
                .map(ClientTest::kind)
                .orElseThrow();
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            stored(Class<? extends ApiObject> kind) {
        ResourceDefinitionContext context = ResourceContext.of(kind);
        return context.isNamespaceScoped()
                ? client.genericKubernetesResources(context).inNamespace(NAMESPACE)
                : client.genericKubernetesResources(context);
    }

    private static Tree withoutAdded(ApiObject object) {
        Tree.Mapping mapping = (Tree.Mapping) object.toTree();
        return Tree.mapping(m -> mapping.fields()
                .forEach(field -> m.put(
                        field.name(), field.name().equals("metadata") ? withoutAdded(field.value()) : field.value())));
    }

    private static Tree withoutAdded(Tree metadata) {
        return Tree.mapping(m -> ((Tree.Mapping) metadata)
                .fields().stream()
                        .filter(field -> !ADDED.contains(field.name()))
                        .forEach(field -> m.put(field.name(), field.value())));
    }

    @Test
    void whatOnlyAServerWritesIsKept() {
        String yaml = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata:
              creationTimestamp: "2022-08-22T09:36:56Z"
              finalizers:
              - foregroundDeletion
              generation: 3
              managedFields:
              - apiVersion: logging.banzaicloud.io/v1beta1
                fieldsType: FieldsV1
                fieldsV1:
                  f:spec:
                    f:nullout: {}
                manager: kubectl
                operation: Apply
                time: "2022-08-22T09:36:56Z"
              name: none
              namespace: cattle-logging-system
              ownerReferences:
              - apiVersion: v1
                kind: ConfigMap
                name: a
                uid: 1-2
              resourceVersion: "77"
              selfLink: /x
              uid: 3-4
              newField:
                a: 1
            spec:
              nullout: {}
            status:
              active: true
              problemsCount: 0
            """;
        GenericKubernetesResource resource = Serialization.unmarshal(yaml, GenericKubernetesResource.class);

        ClusterOutput output =
                Manifests.readLenient(resource, ClusterOutput.class).orThrow();
        assertThat(output.toTree())
                .isEqualTo(Manifests.readLenient(yaml, ClusterOutput.class)
                        .orThrow()
                        .toTree());
        assertThat(output.toResource()).isEqualTo(resource);
        assertThat(output.edit(o -> o.metadata(m -> m.putLabel("a", "b")))
                        .toResource()
                        .getMetadata()
                        .getManagedFields())
                .isEqualTo(resource.getMetadata().getManagedFields());
    }

    @Test
    void whatIsWrongIsNamedWithItsPath() {
        GenericKubernetesResource resource = new GenericKubernetesResourceBuilder()
                .withApiVersion("logging.banzaicloud.io/v1beta1")
                .withKind("ClusterOutput")
                .withNewMetadata()
                .withName("none")
                .endMetadata()
                .addToAdditionalProperties("spec", Map.of("nullout", Map.of("newField", 1)))
                .build();

        assertThatThrownBy(() -> Manifests.read(resource, ClusterOutput.class).orThrow())
                .isInstanceOf(ViolationException.class)
                .hasMessage("spec.nullout.newField: unknown field \"newField\" [field-unknown]");
        assertThat(Manifests.readLenient(resource, ClusterOutput.class)
                        .orThrow()
                        .toResource())
                .isEqualTo(resource);
        assertThatThrownBy(() -> Manifests.readLenient(resource, Output.class).orThrow())
                .isInstanceOf(ViolationException.class)
                .hasMessage("kind: found the text \"ClusterOutput\", expected Output [kind-wrong]");
    }

    @Test
    void metadataThatNoServerAcceptsIsRefused() {
        ClusterOutput output = Manifests.read("""
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: none, finalizers: a}
            spec: {nullout: {}}
            """, ClusterOutput.class).orThrow();

        assertThatThrownBy(output::toResource)
                .isInstanceOf(ViolationException.class)
                .hasMessage("metadata.finalizers: found the text \"a\", expected a list [type-wrong]");
    }

    @Test
    void aContextIsThatOfTheCrd() {
        Set<String> ofKinds = new TreeSet<>();
        GoldenTest.KINDS.stream()
                .map(kind -> ResourceContext.of(kind(kind)))
                .filter(context -> context.getGroup().endsWith(".banzaicloud.io"))
                .forEach(context -> ofKinds.add(String.join(
                        " ",
                        context.getGroup(),
                        context.getVersion(),
                        context.getKind(),
                        context.getPlural(),
                        context.isNamespaceScoped() ? "Namespaced" : "Cluster")));
        Set<String> inCrds = new TreeSet<>();
        Reference.files("crds", ".yaml").stream()
                .flatMap(file -> ManifestReader.strict().readAll(Source.of(file)).parts().stream())
                .map(crd -> crd.field("spec"))
                .forEach(spec -> spec.field("versions").items().stream()
                        .map(version -> line(spec, version.text("name")))
                        .forEach(inCrds::add));

        assertThat(inCrds).containsAll(ofKinds);
    }

    private static String line(Part spec, String version) {
        Part names = spec.field("names");
        return String.join(
                " ", spec.text("group"), version, names.text("kind"), names.text("plural"), spec.text("scope"));
    }
}
