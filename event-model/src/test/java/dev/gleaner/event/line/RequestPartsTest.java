package dev.gleaner.event.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPartsTest {
    private static final String LINE = """
        {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"8a1f3a2e-8a4e-4a0f-9a55-0d7a1c2f3b44",\
        "stage":"RequestReceived","requestURI":"/api/v1/namespaces/prod/pods/web?a=b","verb":"get","user":{"username":"alice",\
        "uid":"u1","groups":["a","b"],"extra":{"k":["v"]}},"sourceIPs":["10.0.0.1"],"userAgent":"kubectl","objectRef":\
        {"resource":"pods","namespace":"prod","name":"web","apiGroup":"apps","apiVersion":"v1","subresource":"log"},\
        "requestReceivedTimestamp":"2022-08-22T09:36:56.344000Z","stageTimestamp":"2022-08-22T09:36:56.344000Z"}\
        """;

    private static final List<Function<RequestParts, LineText>> TEXTS = List.of(
            RequestParts::user,
            RequestParts::verb,
            RequestParts::url,
            RequestParts::resource,
            RequestParts::apiGroup,
            RequestParts::subresource,
            RequestParts::namespace,
            RequestParts::name);

    private static LineEvent event(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return Objects.requireNonNull(new AuditLineScanner(new DecodedValues()).pass(bytes, 0, bytes.length), line);
    }

    private static RequestParts take(String line) {
        RequestParts parts = new RequestParts();
        assertThat(parts.take(event(line))).as(line).isTrue();
        return parts;
    }

    private static List<String> texts(RequestParts parts) {
        return TEXTS.stream().map(text -> text.apply(parts).text()).toList();
    }

    private static List<String> groups(RequestParts parts) {
        List<String> groups = new ArrayList<>();
        for (LineText group = parts.nextGroup(); group != null; group = parts.nextGroup()) {
            groups.add(group.text());
        }
        return groups;
    }

    @Test
    void partsAreThoseOfTheEvent() {
        RequestParts parts = take(LINE);
        assertThat(parts.hasReference()).isTrue();
        assertThat(texts(parts))
                .containsExactly(
                        "alice", "get", "/api/v1/namespaces/prod/pods/web?a=b", "pods", "apps", "log", "prod", "web");
        assertThat(groups(parts)).containsExactly("a", "b");
        assertThat(parts.take(event(LINE).lasting())).isTrue();
        assertThat(texts(parts)).isEqualTo(texts(take(LINE)));
        assertThat(groups(parts)).containsExactly("a", "b");
    }

    @Test
    void partsOfTheObjectAreEmptyWithoutReference() {
        RequestParts parts = take(LINE.replaceFirst(",\"objectRef\":\\{[^}]*}", ""));
        assertThat(parts.hasReference()).isFalse();
        assertThat(texts(parts))
                .containsExactly("alice", "get", "/api/v1/namespaces/prod/pods/web?a=b", "", "", "", "", "");
        assertThat(parts.objectOfUrl()).isEqualTo(ObjectUrl.Match.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"a\",\"b\"]|[]|``",
                "[\"a\",\"b\"]|[\"\"]|<>",
                "\"groups\":[\"a\",\"b\"],|``|``",
                "\"b\"|\"b \\\"c\\\\\"|<a><b \"c\\>",
                "\"a\"|\"\\\\\\\\\"|<\\\\><b>"
            })
    void groupsAreTakenOneByOne(String part, String other, String expected) {
        RequestParts parts = take(LINE.replace(part, other));
        assertThat(groups(parts).stream().map(group -> "<" + group + ">").reduce("", String::concat))
                .isEqualTo(expected);
    }

    @Test
    void textsAreEqualIfTheirBytesAre() {
        List<String> names = Stream.of(
                        "a", "alice", "alicf", "seven77", "eight888", "nine99999", "x".repeat(70), "x".repeat(71))
                .toList();
        for (String one : names) {
            TextCopy copy = take(LINE.replace("alice", one)).user().copy();
            assertThat(copy.hash()).isEqualTo(TextCopy.of(one).hash());
            for (String other : names) {
                LineText text = take(LINE.replace("alice", other)).user();
                assertThat(text.is(copy)).as(one + " and " + other).isEqualTo(one.equals(other));
                assertThat(text.is(TextCopy.of(one))).isEqualTo(one.equals(other));
                assertThat(text.hash() == copy.hash()).isEqualTo(one.equals(other));
            }
        }
        LineText escaped = take(LINE.replace("alice", "\\u0061lice")).user();
        assertThat(escaped.hasEscapes()).isTrue();
        assertThat(escaped.text()).isEqualTo("alice");
        assertThat(escaped.is(TextCopy.of("alice"))).isFalse();
    }

    @Test
    void aUserWithoutNameHasNoParts() {
        assertThat(new RequestParts().take(event(LINE.replaceFirst("\"user\":\\{.*]}}", "\"user\":{}"))))
                .isFalse();
        assertThat(new RequestParts().take(event(LINE.replace("\"resource\":\"pods\",", ""))))
                .isFalse();
    }
}
