package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {
    /** Texts and their escapes by encoding/json of Go 1.18. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^a\"b^ | a\\\"b",
                "a\\b | a\\\\b",
                "a/b | a/b",
                "^a\nb\rc\td^ | a\\nb\\rc\\td",
                "^\b\f^ | \\u0008\\u000c",
                "^\u0001\u001f^ | \\u0001\\u001f",
                "^\u007f\u0085\u00a0^ | ^\u007f\u0085\u00a0^",
                "<a href='x&y'> | \\u003ca href='x\\u0026y'\\u003e",
                "^\u2027\u2028\u2029\u202a^ | ^\u2027\\u2028\\u2029\u202a^",
                "\u00e9\u20ac\ud83d\ude00 | \u00e9\u20ac\ud83d\ude00",
                "^\u00a8\u2128\ue028^ | ^\u00a8\u2128\ue028^"
            })
    void textIsEscapedAsGoDoes(String text, String escaped) {
        assertThat(line(Metadata.of(m -> m.name(text)))).isEqualTo("{\"name\":\"" + escaped + "\"}");
        assertThat(line(Metadata.of(m -> m.putLabel(text, "a")))).isEqualTo("{\"labels\":{\"" + escaped + "\":\"a\"}}");
    }

    @Test
    void theNullCharacterIsEscaped() {
        assertThat(line(Metadata.of(m -> m.name("a\u0000")))).isEqualTo("{\"name\":\"a\\u0000\"}");
    }

    /** A body keeps its text without white space, as with json.Compact of Go. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^{ \"a\" :\t[ 1 ,\r\n2 ] }^ | {\"a\":[1,2]}",
                "\" \\\" \\\\\" | \" \\\" \\\\\"",
                "\"\\u0041\\/\\u003C\" | \"\\u0041\\/\\u003C\"",
                "\"<\u2028&\" | \"\\u003c\\u2028\\u0026\"",
                "[1.0,1e3,-0,12345678901234567890123] | [1.0,1e3,-0,12345678901234567890123]"
            })
    void aBodyLosesOnlyItsWhiteSpace(String body, String written) {
        CompactJsonWriter writer = new CompactJsonWriter();
        writer.startMapping();
        writer.name("requestObject");
        writer.json(JsonText.of(body));
        writer.name("b");
        writer.flag(true);
        writer.endMapping();
        assertThat(new String(writer.finish(), StandardCharsets.UTF_8))
                .isEqualTo("{\"requestObject\":" + written + ",\"b\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e3", "-0", "1E+3", "0.10", "-12345678901234567890123"})
    void aNumberThatWasReadKeepsItsSpelling(String number) {
        String json = "{\"generation\":" + number + "}";
        assertThat(line(Manifests.read(json, Metadata.class).orThrow())).isEqualTo(json);
    }

    /** Some numbers of YAML are not numbers in JSON. */
    @ParameterizedTest
    @CsvSource({"0x1f, 31", "1_000, 1000", ".5, 0.5", "1., 1", "+1, 1", "010, 8"})
    void aNumberOfYamlIsConverted(String number, String written) {
        assertThat(line(Manifests.read("generation: " + number + "\n", Metadata.class)
                        .orThrow()))
                .isEqualTo("{\"generation\":" + written + "}");
    }

    @Test
    void unknownFieldsKeepTheirPlace() {
        String json = "{\"x\":null,\"name\":\"a\",\"y\":[{},[],true,\"\"],\"namespace\":\"b\",\"z\":{\"<\":\"<\"}}";
        assertThat(line(Manifests.readLenient(json, Metadata.class).orThrow())).isEqualTo(json.replace("<", "\\u003c"));
    }

    private static String line(OpenObject object) {
        return object.toJsonLine();
    }
}
