package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
    static Stream<Arguments> lines() {
        return Stream.of(
                argumentSet(
                        "a plain line", "rules:\n- level: Metdata\n", 2, 10, "    - level: Metdata\n             ^\n"),
                argumentSet("the end of a line", "a: \n", 1, 4, "    a:\n       ^\n"),
                argumentSet("tabs", "a:\t\tb\n", 1, 5, "    a:        b\n              ^\n"),
                argumentSet("wide characters", "名前: x\n", 1, 5, "    名前: x\n          ^\n"),
                argumentSet("an emoji and a combining mark", "😀e\u0301: x\n", 1, 6, "    😀e\u0301: x\n         ^\n"),
                argumentSet(
                        "control characters", "\u001b[31ma: x\n", 1, 9, "    \\u001b[31ma: x\n                 ^\n"),
                argumentSet("another text direction", "\u202Ea: x\n", 1, 2, "    \\u202ea: x\n          ^\n"),
                argumentSet("line ends of Windows", "a: x\r\nb: y\r\n", 2, 4, "    b: y\n       ^\n"),
                argumentSet("an empty line", "a: x\n\n", 2, 1, ""),
                argumentSet("no such line", "a: x\n", 3, 1, ""),
                argumentSet("no position", "a: x\n", 0, 0, ""));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theCaretIsBelowTheColumn(String text, int line, int column, String excerpt) {
        assertThat(new Excerpt(text).at(new Position(line, column))).isEqualTo(excerpt);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 46, 47, 76, 77, 100, 5_000, 9_930, 9_999, 10_000})
    void aLongLineIsShortenedAroundTheColumn(int column) {
        String line = "x".repeat(column - 1) + "y" + "z".repeat(10_000 - column);
        String[] excerpt = new Excerpt(line).at(new Position(1, column)).split("\n", -1);
        assertThat(excerpt).hasSize(3).allMatch(shown -> shown.length() <= 80);
        assertThat(excerpt[0].charAt(excerpt[1].indexOf('^'))).isEqualTo('y');
        assertThat(excerpt[0].strip().startsWith("...")).isEqualTo(column > 48);
        assertThat(excerpt[0].endsWith("...")).isEqualTo(column < 9_950);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  password: hunter2",
                "  hec_token: hunter2",
                "{a: 1, password: hunter2, foo: x}",
                "{\"password\":\"hunter2\",\"foo\":1}",
                "token:\n  hunter2",
                "token: |\n  hunter2\n  more",
                "token: >-\n  a\n\n  hunter2",
                "tls:\n  private_key: |\n    a\n    hunter2",
                "password: \"a\n  hunter2\"",
                "{password:\nhunter2}",
                "hec_token: {value: hunter2}",
                "hec_token:\n  value: hunter2",
                "url: https://me:hunter2@example.org",
                "header: Bearer hunter2",
                "kind: Secret\nstringData:\n  a: hunter2",
                "a: 1\n---\ndata:\n  a: hunter2\nkind: Secret",
                "PASSWORD: hunter2",
                "sse_customer_key: hunter2",
                "custom_headers: hunter2",
                "password: !!str hunter2",
                "password: &a\n  hunter2"
            })
    void aLineWithASecretIsNotShown(String text) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            assertThat(new Excerpt(text).at(new Position(i + 1, 1))).doesNotContain("hunter2");
        }
    }

    /** Names of Secrets are shown, and what an audit policy says about secrets. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hec_token: {valueFrom: {secretKeyRef: {name: splunk, key: token}}}",
                "hec_token:",
                "- secrets",
                "users: [\"system:kube-proxy\"]",
                "resources: [{resources: [secrets, tokenreviews]}]",
                "loggingRef: harvester-kube-audit-log-ref"
            })
    void whatIsNotSecretIsShown(String text) {
        assertThat(new Excerpt(text).at(new Position(1, 1))).isEqualTo("    " + text + "\n    ^\n");
    }

    @Test
    void aFieldBelowANameIsShown() {
        assertThat(new Excerpt("hec_token:\n  valueFrm:\n    a: b\n").at(new Position(2, 3)))
                .isEqualTo("      valueFrm:\n      ^\n");
    }

    @TempDir
    private Path folder;

    /** A secret as it is often written by mistake: as a number, or where a reference belongs. */
    @Test
    void checkPrintsNoSecret() throws Exception {
        Path file = Files.writeString(folder.resolve("output.yaml"), """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: splunk, namespace: cattle-logging-system}
                spec:
                  splunkHec:
                    hec_host: splunk
                    hec_token: 987654321
                """);
        CommandRun run = CommandRun.of("check", file.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("output.yaml:7:16: ");
        Files.writeString(
                file, Files.readString(file).replace("hec_token: 987654321", "hec_token: {value: 987654321, x: [}"));
        assertThat(CommandRun.of("check", file.toString()).out())
                .contains("not YAML")
                .doesNotContain("987654321");
    }

    @Test
    void manyViolationsOnALongLineAreFast() {
        Excerpt excerpt = new Excerpt("a-".repeat(500_000));
        for (int i = 1; i < 20_000; i++) {
            excerpt.at(new Position(1, i));
        }
        assertThat(excerpt.at(new Position(1, 1))).isEmpty();
    }
}
