package dev.gleaner.event.read;

import dev.gleaner.event.read.Requests.Request;
import java.util.List;

/** Writes the objects of requests and responses: pods, config maps and virtual machines of all sizes. */
final class Bodies {
    private static final int SMALLEST = 2_000;
    private static final int LARGEST = 24_000;
    private static final List<String> WORDS = List.of(
            "cache", "queue", "proxy", "größe", "limit", "metrics", "billing", "日本", "storage", "retry", "socket",
            "shard");

    private final Chance chance;

    Bodies(Chance chance) {
        this.chance = chance;
    }

    /** Writes the body of the request if there is one, and the body of the response if it is recorded. */
    void write(GoJson json, Request request, boolean answered, long micros) {
        boolean sent = request.creates() || request.verb().equals("update");
        int size = chance.spread(SMALLEST, LARGEST);
        if (sent) {
            json.name("requestObject");
            object(json, request, answered ? size / 2 : size, micros);
        } else if (request.verb().equals("patch")) {
            json.name("requestObject");
            patch(json, micros);
        }
        if (answered) {
            json.name("responseObject");
            answer(json, request, sent ? size / 2 : size, micros);
        }
    }

    private void answer(GoJson json, Request request, int size, long micros) {
        if (request.failed()) {
            json.open()
                    .field("kind", "Status")
                    .field("apiVersion", "v1")
                    .raw("\"metadata\":{}")
                    .field("status", "Failure")
                    .field("message", "not as the \"cluster\" wants it & so refused")
                    .field("code", request.code())
                    .close();
        } else if (request.verb().equals("list")) {
            json.open()
                    .field("kind", "List")
                    .field("apiVersion", "v1")
                    .open("metadata")
                    .close()
                    .openList("items");
            for (int i = 0; i < 3; i++) {
                object(json, request, size / 3, micros);
            }
            json.closeList().close();
        } else {
            object(json, request, size, micros);
        }
    }

    private void patch(GoJson json, long micros) {
        json.open()
                .open("status")
                .openList("conditions")
                .open()
                .fieldSeconds("lastTransitionTime", micros)
                .field("message", "container \"main\" is <ready> & healthy")
                .raw("\"observedGeneration\":null")
                .field("type", "Ready")
                .close()
                .closeList()
                .close()
                .close();
    }

    private void object(GoJson json, Request request, int size, long micros) {
        int end = json.length() + size;
        switch (request.resource()) {
            case "pods" -> pod(json, request, end, micros);
            case "virtualmachines" -> virtualMachine(json, request, end, micros);
            default -> configMap(json, request, end, micros);
        }
    }

    private void configMap(GoJson json, Request request, int end, long micros) {
        json.open().field("kind", "ConfigMap").field("apiVersion", "v1");
        metadata(json, request, micros);
        json.open("data");
        int entries = 0;
        do {
            String key = WORDS.get(entries % WORDS.size()) + "-" + entries / WORDS.size();
            entries++;
            switch (entries % 4) {
                case 0 -> json.field(key + ".properties", properties());
                case 1 ->
                    json.field(
                            key + ".sh",
                            "#!/bin/sh\nset -eu\n[ \"$1\" = \"" + chance.suffix(9)
                                    + "\" ] && exec \"$0\" < /dev/null > /tmp/" + chance.suffix(5)
                                    + " 2>&1\n\ttrap 'echo \u001b[0m' EXIT\n");
                case 2 ->
                    json.field(
                            key + ".json",
                            "{\"" + chance.of(WORDS) + "\":{\"limit\":" + chance.below(1000)
                                    + ",\"text\":\"a\\\\b\\n\u2028" + chance.of(WORDS) + "\"}}");
                default -> json.field(key, chance.hex(chance.spread(8, 200)));
            }
        } while (json.length() < end);
        json.close().close();
    }

    private String properties() {
        StringBuilder text = new StringBuilder();
        for (int i = chance.between(3, 12); i > 0; i--) {
            text.append(chance.of(WORDS))
                    .append('.')
                    .append(chance.of(WORDS))
                    .append(" = ")
                    .append(chance.below(100_000))
                    .append('\n');
        }
        return text.toString();
    }

    private void pod(GoJson json, Request request, int end, long micros) {
        json.open().field("kind", "Pod").field("apiVersion", "v1");
        metadata(json, request, micros);
        json.open("spec").openList("containers");
        int from = json.length();
        do {
            container(json);
        } while (json.length() < end - (end - from) / 3);
        json.closeList()
                .field("restartPolicy", "Always")
                .field("terminationGracePeriodSeconds", chance.below(60))
                .field("nodeName", "harvester-node-" + chance.below(12))
                .raw("\"securityContext\":{},\"enableServiceLinks\":true,\"priority\":0")
                .close();
        status(json, end, micros);
        json.close();
    }

    private void container(GoJson json) {
        json.open()
                .field("name", chance.of(WORDS) + "-" + chance.suffix(3))
                .field("image", "registry.example.com/" + chance.of(WORDS) + ":v1." + chance.below(30))
                .openList("env");
        for (int i = chance.between(1, 8); i > 0; i--) {
            json.open()
                    .field("name", "GLEAN_" + chance.suffix(6))
                    .field("value", chance.percent(20) ? "a=1&b=<" + chance.below(99) + ">" : chance.suffix(12))
                    .close();
        }
        json.closeList()
                .open("resources")
                .open("limits")
                .field("cpu", chance.below(4000) + "m")
                .field("memory", chance.below(4096) + "Mi")
                .close()
                .close()
                .openList("volumeMounts")
                .open()
                .field("name", "kube-api-access-" + chance.suffix(5))
                .raw("\"readOnly\":true")
                .field("mountPath", "/var/run/secrets/kubernetes.io/serviceaccount")
                .close()
                .closeList()
                .field("imagePullPolicy", "IfNotPresent")
                .close();
    }

    private void virtualMachine(GoJson json, Request request, int end, long micros) {
        json.open().field("apiVersion", "kubevirt.io/v1").field("kind", "VirtualMachine");
        metadata(json, request, micros);
        json.open("spec")
                .field("runStrategy", "RerunOnFailure")
                .open("template")
                .open("spec")
                .open("domain")
                .open("cpu")
                .field("cores", chance.between(1, 16))
                .raw("\"sockets\":1,\"threads\":1")
                .close()
                .open("devices")
                .openList("disks");
        int from = json.length();
        do {
            json.open()
                    .field("bootOrder", chance.between(1, 4))
                    .open("disk")
                    .field("bus", chance.percent(80) ? "virtio" : "sata")
                    .close()
                    .field("name", "disk-" + chance.suffix(4))
                    .field("size", chance.below(Integer.MAX_VALUE) * 4_294_967_296L)
                    .name("ratio")
                    .raw(chance.below(1000) / 8.0 + "")
                    .close();
        } while (json.length() < end - (end - from) * 3 / 4);
        json.closeList()
                .openList("interfaces")
                .raw("{\"bridge\":{},\"macAddress\":\"52:54:00:" + chance.hex(2) + ":" + chance.hex(2)
                        + ":01\",\"model\":\"virtio\",\"name\":\"default\"}")
                .closeList()
                .close()
                .close()
                .close()
                .close()
                .close();
        status(json, end, micros);
        json.close();
    }

    private void metadata(GoJson json, Request request, long micros) {
        json.open("metadata")
                .field("name", request.name().isEmpty() ? "web-" + chance.suffix(5) : request.name())
                .field("namespace", request.namespace())
                .field("uid", chance.uuid())
                .field("resourceVersion", Integer.toString(chance.between(600_000, 9_000_000)))
                .field("generation", chance.below(40));
        if (chance.percent(80)) {
            json.fieldSeconds("creationTimestamp", micros - 1_000_000L * chance.below(10_000_000));
        } else {
            json.raw("\"creationTimestamp\":null");
        }
        json.open("labels")
                .field("app.kubernetes.io/name", chance.of(WORDS))
                .field("pod-template-hash", chance.hex(10))
                .close()
                .open("annotations")
                .field("cni.projectcalico.org/podIP", "10.52." + chance.below(12) + "." + chance.below(250) + "/32")
                .field(
                        "k8s.v1.cni.cncf.io/networks-status",
                        "[{\n    \"name\": \"k8s-pod-network\",\n    \"default\": true,\n    \"dns\": {}\n}]")
                .close()
                .openList("managedFields");
        for (int i = chance.between(1, 2); i > 0; i--) {
            managedFields(json, micros);
        }
        json.closeList().close();
    }

    private void managedFields(GoJson json, long micros) {
        json.open()
                .field("manager", "kube-controller-manager")
                .field("operation", "Update")
                .field("apiVersion", "v1")
                .fieldSeconds("time", micros)
                .field("fieldsType", "FieldsV1")
                .open("fieldsV1")
                .open("f:spec")
                .open("f:containers");
        for (int i = chance.between(1, 6); i > 0; i--) {
            json.open("k:{\"name\":\"" + chance.of(WORDS) + "-" + i + "\"}")
                    .raw("\".\":{},\"f:image\":{},\"f:imagePullPolicy\":{},\"f:name\":{}")
                    .open("f:resources")
                    .raw("\".\":{},\"f:limits\":{\".\":{},\"f:cpu\":{},\"f:memory\":{}}")
                    .close()
                    .close();
        }
        json.close().close().close().close();
    }

    private void status(GoJson json, int end, long micros) {
        json.open("status").field("phase", "Running").openList("conditions");
        do {
            json.open()
                    .field("type", "Condition" + chance.suffix(4))
                    .field("status", chance.percent(80) ? "True" : "False")
                    .raw("\"lastProbeTime\":null")
                    .fieldSeconds("lastTransitionTime", micros - 1_000_000L * chance.below(100_000))
                    .field("reason", "As" + chance.suffix(8))
                    .field(
                            "message",
                            "the \"" + chance.of(WORDS) + "\" of " + chance.suffix(6) + " is as it was <before>")
                    .close();
        } while (json.length() < end);
        json.closeList().close();
    }
}
