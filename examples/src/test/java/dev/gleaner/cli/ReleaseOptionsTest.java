package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that reads a policy has the options for the Kubernetes release. */
class ReleaseOptionsTest {
    private static final String WARNING =
            "warning: the group \"*\" matches every group from Kubernetes 1.36 on; older releases"
                    + " refuse the policy [audit-group-versions]";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"check", "analyze", "compare", "decide", "replay"})
    void aGroupWildcardDependsOnTheRelease(String command) throws IOException {
        CommandRun any = run(command);
        assertThat(any.code()).isZero();
        assertThat(any.out() + any.err()).contains(WARNING);

        CommandRun old = run(command, "--kubernetes", "1.24");
        assertThat(old.code()).isEqualTo(1);
        assertThat(old.out() + old.err()).contains("[audit-group-invalid]").doesNotContain(WARNING);

        CommandRun later = run(command, "--kubernetes", "v1.36.1");
        assertThat(later.code()).isZero();
        assertThat(later.out() + later.err()).doesNotContain("audit-group");
    }

    @Test
    void aWildcardDecidesAsTheReleaseThatHasIt() throws IOException {
        assertThat(run("decide").out()).startsWith("{\"level\":\"Request\"");
        assertThat(run("analyze").out()).contains("rules[1] Metadata: never decides; covered by rules[0]");
    }

    @Test
    void aReleaseOfHarvesterHasItsKubernetes() throws IOException {
        CommandRun release = run("check", "--release", "v1.8.1");
        assertThat(release.code()).isEqualTo(1);
        assertThat(release.out()).contains("[audit-group-invalid]").doesNotContain(WARNING);

        CommandRun both = run("check", "--release", "v1.8.1", "--kubernetes", "1.36");
        assertThat(both.code()).isZero();
        assertThat(both.out()).doesNotContain("audit-group");
    }

    @Test
    void theServerIsThatOfTheRelease() throws IOException {
        assertThat(run("check", "--as-server").out()).contains("refused by kube-apiserver 1.24");
        assertThat(run("check", "--as-server", "--kubernetes", "1.36").out()).contains("loaded by kube-apiserver 1.36");
        assertThat(run("check", "--kubernetes", "1.36", "--as-server", "1.36").code())
                .isZero();
        CommandRun both = run("check", "--kubernetes", "1.36", "--as-server", "1.35");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err())
                .contains("--as-server 1.35 and --kubernetes 1.36 name different releases; give only one of them");
    }

    private CommandRun run(String command, String... options) throws IOException {
        String policy = Files.writeString(folder.resolve("policy.yaml"), """
                        apiVersion: audit.k8s.io/v1
                        kind: Policy
                        rules:
                        - level: Request
                          resources: [{group: "*"}]
                        - level: Metadata
                          resources: [{group: apps}]
                        - level: Metadata
                        """).toString();
        String log = Files.writeString(folder.resolve("audit.log"), "").toString();
        List<String> operands =
                switch (command) {
                    case "compare" -> List.of(policy, policy);
                    case "decide" -> List.of("--policy", policy, "GET", "/apis/apps/v1/deployments");
                    case "replay" -> List.of("--policy", policy, log);
                    default -> List.of(policy);
                };
        return CommandRun.of(Stream.of(Stream.of(command), Stream.of(options), operands.stream())
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    @Test
    void theLetterOfAReleaseMayBeLeftOut() {
        assertThat(CommandRun.of("generate", "--release", "1.4.1"))
                .isEqualTo(CommandRun.of("generate", "--release", "v1.4.1"));
        assertThat(CommandRun.of("upgrade", "--from", "1.0.3", "--to", "1.1.0"))
                .isEqualTo(CommandRun.of("upgrade", "--from", "v1.0.3", "--to", "v1.1.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "who -n prod x|unknown option '-n'; did you mean '--namespace'?",
                "who --denied x|unknown option '--denied'; did you mean '--outcome denied'?",
                "who --from 1d x|unknown option '--from'; did you mean '--since'?",
                "who -f x|unknown option '-f'; did you mean '--follow'?",
                "who -o json x|unknown option '-o'; did you mean '--format'?",
                "generate -o x|unknown option '-o'; did you mean '--out'?",
                "top --by user x|unknown option '--by'; the columns are an argument, as in gleaner top user audit.log",
                "check --strict x|unknown option '--strict'; did you mean '--fail-on warning'?",
                "check --denied x|unknown option '--denied'"
            })
    void optionsOfOtherProgramsHaveAnAnswer(String row) {
        String[] columns = row.split("\\|", -1);
        assertThat(CommandRun.of(columns[0].split(" ", -1)).err()).startsWith(columns[1] + "\n");
    }
}
