package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output of commands does not depend on the locale. Each command runs in its own process. */
class LocaleTest {
    private record Locale(Map<String, String> environment, List<String> options) {}

    private static final Locale C = new Locale(Map.of("LC_ALL", "C"), List.of());

    private static final List<Locale> LOCALES = List.of(
            C,
            new Locale(
                    Map.of("LC_ALL", "C.UTF-8"),
                    List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.extensions=u-nu-arab")),
            new Locale(Map.of("LC_ALL", "C.UTF-8"), List.of("-Duser.language=tr", "-Duser.country=TR")),
            new Locale(Map.of("LC_ALL", "C.UTF-8"), List.of("-Dfile.encoding=ISO-8859-1")));

    @TempDir
    private Path folder;

    @Test
    void theBytesAreTheSameInEveryLocale() throws IOException, InterruptedException {
        Path manifest = Files.writeString(folder.resolve("u.yaml"), "ü: [1000, €, İi]\n");
        Path policy = Files.writeString(folder.resolve("policy.yaml"), """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules: [{level: ünbekannt, verbs: [Get]}]
                """);
        Path broken = Files.write(folder.resolve("broken.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});
        for (Locale locale : LOCALES) {
            assertThat(run(locale, "", "format", manifest.toString()))
                    .isEqualTo(new CommandRun(0, "ü:\n- 1000\n- €\n- İi\n", ""));
            assertThat(run(locale, "ü: €\n", "format", "-")).isEqualTo(new CommandRun(0, "ü: €\n", ""));
            assertThat(run(locale, "", "check", policy.toString(), broken.toString()))
                    .isEqualTo(new CommandRun(
                            1,
                            policy + ":3:17: rules[0].level: unknown level \"ünbekannt\"; expected None, Metadata,"
                                    + " Request or RequestResponse [audit-level-unknown]\n    rules: [{level: ünbekannt, verbs: [Get]}]\n                    ^\n"
                                    + broken
                                    + ":1:4: not UTF-8: byte 0xff at offset 3 [text-encoding]\n",
                            ""));
            assertThat(run(locale, "a: ü\0\n", "format", "-").err())
                    .startsWith("-:")
                    .doesNotContain("?");
        }
    }

    @Test
    void aNameThatTheLocaleCannotEncodeIsReported() throws IOException, InterruptedException {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
        Path manifest = Files.writeString(folder.resolve("ü.yaml"), "a: ü\n");
        assertThat(run(C, "", "format", manifest.toString()))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "an argument has characters that the encoding of the locale (ANSI_X3.4-1968) does not contain; set"
                                + " LC_ALL=C.UTF-8 and try again\n"));
        assertThat(run(LOCALES.get(1), "", "format", manifest.toString())).isEqualTo(new CommandRun(0, "a: ü\n", ""));
        assertThat(run(C, "", "format", folder.toString())).isEqualTo(new CommandRun(0, "a: ü\n", ""));
    }

    private CommandRun run(Locale locale, String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(locale.options());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(Gleaner.class.getName());
        command.addAll(Arrays.asList(arguments));
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().remove("JAVA_TOOL_OPTIONS");
        process.environment().putAll(locale.environment());
        int code = process.start().waitFor();
        return new CommandRun(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
