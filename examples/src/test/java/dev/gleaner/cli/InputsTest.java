package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands read files and folders, and report those that cannot be read. */
class InputsTest {
    private static final String POLICY =
            "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None, verbs: [get]}]\n";
    private static final String WRONG = "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: none}]\n";

    @TempDir
    private Path folder;

    private String write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void checkReportsUnreadableFilesAndChecksTheOthers() throws IOException {
        String wrong = write("wrong.yaml", WRONG);
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        CommandRun run = CommandRun.of("check", path("a"), wrong, path("b"), loop.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.findings())
                .containsExactly(
                        path("a") + ": cannot be read: no such file [file-unreadable]",
                        wrong
                                + ":3:17: rules[0].level: unknown level \"none\"; expected None, Metadata, Request or RequestResponse [audit-level-unknown]",
                        path("b") + ": cannot be read: no such file [file-unreadable]",
                        loop + ": cannot be read: a link that leads back to itself [file-unreadable]");
        assertThat(run.err()).isEmpty();
        assertThat(CommandRun.of("check", "--format", "json", path("a"), path("b"))
                        .out())
                .containsSubsequence(
                        "\"file\": \"" + path("a"), "\"line\": 0", "file-unreadable", "no such file", path("b"));
    }

    @Test
    void formatReportsUnreadableFilesAndPrintsNothing() throws IOException {
        CommandRun run = CommandRun.of("format", path("a"), write("fine.yaml", POLICY), path("b"));
        assertThat(run)
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        path("a") + ": cannot be read: no such file [file-unreadable]\n" + path("b")
                                + ": cannot be read: no such file [file-unreadable]\n"));
    }

    @Test
    void commandsOfOnePolicyReportWhyItIsUnreadable() throws IOException {
        String fine = write("fine.yaml", POLICY);
        String none = path("none");
        String message = none + ": cannot be read: no such file [file-unreadable]\n";
        assertThat(CommandRun.of("analyze", none)).isEqualTo(new CommandRun(2, "", message));
        assertThat(CommandRun.of("compare", none, none)).isEqualTo(new CommandRun(2, "", message + message));
        assertThat(CommandRun.of("compare", fine, none)).isEqualTo(new CommandRun(2, "", message));
        assertThat(CommandRun.of("replay", "--policy", none, fine)).isEqualTo(new CommandRun(2, "", message));
        assertThat(CommandRun.of("decide", "--policy", none, "GET", "/")).isEqualTo(new CommandRun(2, "", message));
        assertThat(CommandRun.of("analyze", folder.toString()).err())
                .isEqualTo(folder + ": cannot be read: is a folder [file-unreadable]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "format", "analyze", "compare", "replay", "decide", "who", "events", "timeline"})
    void noMessageContainsAnException(String command) throws IOException {
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        String policy = write("fine.yaml", POLICY);
        for (String file : new String[] {path("none"), loop.toString(), policy + "/x", "a\0b"}) {
            CommandRun run =
                    switch (command) {
                        case "compare" -> CommandRun.of(command, file, policy);
                        case "replay" -> CommandRun.of(command, "--policy", policy, file);
                        case "decide" -> CommandRun.of(command, "--policy", file, "GET", "/");
                        case "timeline" -> CommandRun.of(command, "--name", "x", file);
                        default -> CommandRun.of(command, file);
                    };
            assertThat(run.code()).as(file).isEqualTo(2);
            assertThat(run.out() + run.err())
                    .as(file)
                    .isNotBlank()
                    .doesNotContain("Exception", "java.", "\tat ")
                    .doesNotContain("\0");
        }
    }

    @Test
    void theManifestsOfAFolderAreReadInOrderOfTheirNames() throws IOException {
        write("b.yml", WRONG);
        write("a/z.JSON", "{}");
        write("a/.hidden.yaml", "{}");
        write(".git/config.yaml", "{}");
        write("c.yaml", POLICY);
        write("a.txt", "no manifest");
        write("a.yaml", WRONG);
        assertThat(CommandRun.of("check", folder.toString()).findings())
                .extracting(line ->
                        line.replaceFirst(":.*", "").substring(folder.toString().length()))
                .containsExactly("/a/z.JSON", "/a.yaml", "/b.yml", "/c.yaml");
        assertThat(CommandRun.of("check", folder.toString()).code()).isEqualTo(1);
        assertThat(CommandRun.of("format", path("a.yaml"), folder.toString()).out())
                .contains("level: none", "level: None", "{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.yaml|a.yaml b.yaml",
                "**/*.yaml|a.yaml b.yaml deploy/c.yaml deploy/x/d.yaml",
                "deploy/**/*.yaml|deploy/c.yaml deploy/x/d.yaml",
                "**/x/**/*|deploy/x/d.yaml",
                "deploy/*/[a-d].{yaml,yml}|deploy/x/d.yaml",
                "?.yaml|a.yaml b.yaml"
            })
    void aPatternIsExpanded(String pattern, String files) throws IOException {
        for (String name : List.of("a.yaml", "b.yaml", "deploy/c.yaml", "deploy/x/d.yaml", ".hidden/e.yaml", "f.txt")) {
            write(name, WRONG);
        }
        assertThat(CommandRun.of("check", path(pattern)).findings())
                .extracting(line ->
                        line.replaceFirst(":.*", "").substring(folder.toString().length() + 1))
                .containsExactlyInAnyOrder(files.split(" ", -1));
    }

    @Test
    void aPatternThatMatchesNothingIsReported() throws IOException {
        assertThat(CommandRun.of("check", path("*.yaml")))
                .isEqualTo(new CommandRun(
                        2, path("*.yaml") + ": cannot be read: no file matches this pattern [file-unreadable]\n", ""));
        assertThat(CommandRun.of("check", path("[a.yaml")).err())
                .startsWith("wrong pattern '" + path("[a.yaml") + "': ")
                .endsWith("Try 'gleaner check --help'.\n");
        assertThat(CommandRun.of("check", write("[a].yaml", WRONG)).findings()).hasSize(1);
    }

    /** Mounted ConfigMaps have such links. */
    @Test
    void linksToFilesAreFollowedAndLinksToFoldersAreNot() throws IOException {
        write("..2022/policy.yaml", WRONG);
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2022"));
        Files.createSymbolicLink(folder.resolve("policy.yaml"), Path.of("..data/policy.yaml"));
        Files.createSymbolicLink(folder.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(folder.resolve("self.yaml"), Path.of("self.yaml"));
        CommandRun run = CommandRun.of("check", folder.toString());
        assertThat(run.findings()).hasSize(2);
        assertThat(run.findings().get(0)).startsWith(path("policy.yaml") + ":3:17: ");
        assertThat(run.findings().get(1))
                .isEqualTo(path("self.yaml") + ": cannot be read: a link that leads back to itself [file-unreadable]");
        assertThat(run.err()).isEqualTo(path("up") + ": skipped: a link to a folder\n");
    }

    @Test
    void aFolderWithoutManifestsIsAFailure() throws IOException {
        write("a.txt", "x");
        Files.createDirectory(folder.resolve("sub"));
        for (String command : new String[] {"check", "format"}) {
            CommandRun run = CommandRun.of(command, folder.toString());
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.out() + run.err())
                    .isEqualTo(
                            folder + ": cannot be read: no file ends in .yaml, .yml or .json" + " [file-unreadable]\n");
        }
    }

    @Test
    @Timeout(60)
    void onlyRegularFilesOfAFolderAreOpened() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/mkfifo")).exists();
        new ProcessBuilder("/usr/bin/mkfifo", path("pipe.yaml")).start().waitFor();
        Files.createSymbolicLink(folder.resolve("zero.yaml"), Path.of("/dev/zero"));
        assertThat(CommandRun.of("check", folder.toString()))
                .isEqualTo(new CommandRun(
                        2,
                        path("pipe.yaml") + ": cannot be read: is not a regular file [file-unreadable]\n"
                                + path("zero.yaml") + ": cannot be read: is not a regular file [file-unreadable]\n",
                        ""));
    }

    @Test
    void aHugeFolderIsReadUpToTheLimit() throws IOException {
        for (int i = 0; i <= 10_000; i++) {
            Files.createDirectory(folder.resolve("d" + i));
        }
        assertThat(CommandRun.of("check", folder.toString()))
                .isEqualTo(new CommandRun(
                        2,
                        folder + ": cannot be read: more than 10000 manifests and subfolders; the rest is skipped"
                                + " [file-unreadable]\n",
                        ""));
    }

    @Test
    void aDeepFolderIsReadUpToTheLimit() throws IOException {
        write("a/".repeat(101) + "policy.yaml", WRONG);
        assertThat(CommandRun.of("check", folder.toString()).findings())
                .singleElement()
                .asString()
                .endsWith("/a: cannot be read: more than 100 levels below " + folder + " [file-unreadable]");
    }

    @Test
    void anUnreadableFolderIsReported() throws IOException {
        assumeThat(System.getProperty("user.name")).isNotEqualTo("root");
        write("closed/policy.yaml", WRONG);
        write("open.yaml", WRONG);
        folder.resolve("closed").toFile().setReadable(false);
        assertThat(CommandRun.of("check", folder.toString()).findings())
                .hasSize(2)
                .first()
                .isEqualTo(path("closed") + ": cannot be read: permission denied [file-unreadable]");
        folder.resolve("closed").toFile().setReadable(true);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }
    }

    /** An unset variable of a shell, in quotes, would be the working folder, which format --write changes. */
    @ParameterizedTest
    @ValueSource(strings = {"check", "format --write", "analyze", "generate --audit-policy", "who", "top user"})
    void anEmptyNameIsRefused(String command) {
        String[] call =
                Stream.concat(Stream.of(command.split(" ")), Stream.of("")).toArray(String[]::new);
        CommandRun run = CommandRun.of(call);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("the name of a file is empty; write . for the working folder\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check - -",
                "route --record - -",
                "diagram --record - -",
                "report --out report.html --manifests - --record - audit.log",
                "replay - -",
                "compare - -",
                "generate --audit-output - --event-output -"
            })
    void standardInputIsReadOnce(String call) {
        CommandRun run = CommandRun.withInput(POLICY, call.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("- is given more than once, but standard input can be read only once\n");
    }
}
