package dev.gleaner.event.read;

import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.read.Requests.Request;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Generated audit logs in the format of kube-apiserver v1.24: the requests of a Harvester cluster, with interleaved
 * stages. The same seed generates the same lines.
 */
public final class AuditCorpus implements Iterator<String> {
    private static final long START = Instant.parse("2022-08-22T09:36:56.344Z").toEpochMilli() * 1000;
    private static final int WATCHES_UNDER_WAY = 1000;

    private final Chance chance;
    private final Requests requests;
    private final Bodies bodies;
    private final boolean withBodies;
    private final GoJson json = new GoJson();
    private final PriorityQueue<Pending> pending = new PriorityQueue<>(
            Comparator.comparingLong(Pending::at).thenComparing(p -> p.request().id()));
    private long now = START;

    private record Pending(Request request, Stage stage, long received, long at) {}

    private AuditCorpus(long seed, boolean withBodies, int newPercent) {
        this.withBodies = withBodies;
        chance = new Chance(seed);
        requests = withBodies ? Requests.withBodies(chance) : Requests.ordinary(chance, newPercent);
        bodies = new Bodies(chance);
        if (!withBodies) {
            addWatchesUnderWay();
        }
    }

    /** Lines of about a kilobyte, as under a policy that has the level Metadata for everything. */
    public static Corpus metadata(long seed) {
        return metadata(seed, 0);
    }

    /**
     * Lines as those of {@link #metadata(long)}, of which a percentage has a user in a new pod, and a percentage an
     * object that does not occur in an earlier request.
     */
    public static Corpus metadata(long seed, int newPercent) {
        return new Corpus(() -> new AuditCorpus(seed, false, newPercent));
    }

    /** The corpus with a name: {@code metadata}, {@code bodies}, or the percentage of new values, such as {@code new25}. */
    public static Corpus named(String name, long seed) {
        return switch (name) {
            case "metadata" -> metadata(seed);
            case "bodies" -> bodies(seed);
            case "new25" -> metadata(seed, 25);
            case "new100" -> metadata(seed, 100);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /**
     * Lines with bodies of 2 to 24 kilobytes, as under a policy that has the level Request or RequestResponse for pods,
     * config maps and virtual machines, and omits the stage RequestReceived.
     */
    public static Corpus bodies(long seed) {
        return new Corpus(() -> new AuditCorpus(seed, true, 0));
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public String next() {
        while (pending.isEmpty() || pending.peek().at() > now) {
            Request request = requests.next();
            long received = now;
            now += chance.spread(20, 4000);
            if (request.isWatch()) {
                add(request, Stage.RESPONSE_STARTED, received, received + chance.spread(200, 2000));
                add(request, Stage.RESPONSE_COMPLETE, received, received + 1_000_000L * chance.between(300, 599));
            } else {
                add(request, Stage.RESPONSE_COMPLETE, received, received + chance.spread(300, 60_000));
            }
            if (!withBodies) {
                return line(new Pending(request, Stage.REQUEST_RECEIVED, received, received));
            }
        }
        return line(pending.remove());
    }

    /**
     * Adds watches that began before the log. Watches last minutes, so without these none would end early in the log.
     */
    private void addWatchesUnderWay() {
        for (int i = 0; i < WATCHES_UNDER_WAY; ) {
            Request request = requests.next();
            if (request.isWatch()) {
                long left = chance.below(400_000_000);
                add(request, Stage.RESPONSE_COMPLETE, START + left - 450_000_000, START + left);
                i++;
            }
        }
    }

    private void add(Request request, Stage stage, long received, long at) {
        pending.add(new Pending(request, stage, received, at));
    }

    private String line(Pending event) {
        Request request = event.request();
        boolean complete = event.stage() == Stage.RESPONSE_COMPLETE;
        AuditLevel level = level(request);
        json.open()
                .field("kind", "Event")
                .field("apiVersion", "audit.k8s.io/v1")
                .field("level", level.wireName())
                .field("auditID", request.id())
                .field("stage", event.stage().wireName())
                .field("requestURI", request.uri())
                .field("verb", request.verb())
                .name("user")
                .raw(request.caller().user());
        if (complete && !request.caller().impersonated().isEmpty() && request.code() != 403) {
            json.name("impersonatedUser").raw(request.caller().impersonated());
        }
        json.field("sourceIPs", request.caller().addresses())
                .field("userAgent", request.caller().agent());
        if (!request.resource().isEmpty()) {
            objectRef(request, complete);
        }
        if (event.stage() != Stage.REQUEST_RECEIVED) {
            responseStatus(request, complete);
        }
        if (withBodies) {
            bodies.write(json, request, level == AuditLevel.REQUEST_RESPONSE, event.received());
        }
        json.fieldMicros("requestReceivedTimestamp", event.received()).fieldMicros("stageTimestamp", event.at());
        if (event.stage() != Stage.REQUEST_RECEIVED) {
            json.field("annotations", annotations(request));
        }
        return json.close().take();
    }

    private AuditLevel level(Request request) {
        if (!withBodies) {
            return AuditLevel.METADATA;
        }
        boolean reads = request.verb().equals("get") || request.verb().equals("list");
        return reads || chance.percent(70) ? AuditLevel.REQUEST_RESPONSE : AuditLevel.REQUEST;
    }

    private void objectRef(Request request, boolean complete) {
        boolean fromBody = complete && request.verb().equals("update");
        json.open("objectRef")
                .field("resource", request.resource())
                .fieldUnlessEmpty("namespace", request.namespace())
                .fieldUnlessEmpty("name", request.creates() && !complete ? "" : request.name());
        if (fromBody) {
            json.field("uid", chance.uuid());
        }
        json.fieldUnlessEmpty("apiGroup", request.group()).field("apiVersion", request.version());
        if (fromBody) {
            json.field("resourceVersion", Integer.toString(chance.between(600_000, 9_000_000)));
        }
        json.fieldUnlessEmpty("subresource", request.subresource()).close();
    }

    private void responseStatus(Request request, boolean complete) {
        json.open("responseStatus").raw("\"metadata\":{}");
        if (request.failed()) {
            failure(request);
        } else if (request.isWatch() && complete) {
            json.field("status", "Success").field("message", "Connection closed early");
        } else if (request.verb().equals("delete") && !request.resource().equals("pods")) {
            json.field("status", "Success")
                    .open("details")
                    .field("name", request.name())
                    .fieldUnlessEmpty("group", request.group())
                    .field("kind", request.resource())
                    .field("uid", chance.uuid())
                    .close();
        }
        json.field("code", request.code()).close();
    }

    private void failure(Request request) {
        String kind = request.resource() + (request.group().isEmpty() ? "" : "." + request.group());
        String name = request.name().isEmpty() ? "" : " \"" + request.name() + "\"";
        json.field("status", "Failure");
        switch (request.code()) {
            case 403 ->
                reason(
                        kind + name + " is forbidden: User \""
                                + request.caller().username() + "\" cannot "
                                + request.verb() + " resource \"" + request.resource() + "\" in API group \""
                                + request.group() + "\" in the namespace \"" + request.namespace() + "\"",
                        "Forbidden");
            case 404 -> reason(kind + name + " not found", "NotFound");
            case 409 ->
                reason(
                        request.creates()
                                ? kind + name + " already exists"
                                : "Operation cannot be fulfilled on " + kind + name + ": the object has been modified;"
                                        + " please apply your changes to the latest version and try again",
                        request.creates() ? "AlreadyExists" : "Conflict");
            default ->
                reason(
                        kind + name + " is invalid: spec.template.spec.domain.memory: Invalid value: \"<nil>\":"
                                + " must be > 0 && a multiple of 2Mi",
                        "Invalid");
        }
        json.open("details")
                .fieldUnlessEmpty("name", request.name())
                .fieldUnlessEmpty("group", request.group())
                .field("kind", request.resource());
        if (request.code() == 422) {
            json.openList("causes")
                    .open()
                    .field("reason", "FieldValueInvalid")
                    .field("message", "Invalid value: \"<nil>\": must be > 0 && a multiple of 2Mi")
                    .field("field", "spec.template.spec.domain.memory")
                    .close()
                    .closeList();
        }
        json.close();
    }

    private void reason(String message, String reason) {
        json.field("message", message).field("reason", reason);
    }

    private Map<String, String> annotations(Request request) {
        Map<String, String> annotations = new TreeMap<>();
        boolean forbidden = request.code() == 403;
        annotations.put("authorization.k8s.io/decision", forbidden ? "forbid" : "allow");
        annotations.put(
                "authorization.k8s.io/reason", forbidden ? "" : rbac(request).orElse(""));
        boolean changes = request.verb().equals("update") || request.creates();
        if (changes && request.group().equals("kubevirt.io")) {
            annotations.put(
                    "mutation.webhook.admission.k8s.io/round_0_index_" + chance.below(4),
                    "{\"configuration\":\"harvester-mutator\",\"webhook\":\"mutator.harvesterhci.io\",\"mutated\":"
                            + chance.percent(50) + "}");
        }
        if (changes
                && request.resource().equals("pods")
                && request.subresource().isEmpty()) {
            annotations.put("pod-security.kubernetes.io/enforce-policy", "privileged:latest");
        }
        return annotations;
    }

    private Optional<String> rbac(Request request) {
        if (request.caller().subject().isEmpty()) {
            return Optional.empty();
        }
        if (request.resource().isEmpty() || request.resource().startsWith("self")) {
            String role = request.resource().isEmpty() ? "system:discovery" : "system:basic-user";
            return Optional.of("RBAC: allowed by ClusterRoleBinding \"" + role + "\" of ClusterRole \"" + role
                    + "\" to Group \"system:authenticated\"");
        }
        String username = request.caller().username();
        String role = username.substring(username.lastIndexOf(':') + 1);
        boolean local = !request.namespace().isEmpty() && role.hashCode() % 3 == 0;
        return Optional.of("RBAC: allowed by "
                + (local
                        ? "RoleBinding \"" + role + "/" + request.namespace() + "\" of Role \"" + role
                        : "ClusterRoleBinding \"" + role + "-binding\" of ClusterRole \"" + role)
                + "\" to " + request.caller().subject());
    }
}
