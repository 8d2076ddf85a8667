package dev.gleaner.event.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPartsTest {
    private static final String LINE = """
        {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"8a1f3a2e-8a4e-4a0f-9a55-0d7a1c2f3b44",\
        "stage":"RequestReceived","requestURI":"/api/v1/namespaces/prod/pods/web","verb":"get","user":{"username":"alice",\
        "uid":"u1","groups":["a","b"],"extra":{"k":["v"]}},"sourceIPs":["10.0.0.1"],"userAgent":"kubectl","objectRef":\
        {"resource":"pods","namespace":"prod","name":"web","apiVersion":"v1"},"requestReceivedTimestamp":\
        "2022-08-22T09:36:56.344000Z","stageTimestamp":"2022-08-22T09:36:56.344000Z"}\
        """;

    private static LineEvent event(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return Objects.requireNonNull(new AuditLineScanner(new DecodedValues()).scan(bytes, 0, bytes.length), line);
    }

    private static RequestParts take(RequestParts parts, String line) {
        assertThat(parts.take(event(line))).as(line).isTrue();
        return parts;
    }

    private static void compare(RequestParts parts, String other, boolean same) {
        byte[] copy = Objects.requireNonNull(take(parts, LINE).copy());
        int hash = parts.hash();
        assertThat(take(parts, other).areSame(copy)).as(other).isEqualTo(same);
        if (same) {
            assertThat(parts.hash()).as(other).isEqualTo(hash);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "alice|bob|false",
                "\"b\"]|\"c\"]|false",
                "\"verb\":\"get\"|\"verb\":\"list\"|false",
                "resource\":\"pods|resource\":\"podss|false",
                "\"apiVersion\":\"v1\"}|\"apiGroup\":\"apps\",\"apiVersion\":\"v1\"}|false",
                "u1|u2|true",
                "[\"v\"]|[\"w\"]|true",
                "10.0.0.1|10.0.0.2|true",
                "name\":\"web|name\":\"db|true",
                "namespace\":\"prod|namespace\":\"lab|true",
                "kubectl|curl|true"
            })
    void linesHaveTheSamePartsIfPoliciesSeeNoDifference(String part, String other, boolean same) {
        compare(RequestParts.ofResource(), LINE.replace(part, other), same);
    }

    @Test
    void namesAndNamespacesArePartsOnlyIfTheyMatter() {
        String name = LINE.replace("name\":\"web", "name\":\"db");
        String namespace = LINE.replace("namespace\":\"prod", "namespace\":\"lab");
        compare(RequestParts.ofResource().withNamespace(), name, true);
        compare(RequestParts.ofResource().withNamespace(), namespace, false);
        compare(RequestParts.ofResource().withName(), name, false);
        compare(RequestParts.ofResource().withName(), namespace, true);
    }

    @Test
    void theUrlIsAPartIfItMatters() {
        String line = LINE.replace("pods/web", "pods/db");
        compare(RequestParts.ofResource().withNamespace().withName(), line, true);
        compare(RequestParts.ofResource().withNamespace().withName().withUrl(), line, false);
    }

    @Test
    void theUrlIsAPartOfALineWithoutReference() {
        String line = LINE.replaceFirst(",\"objectRef\":\\{[^}]*}", "");
        RequestParts parts = RequestParts.ofResource();
        byte[] copy = Objects.requireNonNull(take(parts, line).copy());
        assertThat(take(parts, line.replace("u1", "u2")).areSame(copy)).isTrue();
        assertThat(take(parts, line.replace("pods/web", "pods/db")).areSame(copy))
                .isFalse();
        assertThat(take(parts, LINE).areSame(copy)).isFalse();
    }

    @Test
    void aUserWithoutNameHasNoParts() {
        RequestParts parts = RequestParts.ofResource();
        assertThat(parts.take(event(LINE.replaceFirst("\"user\":\\{.*]}}", "\"user\":{}"))))
                .isFalse();
    }

    @Test
    void veryLongPartsAreNotCopied() {
        RequestParts parts = RequestParts.ofResource();
        assertThat(take(parts, LINE.replace("alice", "a".repeat(2000))).copy()).isNull();
    }
}
