package dev.gleaner.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.cli.CommandRun;
import dev.gleaner.cli.Gleaner;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.activity.ActivityColumns;
import dev.gleaner.event.activity.Column;
import dev.gleaner.event.activity.EventColumns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts of {@code docs/pipeline.md} run, and its tables list the fields that exist. */
@Timeout(120)
class PipelinePageTest {
    private static final Path PAGE = Path.of("../docs/pipeline.md");
    private static final Path LOG = Path.of("src/test/resources/dev/gleaner/examples/audit.log");
    private static final String POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - level: %s
            """;
    private static final String FLOW = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterFlow
            metadata: {name: audit, namespace: cattle-logging-system}
            spec: {globalOutputRefs: [siem]}
            """;
    private static final String EXPECTATIONS = """
            apiVersion: gleaner.dev/v1
            kind: Expectations
            policy:
              file: ../manifests/policy.yaml
            cases:
            - name: all requests
              requests: [list pods by alice]
              expect:
              - level: Metadata
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Path command = Files.writeString(folder.resolve("bin/gleaner"), """
                #!/bin/sh
                exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s "$@"
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        Gleaner.class.getName()));
        assertThat(command.toFile().setExecutable(true)).isTrue();
        write("manifests/policy.yaml", POLICY.formatted("Metadata"));
        write("tests/policy-test.yaml", EXPECTATIONS);
        Files.copy(LOG, folder.resolve("audit.log"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theCheckWritesBothFilesAndTheHigherExitCode() throws Exception {
        assertThat(run("check.sh", "manifests", "tests", "results")).isZero();
        assertThat(folder.resolve("results/gleaner.sarif")).content().contains("\"2.1.0\"");
        assertThat(folder.resolve("results/gleaner.xml")).content().contains("all requests");

        write("manifests/policy.yaml", POLICY.formatted("Metdata"));
        assertThat(run("check.sh", "manifests", "tests", "results")).isEqualTo(1);
        assertThat(folder.resolve("results/gleaner.sarif")).content().contains("audit-level-unknown");
        assertThat(run("check.sh", "manifests", "missing", "results")).isEqualTo(2);
        write("manifests/policy.yaml", POLICY.formatted("Metadata"));
        write("manifests/flow.yaml", FLOW);
        assertThat(run("check.sh", "manifests", "tests", "results")).isEqualTo(1);
        assertThat(folder.resolve("results/gleaner.sarif")).content().contains("output-ref-dangling");
        write("manifests/flow.yaml", "# later");
        assertThat(run("check.sh", "manifests", "tests", "results")).isEqualTo(1);
        assertThat(folder.resolve("results/gleaner.sarif")).content().contains("document-none");
        assertThat(run("check.sh", "missing", "tests", "results")).isEqualTo(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theNightlyScriptWritesItsFilesAndStopsAtAFailure() throws Exception {
        assertThat(run("night.sh", "audit.log", "manifests/policy.yaml", "nights"))
                .isZero();
        try (Stream<Path> files = Files.walk(folder.resolve("nights"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("denied.jsonl", "report.html", "replay.json");
        }

        write("manifests/policy.yaml", POLICY.formatted("Metdata"));
        assertThat(run("night.sh", "audit.log", "manifests/policy.yaml", "nights"))
                .isEqualTo(1);
        assertThat(run("night.sh", "missing.log", "manifests/policy.yaml", "nights"))
                .isEqualTo(2);
    }

    @Test
    void theFieldsOfRowsAreListed() throws IOException {
        assertThat(section("who")).contains(table(ActivityColumns.all()));
        assertThat(section("events")).contains(table(EventColumns.all()));
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                call("timeline", "timeline --format json --namespace default --name vm-ide-1 audit.log"),
                call("check", "check --format json faulty.yaml"),
                call("decide", "decide --policy manifests/policy.yaml --explain GET /api/v1/pods"),
                call("compare", "compare --format json manifests/policy.yaml bodies.yaml"),
                call("analyze", "analyze --format json manifests/policy.yaml"),
                call("replay", "replay --format json --policy manifests/policy.yaml audit.log"));
    }

    private static Arguments call(String heading, String arguments) {
        return argumentSet(heading, heading, arguments);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void theFieldsOfJsonAreListed(String heading, String arguments) throws IOException {
        write("faulty.yaml", POLICY.formatted("Metdata"));
        write("bodies.yaml", POLICY.formatted("Request"));
        CommandRun run = CommandRun.of(Arrays.stream(arguments.split(" "))
                .map(argument -> Files.exists(folder.resolve(argument))
                        ? folder.resolve(argument).toString()
                        : argument)
                .toArray(String[]::new));
        String line = run.out().lines().findFirst().orElse("");
        Tree printed = JsonText.of(line.endsWith("}") ? line : run.out()).tree();
        Tree row = printed instanceof Tree.Sequence rows ? rows.items().get(0) : printed;
        assertThat(((Tree.Mapping) row).fields()).isNotEmpty().allSatisfy(field -> assertThat(section(heading))
                .contains("`" + field.name() + "`"));
    }

    private static String table(List<? extends Column<?>> columns) {
        return columns.stream()
                .map(column -> "| `%s` | %s |\n".formatted(column.name(), column.description()))
                .collect(Collectors.joining("", "| field | meaning |\n| --- | --- |\n", "\n"));
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("### " + heading + "\n");
        assertThat(start).as(heading).isPositive();
        return page.substring(start, page.indexOf("\n#", start + 1) + 1);
    }

    /** Runs a script of the page, and returns its exit code. */
    private int run(String name, String... arguments) throws Exception {
        String script = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(text -> text.contains("# Usage: " + name + " "))
                .findFirst()
                .orElseThrow();
        List<String> command = new ArrayList<>(List.of("sh", write(name, script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        assertThat(printed).doesNotContain("not found", "Exception");
        return code;
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
