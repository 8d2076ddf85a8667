package dev.gleaner.event.read;

import static dev.gleaner.event.read.CarriedForms.AUDIT;
import static dev.gleaner.event.read.CarriedForms.SECOND;
import static dev.gleaner.event.read.CarriedForms.TENANT;
import static dev.gleaner.event.read.CarriedForms.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.event.audit.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a tenant writes cannot hide the pod that its collector names. */
class HiddenOriginsTest {
    private static final String SYSLOG =
            "<14>1 2024-05-02T10:00:01Z h a - - [k@1 pod_name=\"p\" namespace_name=\"tenant\"] ";

    private static final String LIST = "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"items\":[";

    private static String pods(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "\"kube-apiserver-" + i + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    static Stream<Arguments> hidden() {
        return Stream.of(
                argumentSet(
                        "behind many pods",
                        "{\"pod\":" + pods(8) + ",\"kube_namespace\":\"kube-system\",\"x\":" + AUDIT
                                + ",\"kubernetes\":" + TENANT + "}"),
                argumentSet(
                        "behind more pods than are combined",
                        "{\"pod\":" + pods(9) + ",\"kube_namespace\":\"kube-system\",\"x\":" + AUDIT + "}"),
                argumentSet("in the message of syslog behind an object", SYSLOG + "{\"x\":1} " + AUDIT),
                argumentSet("in the message of syslog as a text", SYSLOG + "{\"x\":1} " + quoted(AUDIT)),
                argumentSet("behind the end of a line that is cut off", "{\"a\":[" + AUDIT + "],\"x\":\"xxx"),
                argumentSet("behind the end of a list that is cut off", LIST + AUDIT + "],\"x\":\"xxx"),
                argumentSet(
                        "in tags behind a long one",
                        "{\"content\":" + AUDIT + ",\"tags\":[\"x:" + "x".repeat(5000)
                                + "\",\"pod_name:p\",\"kube_namespace:tenant\"]}"),
                argumentSet(
                        "in tags as a text behind a long one",
                        "{\"content\":" + AUDIT + ",\"ddtags\":\"x:" + "x".repeat(5000)
                                + ",pod_name:p,kube_namespace:tenant\"}"),
                argumentSet(
                        "by a name with dots",
                        "{\"protoPayload.serviceName\":\"k8s.io\",\"protoPayload.methodName\":\"io.k8s.core.v1.secrets.get\","
                                + "\"kubernetes.x\":\"1\",\"kubernetes\":" + TENANT + "}"),
                argumentSet(
                        "by the rest of a long name",
                        "{\"pod_name\":\"kube-apiserver-1\",\"namespace_name\":\"k\",\"newrelic.ext.namespace_name\":\"ube-system\","
                                + "\"x\":" + AUDIT + "}"));
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void anEventOfATenantIsSkipped(String text) {
        Log<AuditEvent> log = AuditLog.of("log", (text + "\n" + SECOND + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(log.events().map(AuditEvent::auditId)).containsExactly("2");
        assertThat(log.findings().first()).isNotEmpty();
    }
}
