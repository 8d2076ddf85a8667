package dev.gleaner.event.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Kubernetes events and audit events in JSON, of which most are as a server writes them: with any fields present, and
 * sometimes with unknown or repeated fields, values of other types, or another order.
 */
final class RandomEvents {
    private static final String UUID = "\"5f6ab2d8-2b9e-4a1c-9c0e-0a1b2c3d4e5f\"";
    private static final List<String> ODD = List.of(
            "\"\"",
            "null",
            "0",
            "-1",
            "3",
            "1.5",
            "1e3",
            "12345678901",
            "true",
            "{}",
            "[]",
            "\"2022-02-30T00:00:00Z\"",
            "\"2022-08-22T09:36:60Z\"",
            "\"2022-08-22T09:36:56Z\"",
            "\"2022-08-22T09:36:56+02:00\"",
            "\"2022-08-22t09:36:56z\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[1]",
            "{\"a\":1,\"a\":2}",
            "{\"name\":\"x\"}",
            "\"a\\/b\"",
            "\"tab\\t\"",
            "007",
            "\"\\x\"",
            "\"2022-08-22T09:36:56.123Z\"");
    private static final List<String> TEXTS = List.of(
            "\"web\"",
            "\"a \\\"quoted\\\" word\"",
            "\"größe – 5\"",
            "\"one\\ntwo\"",
            "\"\\u003cnil\\u003e\"",
            "\"c:\\\\d\"",
            "\"\\\\\\\"\"",
            "\"😀\"",
            "\"a\\\\\\\\b\\\\n\"",
            "\"Back-off restarting failed container\"",
            "\"\\u00e9\\b\\f\\r\\t\"");
    private static final List<String> TIMES =
            List.of("\"2022-08-22T09:36:56Z\"", "\"2022-08-22T09:36:57Z\"", "\"2020-02-29T23:59:59Z\"");
    private static final List<String> MICROS =
            List.of("\"2022-08-22T09:36:56.344000Z\"", "\"2022-08-22T09:36:56.000001Z\"");

    private final Random random;

    RandomEvents(Random random) {
        this.random = random;
    }

    /** A line with an event, alone or in other records. */
    String line() {
        String record = one(8)
                ? "{\"kind\":\"EventList\",\"apiVersion\":\"v1\",\"items\":[" + event() + "," + event() + "]}"
                : one(3) ? audit() : notice();
        for (int carriers = random.nextInt(3); carriers > 0; carriers--) {
            record = carrier(record);
        }
        return switch (random.nextInt(12)) {
            case 0 -> "2022-08-22T09:36:56.344Z stdout F " + record;
            case 1 -> "{\"type\":\"ADDED\",\"object\":" + record + "}";
            default -> record;
        };
    }

    private String notice() {
        if (one(3)) {
            return event();
        }
        List<String> fields = new ArrayList<>(List.of(
                field("verb", one(9) ? odd() : one(2) ? "\"ADDED\"" : "\"UPDATED\""), field("event", part(event()))));
        if (one(2)) {
            fields.add(field("old_event", part(event())));
        }
        return object(fields);
    }

    private String carrier(String record) {
        String text = record.replace("\\", "\\\\").replace("\"", "\\\"");
        if (one(30)) {
            text = text.replace("<", "\\u003c").replace("/", "\\/");
        }
        List<String> fields = new ArrayList<>();
        maybe(fields, 3, "time", part("\"2022-08-22T09:36:56.344Z\""));
        maybe(fields, 1, "stream", part(one(40) ? "\"pod:x\"" : "\"stdout\""));
        maybe(fields, 2, "logtag", part(one(8) ? "\"P\"" : "\"F\""));
        fields.add(field(one(3) ? "log" : "message", "\"" + text + (one(3) ? "\\n" : one(20) ? " " : "") + "\""));
        maybe(
                fields,
                1,
                "kubernetes",
                part("{\"pod_name\":\""
                        + (one(2)
                                ? "kube-apiserver-node1\",\"namespace_name\":\"kube-system"
                                : "tailer-" + random.nextInt(6) + "\",\"namespace_name\":\"cattle-logging-system")
                        + "\",\"labels\":{\"a\":\"b\"}"
                        + (one(10) ? ",\"requestObject\":" + part("{}") : "") + "}"));
        return object(fields);
    }

    private String audit() {
        List<String> fields = new ArrayList<>(List.of(
                field("kind", part("\"Event\"")),
                field("apiVersion", part("\"audit.k8s.io/v1\"")),
                field("level", part("\"RequestResponse\"")),
                field("auditID", part(UUID)),
                field("stage", part("\"ResponseComplete\"")),
                field("requestURI", part("\"/api/v1/namespaces/team-a/pods/web-0?a=b\\u0026c=d\"")),
                field("verb", part("\"update\"")),
                field("user", part(object(List.of(field("username", text()), field("groups", "[" + text() + "]")))))));
        maybe(fields, 1, "sourceIPs", part("[\"10.0.0.1\",\"::1\"]"));
        maybe(fields, 1, "userAgent", part(text()));
        maybe(
                fields,
                1,
                "objectRef",
                part("{\"resource\":\"pods\",\"namespace\":\"team-a\",\"name\":\"web-0\",\"apiVersion\":\"v1\"}"));
        maybe(fields, 1, "responseStatus", part("{\"metadata\":{},\"code\":" + part("200") + "}"));
        maybe(fields, 3, "requestObject", part(event()));
        fields.add(field("requestReceivedTimestamp", part(of(MICROS))));
        fields.add(field("stageTimestamp", part(of(MICROS))));
        maybe(fields, 1, "annotations", part("{\"authorization.k8s.io/decision\":" + text() + "}"));
        return object(fields);
    }

    private String event() {
        boolean newer = one(3);
        List<String> fields = new ArrayList<>();
        if (one(3)) {
            fields.add(field("kind", part("\"Event\"")));
        }
        if (one(3)) {
            fields.add(field("apiVersion", part(newer ? "\"events.k8s.io/v1\"" : "\"v1\"")));
        }
        maybe(fields, 1, "metadata", part(metadata()));
        fields.add(field(named(newer, "involvedObject", "regarding"), part(reference())));
        maybe(fields, 1, "reason", part("\"Evicted\""));
        maybe(fields, 1, named(newer, "message", "note"), part(text()));
        maybe(fields, 1, named(newer, "source", "deprecatedSource"), part(one(4) ? "{}" : source()));
        maybe(fields, 1, named(newer, "firstTimestamp", "deprecatedFirstTimestamp"), part(one(4) ? "null" : of(TIMES)));
        maybe(fields, 1, named(newer, "lastTimestamp", "deprecatedLastTimestamp"), part(one(4) ? "null" : of(TIMES)));
        maybe(fields, 2, named(newer, "count", "deprecatedCount"), part("" + (1 + random.nextInt(900))));
        maybe(fields, 1, "type", part("\"Warning\""));
        maybe(fields, 1, "eventTime", part(one(2) ? "null" : of(MICROS)));
        maybe(fields, 4, "series", part("{\"count\":" + part("4") + ",\"lastObservedTime\":" + part(of(MICROS)) + "}"));
        maybe(fields, 4, "action", part(text()));
        maybe(fields, 4, "related", part(reference()));
        maybe(
                fields,
                1,
                named(newer, "reportingComponent", "reportingController"),
                part(one(2) ? "\"\"" : "\"kubelet\""));
        maybe(fields, 1, "reportingInstance", part(one(2) ? "\"\"" : "\"node-1\""));
        return object(fields);
    }

    private String named(boolean newer, String older, String name) {
        return newer != one(60) ? name : older;
    }

    private String metadata() {
        List<String> fields = new ArrayList<>(List.of(field("name", part("\"web-0.17\""))));
        maybe(fields, 1, "namespace", part("\"team-a\""));
        maybe(fields, 1, "uid", part(UUID));
        maybe(fields, 2, "resourceVersion", part("\"1234\""));
        maybe(fields, 1, "creationTimestamp", part(of(TIMES)));
        maybe(
                fields,
                2,
                "managedFields",
                part("[{\"manager\":" + part(text()) + ",\"fieldsV1\":{\"f:count\":{},\"f:type\":" + part("{}")
                        + (one(8) ? ",\"f:count\":{}" : "") + "}}," + part("4") + "]"));
        maybe(fields, 20, "labels", part("{\"a\":\"b\"}"));
        return object(fields);
    }

    private String reference() {
        List<String> fields = new ArrayList<>();
        maybe(fields, 1, "kind", part("\"Pod\""));
        maybe(fields, 1, "namespace", part("\"team-a\""));
        maybe(fields, 1, "name", part("\"web-0\""));
        maybe(fields, 1, "uid", part(UUID));
        maybe(fields, 2, "fieldPath", part("\"spec.containers{web}\""));
        return object(fields);
    }

    private String source() {
        return object(List.of(
                field("component", part("\"kubelet\"")), field("host", part("\"node-" + random.nextInt(50) + "\""))));
    }

    private String text() {
        return of(TEXTS);
    }

    private String of(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String odd() {
        return of(ODD);
    }

    /** A value, or rarely another one. */
    private String part(String usual) {
        return one(250) ? odd() : usual;
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    /** Adds a field in one of some cases, and leaves it out more rarely if the number is 1. */
    private void maybe(List<String> fields, int in, String name, String value) {
        if (in == 1 ? !one(8) : one(in)) {
            fields.add(field(name, value));
        }
    }

    private static String field(String name, String value) {
        return "\"" + name + "\":" + value;
    }

    private String object(List<String> some) {
        List<String> fields = new ArrayList<>(some);
        if (one(80)) {
            fields.add(field("extra", odd()));
        }
        if (one(80) && !fields.isEmpty()) {
            fields.add(of(fields));
        }
        if (one(30)) {
            Collections.shuffle(fields, random);
        }
        return "{" + String.join(one(60) ? ", " : ",", fields) + "}";
    }
}
