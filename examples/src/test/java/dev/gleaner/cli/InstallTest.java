package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InstallTest {
    private static final String OPTION = "audit-policy-file: " + Harvester.AUDIT_POLICY_PATH + "\n";
    private static final String SERVER = "cni: canal\n# ours\ntls-san:\n- 192.168.0.1\n";

    private static final String CUSTOM = """
            stages:
              initramfs:
              - files:
                - path: /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml
                  content: |
                    cni: canal
                hostname: node-1 # keep
            """;

    @TempDir
    private Path folder;

    private Path server;
    private Path custom;
    private Path policy;

    @BeforeEach
    void theFilesOfANode() throws IOException {
        server = Files.writeString(folder.resolve("90-harvester-server.yaml"), SERVER);
        custom = Files.writeString(folder.resolve("99_custom.yaml"), CUSTOM);
        policy = folder.resolve("92-harvester-kube-audit-policy.yaml");
    }

    private CommandRun install(String... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of("install", "--rke2-config", server.toString(), "--custom-config", custom.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void withoutWriteTheDifferenceIsPrinted() throws IOException {
        CommandRun run = install();
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("--- /dev/null\n+++ " + policy + " (new)\n@@ -0,0 +1,14 @@\n+apiVersion: ");
        assertThat(run.out()).contains("""
                --- %1$s
                +++ %1$s (new)
                @@ -4,4 +4,26 @@
                     - path: /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml
                       content: |
                         cni: canal
                +        audit-policy-file: /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml
                +    - path: /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml
                +      permissions: 384
                """.formatted(custom));
        assertThat(run.out()).endsWith("""
                --- %1$s
                +++ %1$s (new)
                @@ -2,3 +2,4 @@
                 # ours
                 tls-san:
                 - 192.168.0.1
                +audit-policy-file: /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml
                """.formatted(server));
        assertThat(server).content().isEqualTo(SERVER);
        assertThat(custom).content().isEqualTo(CUSTOM);
        assertThat(policy).doesNotExist();
    }

    @Test
    void twiceIsTheSameAsOnce() throws IOException {
        CommandRun run = install("--write");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.lines()).containsExactly(policy + ": written", custom + ": written", server + ": written");
        assertThat(server).content().isEqualTo(SERVER + OPTION);
        assertThat(policy).content().isEqualTo(HarvesterAuditPolicy.shipped().toYaml());
        String once = Files.readString(custom);
        assertThat(once)
                .startsWith(CUSTOM.replace("    hostname: node-1 # keep\n", ""))
                .endsWith("    hostname: node-1 # keep\n");
        CommandRun again = install("--write");
        assertThat(again.code()).isZero();
        assertThat(again.lines())
                .containsExactly(policy + ": unchanged", custom + ": unchanged", server + ": unchanged");
        assertThat(custom).content().isEqualTo(once);
        assertThat(install().out()).isEqualTo(again.out());
        assumeThat(Files.getFileAttributeView(policy, PosixFileAttributeView.class))
                .isNotNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(policy)))
                .isEqualTo("rw-------");
    }

    @Test
    void anOwnPolicyKeepsItsComments() throws IOException {
        String text = "# ours\n" + HarvesterAuditPolicy.recommended().toYaml();
        Path own = Files.writeString(folder.resolve("own.yaml"), text);
        assertThat(install("--policy", own.toString(), "--write").code()).isZero();
        assertThat(policy).content().isEqualTo(text);
        assertThat(custom).content().contains("\n        # ours\n");
        CommandRun other = install("--write");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.out()).isEmpty();
        assertThat(other.err().lines())
                .allMatch(line -> line.endsWith(
                        ": found an audit policy that differs from the one to install; it is not overwritten"
                                + " [edit-other-policy]"))
                .hasSize(2);
        assertThat(policy).content().isEqualTo(text);
    }

    @Test
    void anOwnPolicyMayComeFromStandardInput() throws IOException {
        String text = "# ours\n" + HarvesterAuditPolicy.recommended().toYaml();
        CommandRun run =
                CommandRun.withInput(text, "install", "--rke2-config", server.toString(), "--policy", "-", "--write");
        assertThat(run.err()).isEmpty();
        assertThat(policy).content().isEqualTo(text);
    }

    static Stream<Arguments> policiesWithWarnings() {
        return Stream.of(
                argumentSet(
                        "nothing recorded",
                        "rules:\n- level: None\n",
                        ":4:1: rules: warning: no request is recorded, so the log stays empty [audit-nothing-recorded]\n"),
                argumentSet(
                        "a wrong name",
                        "rules:\n- level: Metadata\n  resources: [{resources: [pod]}]\n",
                        ":5:28: rules[0].resources[0].resources[0]: warning: the core group has no resource \"pod\"; did you mean \"pods\"? [audit-resource-unknown]\n"),
                argumentSet("no warning", "rules:\n- level: Metadata\n", ""),
                argumentSet(
                        "the policy of Harvester",
                        HarvesterAuditPolicy.shipped().toYaml().replaceFirst("(?s).*?(?=omitStages)", ""),
                        ""));
    }

    /** The warnings of {@code generate}, with the place in the file. */
    @ParameterizedTest
    @MethodSource("policiesWithWarnings")
    void theWarningsAboutAPolicyArePrinted(String rules, String warnings) throws IOException {
        Path own = Files.writeString(folder.resolve("own.yaml"), "apiVersion: audit.k8s.io/v1\nkind: Policy\n" + rules);
        for (String[] write : new String[][] {{}, {"--write"}}) {
            CommandRun run = install(Stream.concat(Stream.of("--policy", own.toString()), Stream.of(write))
                    .toArray(String[]::new));
            assertThat(run.err()).isEqualTo(warnings.isEmpty() ? "" : own + warnings);
            assertThat(run.code()).isZero();
        }
        assertThat(CommandRun.of("generate", "--only", "audit", "--audit-policy", own.toString())
                        .err())
                .isEqualTo(
                        warnings.isEmpty()
                                ? ""
                                : "rke2-92-harvester-kube-audit-policy.yaml"
                                        + warnings.replaceFirst(":[0-9]+:[0-9]+", ""));
    }

    @Test
    void aPolicyCanBeNamed() {
        assertThat(install("--policy", "recommended", "--write").code()).isZero();
        assertThat(policy)
                .content()
                .isEqualTo(HarvesterAuditPolicy.recommended().toYaml());
        CommandRun unknown = install("--policy", "recomended");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("no policy has the name 'recomended'; did you mean 'recommended'?\n");
    }

    @Test
    void anotherPolicyIsReplacedOnlyOnDemand() throws IOException {
        assertThat(install("--write").code()).isZero();
        String before = Files.readString(custom);
        Path own = Files.writeString(
                folder.resolve("own.yaml"),
                "# ours\n" + HarvesterAuditPolicy.recommended().toYaml());
        CommandRun shown = install("--policy", own.toString(), "--replace-policy");
        assertThat(shown.code()).isZero();
        assertThat(shown.err()).isEmpty();
        assertThat(shown.out())
                .contains("--- " + policy + "\n", "--- " + custom + "\n", "\n+# ours\n", "\n+        # ours\n")
                .endsWith(server + ": unchanged\n");
        assertThat(custom).content().isEqualTo(before);

        CommandRun written = install("--policy", own.toString(), "--replace-policy", "--write");
        assertThat(written.out())
                .isEqualTo(shown.out() + policy + ": written\n" + custom + ": written\n" + server + ": unchanged\n");
        assertThat(policy).hasSameTextualContentAs(own);
        String indented = Files.readString(own).indent(8);
        assertThat(custom)
                .content()
                .isEqualTo(
                        before.replace(HarvesterAuditPolicy.shipped().toYaml().indent(8), indented));
        assertThat(install("--policy", own.toString(), "--replace-policy", "--write")
                        .lines())
                .contains(policy + ": unchanged", custom + ": unchanged");
    }

    @Test
    void ifOneFileHasAnErrorNoneIsWritten() throws IOException {
        Files.writeString(custom, CUSTOM.replace("cni: canal", "audit-policy-file: /p.yaml"));
        CommandRun run = install("--write");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly(custom
                        + ":6:28: stages.initramfs[0].files[0].content: audit-policy-file: found the text \"/p.yaml\","
                        + " expected "
                        + Harvester.AUDIT_POLICY_PATH + "; it is not overwritten [edit-conflict]");
        assertThat(server).content().isEqualTo(SERVER);
        assertThat(policy).doesNotExist();
    }

    /** RKE2 reads config.yaml and the files in config.yaml.d, where the option looks for the policy. */
    @Test
    void thePolicyOfTheMainConfigurationIsInTheFolderThatTheOptionNames() throws IOException {
        Path rke2 = Files.createDirectories(folder.resolve("etc/rancher/rke2"));
        Path config = Files.writeString(rke2.resolve("config.yaml"), "cni: canal\n");
        CommandRun run = CommandRun.of("install", "--rke2-config", config.toString(), "--write");
        assertThat(run.code()).isZero();
        assertThat(config).content().isEqualTo("cni: canal\naudit-policy-file: " + Harvester.AUDIT_POLICY_PATH + "\n");
        assertThat(rke2.resolve("config.yaml.d/92-harvester-kube-audit-policy.yaml"))
                .exists();
        assertThat(CommandRun.of("check", folder.resolve("etc").toString()).out())
                .doesNotContain("[audit-policy-");
    }

    @Test
    void aPolicyIsNoConfiguration() throws IOException {
        Path config = Files.writeString(folder.resolve("own.yaml"), "apiVersion: audit.k8s.io/v1\nkind: Policy\n");
        CommandRun run = CommandRun.of("install", "--rke2-config", config.toString(), "--write");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(config + ":1:1: found a document of kind \"Policy\", expected the configuration of an RKE2"
                        + " server [type-wrong]" + System.lineSeparator());
        assertThat(config).content().isEqualTo("apiVersion: audit.k8s.io/v1\nkind: Policy\n");
        assertThat(policy).doesNotExist();
    }

    @Test
    void wrongInputIsReported() throws IOException {
        CommandRun missing =
                CommandRun.of("install", "--rke2-config", folder.resolve("none").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err().lines())
                .containsExactly(
                        folder.resolve("none") + ": cannot be read: no such file; on a server of Harvester, it is"
                                + " 90-harvester-server.yaml; on another server, create an empty file first [file-unreadable]");
        Path own = Files.writeString(folder.resolve("own.yaml"), "kind: Policy\n");
        CommandRun run = install("--policy", own.toString(), "--write");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("[field-required]");
        assertThat(policy).doesNotExist();
        CommandRun usage = CommandRun.of("install", "--write");
        assertThat(usage.code()).isEqualTo(2);
        assertThat(usage.err().lines()).contains("missing option '--rke2-config FILE'");
    }
}
