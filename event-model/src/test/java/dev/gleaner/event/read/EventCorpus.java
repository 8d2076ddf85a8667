package dev.gleaner.event.read;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Generated Kubernetes events as fluentd ships them: eventrouter's envelopes in the records of a container's log, one
 * per line. The same seed generates the same lines.
 */
public final class EventCorpus implements Iterator<String> {
    private static final long START = Instant.parse("2022-09-20T19:03:50Z").toEpochMilli() * 1000;

    /** The kind, its version, the reason, the type and the reporter. */
    private static final List<List<String>> REASONS = List.of(
            List.of("Pod", "v1", "Scheduled", "Normal", "default-scheduler"),
            List.of("Pod", "v1", "Pulled", "Normal", "kubelet"),
            List.of("Pod", "v1", "Created", "Normal", "kubelet"),
            List.of("Pod", "v1", "Started", "Normal", "kubelet"),
            List.of("Pod", "v1", "BackOff", "Warning", "kubelet"),
            List.of("Pod", "v1", "FailedMount", "Warning", "kubelet"),
            List.of("Pod", "v1", "Unhealthy", "Warning", "kubelet"),
            List.of("PersistentVolumeClaim", "v1", "FailedBinding", "Normal", "persistentvolume-controller"),
            List.of("PersistentVolumeClaim", "v1", "ProvisioningSucceeded", "Normal", "driver.longhorn.io"),
            List.of("VirtualMachineInstance", "kubevirt.io/v1", "Started", "Normal", "virt-handler"),
            List.of("VirtualMachineInstance", "kubevirt.io/v1", "Migrated", "Normal", "virt-handler"),
            List.of("VirtualMachine", "kubevirt.io/v1", "SuccessfulCreate", "Normal", "virtualmachine-controller"),
            List.of("Volume", "longhorn.io/v1beta2", "Degraded", "Warning", "longhorn-volume-controller"),
            List.of("Node", "v1", "NodeHasSufficientMemory", "Normal", "kubelet"));

    private final Chance chance;
    private final GoJson json = new GoJson();
    private final String carrier;
    private long now = START;

    private EventCorpus(long seed) {
        chance = new Chance(seed);
        carrier = carrier();
    }

    /** Records of fluentd of 1.5 to 4 kilobytes, each with one event. */
    public static Corpus records(long seed) {
        return new Corpus(() -> new EventCorpus(seed));
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public String next() {
        now += chance.spread(1000, 4_000_000);
        String envelope = envelope();
        return "{\"stream\":\"stdout\",\"logtag\":\"F\",\"message\":\""
                + envelope.replace("\\", "\\\\").replace("\"", "\\\"") + "\",\"kubernetes\":" + carrier + "}";
    }

    private String envelope() {
        boolean updated = chance.percent(40);
        List<String> what = chance.of(REASONS);
        String kind = what.get(0);
        String name = "Node".equals(kind)
                ? "harvester-node-" + chance.below(12)
                : List.of("web", "db-primary", "pvc", "virt-launcher-web").get(chance.below(4)) + "-"
                        + chance.podSuffix();
        String namespace = "Node".equals(kind) ? "default" : "team-" + chance.below(60);
        String id = name + "." + chance.hex(16);
        String uid = chance.uuid();
        String objectUid = chance.uuid();
        String message = message(what.get(2), name);
        int count = updated ? chance.between(2, 400) : 1;
        long first = now - (count - 1L) * 15_000_000;
        json.open().field("verb", updated ? "UPDATED" : "ADDED").name("event");
        event(what, name, namespace, id, uid, objectUid, message, first, now, count);
        if (updated) {
            json.name("old_event");
            event(what, name, namespace, id, uid, objectUid, message, first, now - 15_000_000, count - 1);
        }
        return json.close().take();
    }

    private String message(String reason, String name) {
        return switch (reason) {
            case "BackOff" -> "Back-off restarting failed container \"" + name + "\"";
            case "FailedMount" ->
                "MountVolume.SetUp failed for volume \"pvc-" + chance.uuid()
                        + "\" : rpc error: code = DeadlineExceeded desc = <nil>\nwaited 2m & gave up";
            case "Scheduled" -> "Successfully assigned " + name + " to harvester-node-" + chance.below(12);
            case "Degraded" -> "volume " + name + " became degraded – größe " + chance.below(500) + "Gi";
            default -> reason + " " + name + " in " + chance.below(9000) + "ms";
        };
    }

    private void event(
            List<String> what,
            String name,
            String namespace,
            String id,
            String uid,
            String objectUid,
            String message,
            long first,
            long last,
            int count) {
        json.open()
                .open("metadata")
                .field("name", id)
                .field("namespace", namespace)
                .field("uid", uid)
                .field("resourceVersion", Integer.toString(chance.between(600_000, 9_000_000)))
                .fieldSeconds("creationTimestamp", first)
                .openList("managedFields")
                .open()
                .field("manager", what.get(4))
                .field("operation", "Update")
                .field("apiVersion", "v1")
                .fieldSeconds("time", last)
                .close()
                .closeList()
                .close()
                .open("involvedObject")
                .field("kind", what.get(0))
                .field("namespace", namespace)
                .field("name", name)
                .field("uid", objectUid)
                .field("apiVersion", what.get(1))
                .field("resourceVersion", Integer.toString(chance.between(600_000, 9_000_000)))
                .close()
                .field("reason", what.get(2))
                .field("message", message)
                .open("source")
                .field("component", what.get(4));
        if (what.get(4).equals("kubelet")) {
            json.field("host", "harvester-node-" + chance.below(12));
        }
        json.close()
                .fieldSeconds("firstTimestamp", first)
                .fieldSeconds("lastTimestamp", last)
                .field("count", count)
                .field("type", what.get(3))
                .raw("\"eventTime\":null")
                .field("reportingComponent", "")
                .field("reportingInstance", "")
                .close();
    }

    private String carrier() {
        String pod = "harvester-default-event-tailer-0";
        return json.open()
                .field("pod_name", pod)
                .field("namespace_name", "cattle-logging-system")
                .field("pod_id", chance.uuid())
                .field(
                        "labels",
                        new TreeMap<>(Map.of(
                                "app.kubernetes.io/instance", "harvester-default-event-tailer",
                                "app.kubernetes.io/name", "event-tailer",
                                "statefulset.kubernetes.io/pod-name", pod)))
                .field(
                        "annotations",
                        new TreeMap<>(Map.of(
                                "cni.projectcalico.org/podIP", "10.52.0.203/32",
                                "kubernetes.io/psp", "global-unrestricted-psp")))
                .field("host", "harvester-node-0")
                .field("container_name", "event-tailer")
                .field("docker_id", chance.hex(64))
                .field("container_hash", "sha256:" + chance.hex(64))
                .field("container_image", "docker.io/banzaicloud/eventrouter:v0.1.0")
                .close()
                .take();
    }
}
