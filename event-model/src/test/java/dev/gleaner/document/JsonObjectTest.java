package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonObjectTest {
    @Test
    void aKeptFieldIsTextAndAbsentInTheTypedValue() {
        JsonObject object = read("{\"name\":\"a\",\"labels\": {\"b\" : \"c\"} ,\"uid\":null}", "labels", "uid")
                .orThrow();
        assertThat(object.texts()).containsOnlyKeys("labels").containsValue(JsonText.of("{\"b\":\"c\"}"));
        assertThat(object.as(Metadata.class, "f").orThrow()).isEqualTo(Metadata.of(m -> m.name("a")));
        assertThat(object).hasToString("JsonObject[[name, labels, uid]]");
    }

    @Test
    void aViolationOfTheTypeNamesTheInput() {
        assertThat(read("{\"name\":1}").orThrow().as(Metadata.class, "f").violations())
                .extracting(Violation::toString)
                .containsExactly("f:1:9: name: found the number 1, expected text; put it in quotes [type-wrong]");
    }

    @Test
    void onlyTheOutermostFieldsAreKept() {
        JsonObject object = read("{\"a\":{\"b\":1},\"b\":2}", "b").orThrow();
        assertThat(object.texts()).containsOnlyKeys("b");
        assertThat(object.fields().get("a")).contains(Tree.mapping(m -> m.put("b", Tree.number(1))));
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(read("\uFEFF{\"a\":[1]}", "a").orThrow().texts()).containsValue(JsonText.of("[1]"));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                argumentSet("nothing", "", "f: found nothing, expected one JSON object [type-wrong]"),
                argumentSet("white space", " \n", "f: found nothing, expected one JSON object [type-wrong]"),
                argumentSet("a list", "[1]", "f: found a list, expected one JSON object [type-wrong]"),
                argumentSet("two objects", "{} {\"a\":1}", "f: found a mapping, expected one JSON object [type-wrong]"),
                argumentSet(
                        "something behind it",
                        "{}x",
                        "f:1:3: not JSON: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') [json-syntax]"),
                argumentSet(
                        "a kept field twice",
                        "{\"kept\":1,\"kept\":2}",
                        "f:1:11: kept: duplicate key \"kept\"; the first is at 1:2 [key-duplicate]"),
                argumentSet(
                        "a kept field that is null, and again",
                        "{\"kept\":null,\"kept\":2}",
                        "f:1:14: kept: duplicate key \"kept\"; the first is at 1:2 [key-duplicate]"),
                argumentSet(
                        "another field twice",
                        "{\"a\":{\"b\":1,\"b\":1}}",
                        "f:1:13: a.b: duplicate key \"b\"; the first is at 1:7 [key-duplicate]"),
                argumentSet(
                        "a kept text that is cut off",
                        "{\"kept\":\"abc",
                        "f:1:13: not JSON: Unexpected end-of-input in VALUE_STRING [json-syntax]"),
                argumentSet(
                        "a kept list that is cut off",
                        "{\"kept\":[1",
                        "f:1:11: not JSON: Unexpected end-of-input: expected close marker for Array [json-syntax]"),
                argumentSet(
                        "a kept value too deep",
                        "{\"kept\":" + "[".repeat(200) + "]".repeat(200) + "}",
                        "f: nested deeper than the limit of 128 levels [bound-depth]"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anythingButOneObjectIsAViolation(String json, String violation) {
        assertThat(read(json, "kept").violations())
                .extracting(Violation::toString)
                .containsExactly(violation);
    }

    /** Byte offsets are known only for UTF-8. */
    @Test
    void anotherEncodingIsAViolation() {
        for (Charset charset : Set.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("UTF-32"))) {
            byte[] bytes = "{\"a\":1,\"kept\":{\"x\":[1]}}".getBytes(charset);
            assertThat(JsonObject.read("f", bytes, 0, bytes.length, Set.of("kept"), Bounds.DEFAULT)
                            .violations())
                    .as(charset.name())
                    .extracting(Violation::code)
                    .containsExactly("json-syntax");
        }
    }

    private static Reading<JsonObject> read(String json, String... kept) {
        byte[] bytes = ("#" + json + "#").getBytes(StandardCharsets.UTF_8);
        return JsonObject.read("f", bytes, 1, bytes.length - 1, Set.of(kept), Bounds.DEFAULT);
    }
}
