package dev.gleaner.harvester.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.FileEdit;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.lint.Lint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditPolicyFileTest {
    private static final String POLICY = HarvesterAuditPolicy.shipped().toYaml();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aMissingFileIsCreated() throws IOException {
        Path path = folder.resolve("policy.yaml");
        FileEdit edit = AuditPolicyFile.of(path).withPolicy(POLICY);
        assertThat(edit.difference())
                .startsWith("--- /dev/null\n+++ " + path + " (new)\n@@ -0,0 +1,")
                .contains("\n+apiVersion: audit.k8s.io/v1\n");
        assertThat(edit.write()).isEmpty();
        assertThat(path).content().isEqualTo(POLICY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "new/config.yaml.d", "link/new", "link"})
    void theFolderOfAMissingFileIsCreated(String name) throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("target")));
        Path path = folder.resolve(name).resolve("policy.yaml");
        FileEdit edit = AuditPolicyFile.of(path).withPolicy(POLICY);
        assertThat(edit.isNew()).isTrue();
        assertThat(edit.violations()).isEmpty();
        edit.writeOrThrow();
        assertThat(path).content().isEqualTo(POLICY);
    }

    @Test
    void aFileThatMustNotBeReplacedStays() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "a: b\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        for (FileEdit edit : List.of(
                AuditPolicyFile.of(link).withPolicy(POLICY),
                AuditPolicyFile.of(link).replacePolicy(POLICY))) {
            assertThat(edit.violations()).extracting(Violation::code).containsExactly("edit-link");
            assertThat(edit.write()).isEqualTo(edit.violations());
        }
        assertThat(target).content().isEqualTo("a: b\n");
    }

    @Test
    void anotherPolicyIsReplacedIfAsked() throws IOException {
        String other = "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n";
        Path path = Files.writeString(folder.resolve("policy.yaml"), other);
        assertThat(AuditPolicyFile.of(path).replacePolicy(POLICY).write()).isEmpty();
        assertThat(path).content().isEqualTo(POLICY);
        assertThat(AuditPolicyFile.of(path).replacePolicy("# ours\n" + POLICY).isChange())
                .isFalse();
    }

    /** Each method that takes the text of a policy. */
    @Test
    void theNameOfAFileIsNoPolicy() {
        Path path = folder.resolve("policy.yaml");
        AuditPolicyFile file = AuditPolicyFile.of(path);
        CustomConfigFile config = CustomConfigFile.of(path);
        List<Function<String, FileEdit>> methods =
                List.of(file::withPolicy, file::replacePolicy, config::withAuditPolicy, config::replaceAuditPolicy);
        for (Function<String, FileEdit> method : methods) {
            assertThatThrownBy(() -> method.apply("policy.yaml"))
                    .isInstanceOf(ViolationException.class)
                    .hasMessageContaining(
                            "1:1: found the text \"policy.yaml\", expected a Policy (a mapping); expected the"
                                    + " text of a file and not its name; pass Files.readString(path), or a Path if the method"
                                    + " takes one [type-wrong]");
        }
        assertThat(PolicyLoader.readAsServer("policy.yaml", KubernetesVersion.DEFAULT)
                        .violations())
                .singleElement()
                .asString()
                .contains("; expected the text of a file and not its name; pass Files.readString(path), ");
        assertThat(Lint.of(Source.of("policy.yaml")).run())
                .singleElement()
                .asString()
                .contains("; expected the text of a file and not its name; pass Files.readString(path), ");
    }

    static Stream<String> spellings() {
        return Stream.of(POLICY, "# shipped\n" + POLICY, POLICY.replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void theSamePolicyStays(String text) throws IOException {
        Path path = Files.writeString(folder.resolve("policy.yaml"), text);
        FileEdit edit = AuditPolicyFile.of(path).withPolicy("\uFEFF" + POLICY.stripTrailing());
        assertThat(edit.violations()).isEmpty();
        assertThat(edit.isChange()).isFalse();
        assertThat(path).content().isEqualTo(text);
    }

    @Test
    void thePolicyOfTheInstallerIsTheShippedOne() throws IOException {
        String installed =
                Reference.text("harvester-samples/installer/v1.1.0/rke2-92-harvester-kube-audit-policy.yaml");
        theSamePolicyStays(installed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rules: [", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n"})
    void anotherPolicyIsNotOverwritten(String text) throws IOException {
        Path path = Files.writeString(folder.resolve("policy.yaml"), text);
        FileEdit edit = AuditPolicyFile.of(path).withPolicy(POLICY);
        assertThat(edit.violations())
                .extracting(Violation::toString)
                .containsExactly(path + ":1:1: found an audit policy that differs from the one to install; it is not"
                        + " overwritten [edit-other-policy]");
        assertThat(edit.write()).hasSize(1);
        assertThat(path).content().isEqualTo(text);
    }
}
