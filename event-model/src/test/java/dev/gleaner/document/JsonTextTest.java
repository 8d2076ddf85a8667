package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"a\": [1, true, null]} | {\"a\":[1,true,null]} | true",
                "[ ] | [] | true",
                "\"a b\" | \"ab\" | false",
                "\"<&>\u2028\" | \"\\u003c\\u0026\\u003e\\u2028\" | true",
                "\"\\/\" | \"/\" | false",
                "\"\\u0041\" | \"A\" | false",
                "1.0 | 1 | false",
                "1e3 | 1000 | false",
                "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1} | false"
            })
    void equalityIgnoresOnlyWhiteSpaceAndEscapesOfTheServer(String left, String right, boolean equal) {
        JsonText text = JsonText.of(left);
        JsonText other = JsonText.of(right);
        assertThat(text.equals(other)).isEqualTo(equal);
        assertThat(other.equals(text)).isEqualTo(equal);
        if (equal) {
            assertThat(text).hasSameHashCodeAs(other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e3", "-0", "0.10", "1E-7", "12345678901234567890123", "1.5e+300"})
    void numbersKeepTheirSpelling(String number) {
        JsonText text = JsonText.of(number);
        assertThat(new String(text.toBytes(), StandardCharsets.UTF_8)).isEqualTo(number);
        assertThat(JsonText.of(text.tree())).isEqualTo(text);
        assertThat(text.tree()).isEqualTo(Tree.number(new BigDecimal(number)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^^ | not JSON: expected one value [json-syntax]",
                "1 2 | not JSON: expected one value [json-syntax]",
                "{\"a\":1,\"a\":2} | 1:8: a: duplicate key \"a\"; the first is at 1:2 [key-duplicate]",
                "[1e999] | 1:2: [0]: the number 1e999 cannot be represented; Kubernetes refuses it [number-range]",
                "\"\\ud800\" | 1:1: the text contains an unpaired surrogate, which is not a character [text-surrogate]",
                "[1 | 1:3: not JSON: Unexpected end-of-input: expected close marker for Array [json-syntax]",
                "01 | 1:2: not JSON: Invalid numeric value: Leading zeroes not allowed [json-syntax]"
            })
    void aTextThatIsNotJsonIsAViolation(String text, String violation) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Reading<Tree> reading = JsonText.of(bytes, 0, bytes.length).read();
        assertThat(reading.value()).isEmpty();
        assertThat(reading.violations()).extracting(Violation::toString).containsExactly(violation);
        assertThatThrownBy(() -> JsonText.of(text)).isInstanceOf(ViolationException.class);
    }

    @Test
    void anExceededLimitIsNamed() {
        String deep = "[".repeat(130) + "]".repeat(130);
        assertThat(JsonText.of(deep.getBytes(StandardCharsets.UTF_8), 0, deep.length())
                        .read()
                        .violations())
                .extracting(Violation::message)
                .containsExactly("nested deeper than the limit of 128 levels");
        String wide = "1".repeat(1001);
        assertThat(JsonText.of(wide.getBytes(StandardCharsets.UTF_8), 0, wide.length())
                        .read()
                        .violations())
                .extracting(Violation::message)
                .containsExactly("a scalar is longer than the limit of 1000 characters");
    }

    @Test
    void itIsACopy() {
        byte[] buffer = "x{\"a\":1}y".getBytes(StandardCharsets.UTF_8);
        JsonText text = JsonText.of(buffer, 1, buffer.length - 1);
        buffer[2] = 'x';
        text.toBytes()[0] = 'x';
        assertThat(text.tree()).isEqualTo(Tree.mapping(m -> m.put("a", Tree.number(1))));
        assertThat(text.size()).isEqualTo(7);
    }

    @Test
    void eachCallReturnsANewObjectOfFabric8() {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("web")
                .endMetadata()
                .addToData("a", "b")
                .build();
        JsonText text = JsonText.ofObject(map);
        map.getData().put("a", "changed");
        text.as(ConfigMap.class).getData().put("a", "changed");
        assertThat(text.as(ConfigMap.class).getData()).containsEntry("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "null | found nothing (null), expected a ConfigMap (a mapping)",
                "{} x | not JSON: Unrecognized token 'x'",
                "[] | found an empty list, expected a ConfigMap (a mapping)",
                "{\"data\":[]} | data: found an empty list, expected a mapping"
            })
    void aValueOfAnotherTypeIsRefused(String json, String message) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> JsonText.of(bytes, 0, bytes.length).as(ConfigMap.class))
                .isInstanceOf(ViolationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void itIsWrittenOnOneLine() {
        assertThat(JsonText.of("{ \"a\" :\n[1.0, \"<b c>\"]\n}").toJsonLine())
                .isEqualTo("{\"a\":[1.0,\"\\u003cb c\\u003e\"]}");
    }

    @Test
    void itPrintsOnlyItsSize() {
        assertThat(JsonText.of("{\"password\":\"x\"}")).hasToString("JsonText[16 bytes]");
    }
}
