package dev.gleaner.event.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.read.ClusterLog;
import dev.gleaner.event.read.Finding;
import dev.gleaner.event.read.Log;
import dev.gleaner.event.read.LogEntry;
import dev.gleaner.event.read.Trust;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No log ends its reading with an exception. Each problem of a log is a finding. */
class HostileLogProperties {
    /** The lengths at which readers decide. */
    private static final int[] LENGTHS = {0, 1, 64, 250, 1000, 1024, 4096, 16_384, 65_536};

    private static final String[] NAMES = {
        "kind",
        "apiVersion",
        "level",
        "auditID",
        "stage",
        "requestURI",
        "verb",
        "user",
        "username",
        "groups",
        "extra",
        "impersonatedUser",
        "sourceIPs",
        "userAgent",
        "objectRef",
        "resource",
        "namespace",
        "name",
        "uid",
        "apiGroup",
        "subresource",
        "responseStatus",
        "code",
        "requestObject",
        "requestReceivedTimestamp",
        "stageTimestamp",
        "annotations",
        "audit_id",
        "stage_",
        "user.username",
        "objectRef_name_s",
        "x.auditID",
        "x_stage",
        "x.verb",
        "involvedObject",
        "involvedObject.name",
        "regarding",
        "metadata",
        "reason",
        "message",
        "count",
        "series",
        "type",
        "firstTimestamp",
        "lastTimestamp",
        "eventTime",
        "source",
        "event",
        "old_event",
        "object",
        "log",
        "stream",
        "logtag",
        "time",
        "kubernetes",
        "pod_name",
        "namespace_name",
        "container_name",
        "labels",
        "method",
        "requestTimestamp",
        "responseTimestamp",
        "responseCode",
        "requestBody",
        "requestHeader",
        "logStreamName",
        "ingestionTime",
        "events",
        "items",
        "columns",
        "rows",
        "field",
        "value",
        "values",
        "key",
        "stringValue",
        "intValue",
        "kvlistValue",
        "attributes",
        "body",
        "timeUnixNano",
        "k8s.event.reason",
        "k8s.event.uid",
        "eventRV",
        "msg",
        "protoPayload",
        "protopayload_auditlog",
        "serviceName",
        "methodName",
        "resourceName",
        "operation",
        "status",
        "output_fields",
        "rule",
        "ka.verb",
        "ka.response.code",
        "request",
        "response",
        "MESSAGE",
        "_raw",
        "_source",
        "newrelic.ext.message",
        "ObjectKind",
        "Reason",
        "KubeEventType",
        "involved_object",
        "timestamp",
        "data",
        "a"
    };

    private static final String[] TEXTS = {
        "",
        "a",
        " ",
        "Event",
        "audit.k8s.io/v1",
        "v1",
        "Metadata",
        "RequestReceived",
        "ResponseComplete",
        "Panic",
        "get",
        "create",
        "POST",
        "alice",
        "/api/v1/namespaces/a/pods/b?watch=%zz",
        "/v1/harvester/pods/a/b?action=",
        "/",
        "//",
        "system:serviceaccount:cattle-system:rancher",
        "ADDED",
        "AdmissionReview",
        "EventList",
        "List",
        "k8s.io",
        "P",
        "F",
        "stdout",
        "v1.",
        "io.k8s.core.v1.pods.create",
        "core/v1/namespaces",
        "2022-08-22T09:36:56Z",
        "0000-01-01T00:00:00+18:00",
        "9999-12-31T23:59:59.999999999-18:00",
        "2022-02-30T00:00:00Z",
        "2018-07-20 10:22:43 +0800",
        "99999999999999999999",
        "9223372036854775807",
        "007",
        "1e999",
        "[]",
        "{}",
        "{\"",
        "\"",
        "\\",
        "\ud800",
        "\u0130\u0130\u0130\u0130_auditID",
        "\u2028",
        "\u0000",
        "\u001b[0m",
        "eyJhIjoxfQ==",
        "H4sIAAAA",
        "var.log.containers.a_b_c-0",
        "k8s_a_b_c_d_0",
        "name=a eventRV=1 msg=\"",
        "pod/a/b"
    };

    private static final String[] PREFIXES = {
        "",
        "",
        "",
        "x {a=\"%s\"} ",
        "{a=\"%s\"} ",
        "\"%s\"\t",
        "I0822 09:36:56.344000       1 a.go:1] ",
        "%s ",
        "2022-08-22T09:36:56Z stdout F ",
        "2022-08-22T09:36:56Z stdout P ",
        "<14>1 2024-05-02T10:00:01Z h a p m [x@1 a=\"%s\"] ",
        "99 <30>1 2024-05-02T10:00:01Z a b - - - ",
        "[pod/a/b] ",
        "\u001e",
        "[",
        "data: ",
        "a,b,%s\n",
        "- ",
        "kind: ",
        "2022-08-22T09:36:56Z AUDIT: id=\"%s\" ",
        "name=a eventRV=1 msg=",
        "LAST SEEN %s REASON ",
        "__CURSOR=1\nMESSAGE="
    };

    /** Makes random logs. */
    private static final class Garbage {
        private final Random random;

        Garbage(Random random) {
            this.random = random;
        }

        String log() {
            StringBuilder log = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                String line = line();
                log.append(random.nextInt(8) == 0 ? damaged(line) : line).append(random.nextInt(9) == 0 ? "" : "\n");
            }
            return log.toString();
        }

        private String line() {
            String text = pick(PREFIXES).replace("%s", random.nextBoolean() ? pick(TEXTS) : filler());
            return text
                    + (random.nextInt(6) == 0 ? pick(PREFIXES).replace("%s", filler()) : "")
                    + (random.nextInt(12) == 0 ? pick(TEXTS) : object(0).toJsonLine())
                    + (random.nextInt(12) == 0 ? pick(TEXTS) : "");
        }

        private String damaged(String line) {
            int at = random.nextInt(line.length() + 1);
            return switch (random.nextInt(3)) {
                case 0 -> line.substring(0, at);
                case 1 -> line.substring(at);
                default -> line.substring(0, at) + "\"{}[],:\\\n\0 ".charAt(random.nextInt(11)) + line.substring(at);
            };
        }

        /** A text of about one of the lengths. */
        private String filler() {
            int length = Math.max(0, LENGTHS[random.nextInt(LENGTHS.length)] + random.nextInt(25) - 12);
            return (random.nextInt(4) == 0 ? pick(new String[] {"_", ".", "{}", "user_", "a.", " "}) : "y")
                    .repeat(length);
        }

        private Tree.Mapping object(int depth) {
            return Tree.mapping(object -> {
                if (random.nextInt(3) == 0) {
                    object.putAll(seed());
                }
                for (int i = random.nextInt(7); i > 0; i--) {
                    object.put(name(), value(depth + 1));
                }
            });
        }

        /** The fields by which an object is recognised. */
        private Tree.Mapping seed() {
            String[] seeds = {
                "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\",\"auditID\":\"a\",\"stage\":\"ResponseComplete\",\"requestURI\":\"/\",\"verb\":\"create\",\"user\":{\"username\":\"system:serviceaccount:cattle-system:rancher\"},\"requestReceivedTimestamp\":\"2022-08-22T09:36:56Z\"}",
                "{\"auditID\":\"r\",\"requestURI\":\"/v1/harvester/pods/a\",\"user\":{\"name\":\"u\"},\"method\":\"POST\",\"requestTimestamp\":\"0000-08-22T09:36:56Z\",\"responseTimestamp\":\"9999-08-22T09:36:56Z\",\"responseCode\":201}",
                "{\"verb\":\"ADDED\",\"event\":{\"metadata\":{},\"involvedObject\":{}}}",
                "{\"metadata\":{},\"involvedObject\":{\"kind\":\"Pod\"},\"reason\":\"a\"}",
                "{\"audit_id\":\"a\",\"stage_\":\"ResponseComplete\",\"verb_\":\"create\",\"objectRef_name\":\"b\"}",
                "{\"x.auditID\":\"a\",\"x.stage\":\"ResponseComplete\",\"x.verb\":\"create\"}",
                "{\"message\":\"{\\\"a\\\":\",\"logStreamName\":\"s\"}",
                "{\"stream\":\"stdout\",\"logtag\":\"P\",\"message\":\"{\\\"a\\\":\"}",
                "{\"protoPayload\":{\"serviceName\":\"k8s.io\"}}",
                "{\"output_fields\":{\"ka.verb\":\"get\"},\"rule\":\"r\"}",
                "{\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"a\"}}",
                "{\"columns\":[\"a\"],\"rows\":[[\"b\"]]}",
                "{\"ObjectKind\":\"Pod\",\"Reason\":\"r\",\"KubeEventType\":\"Normal\"}"
            };
            return (Tree.Mapping) JsonText.of(pick(seeds)).tree();
        }

        private String name() {
            String name = pick(NAMES);
            return switch (random.nextInt(12)) {
                case 0 -> "";
                case 1 -> name + "_s";
                case 2 -> "_" + name;
                case 3 -> filler() + name;
                case 4 -> pick(NAMES) + "." + name;
                case 5 -> pick(TEXTS) + name;
                default -> name;
            };
        }

        private Tree value(int depth) {
            return switch (random.nextInt(depth > 4 ? 8 : 12)) {
                case 0 -> Tree.number(random.nextInt(1000) - 2);
                case 1 ->
                    JsonText.of(pick(new String[] {
                                "1e308",
                                "1e-99999",
                                "-0",
                                "99999999999999999999",
                                "1.5",
                                "null",
                                "true",
                                "[]",
                                "{}",
                                "1700000000000"
                            }))
                            .tree();
                case 2 -> Tree.text(filler());
                case 3 -> Tree.text(object(depth + 2).toJsonLine());
                case 4 ->
                    Tree.text(Base64.getEncoder()
                            .encodeToString(object(depth + 2).toJsonLine().getBytes(StandardCharsets.UTF_8)));
                case 5, 6, 7 -> Tree.text(pick(TEXTS));
                case 8 -> nested(random.nextInt(140));
                case 9 -> Tree.sequence(value(depth + 1), value(depth + 1));
                default -> object(depth + 1);
            };
        }

        private Tree nested(int depth) {
            Tree tree = Tree.text(pick(TEXTS));
            String name = pick(NAMES);
            for (int i = 0; i < depth; i++) {
                Tree inner = tree;
                tree = random.nextBoolean() ? Tree.sequence(inner) : Tree.mapping(m -> m.put(name, inner));
            }
            return tree;
        }

        private String pick(String[] texts) {
            return texts[random.nextInt(texts.length)];
        }
    }

    @Provide
    Arbitrary<String> logs() {
        return Arbitraries.randomValue(random -> new Garbage(random).log());
    }

    @Property(tries = 200)
    void anyLogIsRead(@ForAll("logs") String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThatCode(() -> read(bytes, Bounds.DEFAULT)).doesNotThrowAnyException();
        assertThatCode(() -> read(bytes, new Bounds(1024, 20, 200, 250))).doesNotThrowAnyException();
    }

    private static void read(byte[] bytes, Bounds bounds) {
        Log<LogEntry> log = ClusterLog.of("log", bytes).within(bounds).trusting(Trust.CLUSTER.and(Trust.UNKNOWN));
        List<AuditEvent> stages = new ArrayList<>();
        Timeline person = Timeline.of(Subject.person("alice"), ofPerson -> {
            Timeline object = Timeline.of(
                    Subject.object("a", "b"),
                    ofObject -> log.forEach(entry -> {
                        entry.carriers().forEach(LogRecord::toJsonLine);
                        if (entry instanceof LogEntry.Audit audit) {
                            audit.event().toJsonLine();
                            stages.add(audit.event());
                            ofPerson.add(audit.event());
                            ofObject.add(audit.event());
                        }
                        if (entry instanceof LogEntry.Notice notice) {
                            notice.notice().toJsonLine();
                            ofPerson.add(notice.notice());
                            ofObject.add(notice.notice());
                        }
                    }));
            object.entries().forEach(TimelineEntry::inWords);
        });
        person.entries().forEach(TimelineEntry::inWords);
        assertThat(log.findings().first()).extracting(Finding::toString).doesNotContainNull();
        try (Stream<Activity> activities = RancherRequests.of(Activities.of(stages.stream()))) {
            activities.forEach(activity -> {
                activity.inWords();
                activity.toJsonLine();
            });
        }
    }
}
