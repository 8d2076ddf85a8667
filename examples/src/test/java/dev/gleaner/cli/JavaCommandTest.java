package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {
    private static final Path PRINTED = Path.of("src/test/java/dev/gleaner/cli/PrintedManifests.java");
    private static final Path YAML = Path.of("src/test/resources/dev/gleaner/cli/printed.yaml");

    private static final String FLOW = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Flow
            metadata:
              name: web
              namespace: shop
            spec:
              localOutputRefs:
              - loki
            """;

    @TempDir
    private Path folder;

    /** The printed class is a source of the tests: it compiles, and the build requires its format. */
    @Test
    void theClassBuildsTheManifests() throws IOException {
        CommandRun run = CommandRun.of("java", "--class", "dev.gleaner.cli.PrintedManifests", YAML.toString());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PRINTED, run.out());
        }
        assertThat(run).isEqualTo(new CommandRun(0, Files.readString(PRINTED), ""));
        assertThat(PrintedManifests.all().stream().map(Manifest::toYaml).collect(Collectors.joining("---\n")))
                .isEqualTo(Manifests.toYaml(PrintedManifests.all()))
                .isEqualTo(Files.readString(YAML));
    }

    @Test
    void theClassIsNamedAfterTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("web-flows.yaml"), FLOW);
        assertThat(CommandRun.of("java", file.toString())).isEqualTo(new CommandRun(0, """
                import dev.gleaner.logging.Flow;

                /** The manifests of web-flows.yaml. */
                public final class WebFlowsManifests {
                    private WebFlowsManifests() {}

                    /** The Flow web. */
                    public static Flow flow() {
                        return Flow.of(f -> f.metadata(m -> m.name("web").namespace("shop")).spec(s -> s.addLocalOutputRef("loki")));
                    }
                }
                """, ""));
    }

    @Test
    void standardErrorNamesFilesWithComments() {
        CommandRun run = CommandRun.withInput("# why\n" + FLOW, "java", "-");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("class Manifests {");
        assertThat(run.err()).isEqualTo("-: its comments are not in the code\n");
    }

    @Test
    void aFileWithAnErrorHasNoCode() {
        assertThat(CommandRun.withInput(FLOW + "  flowLable: x\n", "java", "-"))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "-:9:3: spec.flowLable: unknown field \"flowLable\"; did you mean \"flowLabel\"?"
                                + " [field-unknown]\n"));
        CommandRun missing =
                CommandRun.of("java", folder.resolve("missing.yaml").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err()).endsWith("cannot be read: no such file [file-unreadable]\n");
    }

    @Test
    void aTemplateHasNoCode() {
        assertThat(CommandRun.withInput("{{ if .x }}\n" + FLOW + "{{ end }}\n", "java", "-"))
                .isEqualTo(new CommandRun(1, "", "-: a Go template has no values; render it first\n"));
    }

    @Test
    void aWrongNameIsRefused() {
        assertThat(CommandRun.withInput(FLOW, "java", "--class", "a-b", "-").err())
                .startsWith("wrong value for option '--class': expected the name of a class, such as"
                        + " com.example.LoggingManifests, but was \"a-b\"\n");
    }
}
