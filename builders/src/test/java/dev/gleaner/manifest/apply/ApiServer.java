package dev.gleaner.manifest.apply;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An API server in this process. To apply an object is to replace it, or to create it; a real server merges fields of
 * several managers. The last part of the path of an object, its name, tells how the server answers.
 */
public final class ApiServer implements AutoCloseable {
    /** Keeps the server from printing every request. */
    private static final Logger REQUESTS = Logger.getLogger(MockWebServer.class.getName());

    private final Dispatcher dispatcher = new Dispatcher();
    private final KubernetesMockServer server =
            new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), dispatcher, false);
    private final List<String> applied = new ArrayList<>();
    private final Map<String, Status> refusals = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Map<String, Object>> statuses = new HashMap<>();
    private String missingGroup = "no group";

    /** Starts a server that is empty. */
    public ApiServer() {
        REQUESTS.setLevel(Level.WARNING);
        server.init();
    }

    /** The address of the server. */
    public String url() {
        return server.url("/").replaceFirst("/$", "");
    }

    /** A client that does not try again when it fails. */
    public KubernetesClient client() {
        Config config = new ConfigBuilder(server.createClient().getConfiguration())
                .withRequestRetryBackoffLimit(0)
                .withNamespace("default")
                .build();
        return new io.fabric8.kubernetes.client.KubernetesClientBuilder()
                .withConfig(config)
                .build();
    }

    /** The paths of the requests that apply something, with their parameters, in order. */
    public List<String> applied() {
        return applied;
    }

    /** Refuses an object. */
    public ApiServer refuse(String name, int code, String message) {
        refusals.put(
                name,
                new StatusBuilder()
                        .withCode(code)
                        .withMessage(message)
                        .withReason("Test")
                        .build());
        return this;
    }

    /** Lets another manager own {@code spec} of an object. */
    public ApiServer own(String name, String manager) {
        owners.put(name, manager);
        return this;
    }

    /** Gives an object a status when it is applied, as a controller would do. */
    public ApiServer status(String name, Map<String, Object> status) {
        statuses.put(name, status);
        return this;
    }

    /** Has no kind of an API group, as without its CRDs. */
    public ApiServer withoutGroup(String group) {
        missingGroup = group;
        return this;
    }

    @Override
    public void close() {
        server.destroy();
    }

    private final class Dispatcher extends KubernetesCrudDispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            return request.getPath().startsWith("/apis/" + missingGroup + "/")
                    ? answer(404, "404 page not found")
                    : super.dispatch(request);
        }

        @Override
        public MockResponse handlePatch(RecordedRequest request) {
            return String.valueOf(request.getHeader("Content-Type")).startsWith("application/apply-patch+yaml")
                    ? apply(request)
                    : super.handlePatch(request);
        }

        private MockResponse apply(RecordedRequest request) {
            applied.add(request.getPath());
            String path = request.getPath().replaceFirst("\\?.*", "");
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (refusals.containsKey(name)) {
                return answer(refusals.get(name));
            }
            if (owners.containsKey(name) && !request.getPath().contains("force=true")) {
                return answer(conflict(owners.get(name)));
            }
            GenericKubernetesResource object =
                    Serialization.unmarshal(request.getUtf8Body(), GenericKubernetesResource.class);
            if (object.getMetadata().getManagedFields() != null
                    && !object.getMetadata().getManagedFields().isEmpty()) {
                return answer(400, "metadata.managedFields must be nil");
            }
            MockResponse present = handleGet(path);
            if (present.code() == HttpURLConnection.HTTP_OK) {
                keepStatus(Serialization.unmarshal(body(present), GenericKubernetesResource.class), object);
            }
            if (request.getPath().contains("dryRun=All")) {
                return new MockResponse().setResponseCode(200).setBody(Serialization.asJson(object));
            }
            if (statuses.containsKey(name)) {
                object.getAdditionalProperties().put("status", statuses.get(name));
            }
            String text = Serialization.asJson(object);
            return present.code() == HttpURLConnection.HTTP_OK
                    ? handleUpdate(withBody(request, HttpMethod.PUT, path, text))
                    : handleCreate(withBody(request, HttpMethod.POST, path.replaceFirst("/[^/]*$", ""), text));
        }

        private void keepStatus(GenericKubernetesResource present, GenericKubernetesResource object) {
            object.getMetadata().setResourceVersion(present.getMetadata().getResourceVersion());
            Object status = present.getAdditionalProperties().get("status");
            if (status != null) {
                object.getAdditionalProperties().put("status", status);
            }
        }

        private String body(MockResponse response) {
            return new String(response.getBody().getBytes(), StandardCharsets.UTF_8);
        }

        private RecordedRequest withBody(RecordedRequest request, HttpMethod method, String path, String body) {
            return new RecordedRequest(
                    request.getHttpVersion(),
                    method,
                    path,
                    request.getHeaders(),
                    new Buffer(body.getBytes(StandardCharsets.UTF_8)));
        }

        private Status conflict(String manager) {
            String message = "conflict with \"" + manager + "\" using logging.banzaicloud.io/v1beta1";
            return new StatusBuilder()
                    .withCode(HttpURLConnection.HTTP_CONFLICT)
                    .withReason("Conflict")
                    .withMessage("Apply failed with 1 conflict: " + message + ": .spec")
                    .withNewDetails()
                    .addNewCause(".spec", message, "FieldManagerConflict")
                    .endDetails()
                    .build();
        }

        private MockResponse answer(int code, String message) {
            return answer(
                    new StatusBuilder().withCode(code).withMessage(message).build());
        }

        private MockResponse answer(Status status) {
            return new MockResponse().setResponseCode(status.getCode()).setBody(Serialization.asJson(status));
        }
    }
}
