package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatTest {
    @Test
    void aFormatTypeIsOneOfAFewWords() {
        String expected =
                ": supported values: out_file, json, ltsv, csv, msgpack, hash or single_value [format-type-unknown]";

        assertThat(read("{file: {path: '/${tag}', format: {type: JSON}}}"))
                .containsExactly("output.yaml:4:47: spec.file.format.type: Unsupported value: \"JSON\"" + expected);
        assertThat(read("{syslog: {host: x, port: 1, format: {type: syslog_rfc5424}}}"))
                .containsExactly(
                        "output.yaml:4:50: spec.syslog.format.type: Unsupported value: \"syslog_rfc5424\"" + expected);
    }

    @Test
    void anEmptyFormatIsPreserved() {
        FileOutput file = FileOutput.of(f -> f.path("/tmp/x").format(Format.of(empty -> {})));

        assertThat(file.toYaml()).isEqualTo("""
                path: /tmp/x
                format: {}
                """);
    }

    private static List<String> read(String spec) {
        String manifest = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: sample}
                spec: %s
                """.formatted(spec);
        return ManifestReader.strict().read(Source.of("output.yaml", manifest), Output.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
