package dev.gleaner.harvester.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.FileEdit;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rke2ServerConfigFileTest {
    static final String OPTION = "audit-policy-file: " + Harvester.AUDIT_POLICY_PATH;

    @TempDir
    private Path folder;

    @Test
    void theOptionIsAddedAndTheRestStays() throws IOException {
        Path path = write("cni: canal # both\ntls-san:\n  - 192.168.0.1\n");
        FileEdit edit = Rke2ServerConfigFile.of(path).withAuditPolicyFile(Harvester.AUDIT_POLICY_PATH);
        assertThat(edit.violations()).isEmpty();
        assertThat(edit.isChange()).isTrue();
        assertThat(edit.difference()).isEqualTo("""
                --- %s
                +++ %s (new)
                @@ -1,3 +1,4 @@
                 cni: canal # both
                 tls-san:
                   - 192.168.0.1
                +%s
                """.formatted(path, path, OPTION));
        assertThat(edit.write()).isEmpty();
        assertThat(path).content().isEqualTo("cni: canal # both\ntls-san:\n  - 192.168.0.1\n" + OPTION + "\n");
    }

    static Stream<Arguments> additions() {
        return Stream.of(
                argumentSet("an empty file", "", OPTION + "\n"),
                argumentSet("only comments", "# server\n", "# server\n" + OPTION + "\n"),
                argumentSet("no final newline", "a: b", "a: b\n" + OPTION),
                argumentSet("CRLF", "a: b\r\nc: d\r\n", "a: b\r\nc: d\r\n" + OPTION + "\r\n"),
                argumentSet("CRLF, no final one", "a: b\r\nc: d", "a: b\r\nc: d\r\n" + OPTION),
                argumentSet("a byte order mark", "\uFEFFa: b\n", "\uFEFFa: b\n" + OPTION + "\n"),
                argumentSet("a document marker", "---\na: b\n", "---\na: b\n" + OPTION + "\n"),
                argumentSet("blank lines at the end", "a: b\n\n  \n", "a: b\n" + OPTION + "\n\n  \n"),
                argumentSet("a comment at the end", "a: b\n# end\n", "a: b\n# end\n" + OPTION + "\n"),
                argumentSet("indented options", "  a: b\n  c:\n  - d\n", "  a: b\n  c:\n  - d\n  " + OPTION + "\n"),
                argumentSet("a block at the end", "a: |\n  b\n", "a: |\n  b\n" + OPTION + "\n"),
                argumentSet("a block that keeps its end", "a: |+\n  b\n\n", "a: |+\n  b\n\n" + OPTION + "\n"),
                argumentSet(
                        "the argument has the same path",
                        "kube-apiserver-arg:\n- " + argument() + "\n",
                        "kube-apiserver-arg:\n- " + argument() + "\n" + OPTION + "\n"),
                argumentSet("a template", template(), template() + "\n" + OPTION));
    }

    private static String template() {
        return """
                {{/* a {{ comment
                  of two lines */}}
                b: {{ or .A "}}" }}
                c:
                  {{ .C }}: 1
                  {{ .D }}: 2
                {{ if .E -}}
                f: g
                {{- end }}""";
    }

    private static String argument() {
        return "audit-policy-file=" + Harvester.AUDIT_POLICY_PATH;
    }

    @ParameterizedTest
    @MethodSource("additions")
    void theLineFitsTheFile(String before, String after) throws IOException {
        FileEdit edit = Rke2ServerConfigFile.of(write(before)).withAuditPolicyFile();
        assertThat(edit.violations()).isEmpty();
        assertThat(edit.text()).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit-policy-file: %s\n",
                "a: b\naudit-policy-file:   \"%s\" # mine\nc: {{ .D }}\n{{if .E}}\nf: g\n{{end -}}\n"
            })
    void theOptionStaysAsItIs(String text) throws IOException {
        Path path = write(text.formatted(Harvester.AUDIT_POLICY_PATH));
        FileEdit edit = Rke2ServerConfigFile.of(path).withAuditPolicyFile();
        assertThat(edit.violations()).isEmpty();
        assertThat(edit.isChange()).isFalse();
        assertThat(edit.difference()).isEmpty();
        assertThat(edit.write()).isEmpty();
        assertThat(edit).hasToString(path + ": unchanged");
    }

    @Test
    void aMissingFileIsAnError() {
        Path path = Path.of("none");
        assertThat(Rke2ServerConfigFile.of(path).withAuditPolicyFile().violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "none: cannot be read: no such file; on a server of Harvester, it is 90-harvester-server.yaml; on"
                                + " another server, create an empty file first [file-unreadable]");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                argumentSet(
                        "another path",
                        "a: b\naudit-policy-file: /p.yaml\n",
                        "2:20: audit-policy-file: found the text \"/p.yaml\", expected"
                                + " /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml; it is not"
                                + " overwritten [edit-conflict]"),
                argumentSet(
                        "no path",
                        "audit-policy-file:\n",
                        "1:19: audit-policy-file: found nothing (null), expected"
                                + " /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml; it is not"
                                + " overwritten [edit-conflict]"),
                argumentSet(
                        "an argument of kube-apiserver",
                        "kube-apiserver-arg:\n- v=2\n- --audit-policy-file=/p.yaml\n",
                        "3:3: kube-apiserver-arg[1]: found the text \"--audit-policy-file=/p.yaml\", expected"
                                + " audit-policy-file=/etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml"
                                + "; it is not overwritten [edit-conflict]"),
                argumentSet(
                        "an added argument of kube-apiserver",
                        "kube-apiserver-arg+: audit_policy_file+=/p.yaml\n",
                        "1:22: [\"kube-apiserver-arg+\"]: found the text \"audit_policy_file+=/p.yaml\", expected"
                                + " audit-policy-file=/etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml"
                                + "; it is not overwritten [edit-conflict]"),
                argumentSet(
                        "inside a condition",
                        "a: {{ .B }}\n{{ if .Audit }}\n" + OPTION + "\n{{ end }}\n",
                        "3:20: audit-policy-file: is inside a condition or a loop of the template, so the rendered file"
                                + " may lack it [edit-conditional]"),
                argumentSet(
                        "no end",
                        "a: {{ .B }}\n{{ range .C }}\n",
                        "2:1: the conditions and loops of the template do not match its end actions [edit-unbalanced]"),
                argumentSet(
                        "a trimmed end",
                        "a: {{ .B }}\n{{ if .C }}\nd: e\n{{ end -}}\n\n",
                        "4:1: the last action ends in -}} and removes the line end after it; write }} instead"
                                + " [edit-trimmed]"),
                argumentSet(
                        "two documents",
                        "a: b\n---\nc: d\n",
                        "3:1: a second document starts here; only one is expected [document-second]"),
                argumentSet("a list", "- a\n", "1:1: found a list, expected a mapping of options [type-wrong]"),
                argumentSet(
                        "flow style",
                        "# options\n{a: b,\n c: d}\n",
                        "3:1: audit-policy-file cannot be added here without changing other parts; add it by hand"
                                + " [edit-no-place]"),
                argumentSet(
                        "JSON",
                        "{\"a\": \"b\"}\n",
                        "1:1: audit-policy-file cannot be added here without changing other parts; add it by hand"
                                + " [edit-no-place]"),
                argumentSet(
                        "an end of the document",
                        "a: b\n...\n",
                        "2:1: audit-policy-file cannot be added here without changing other parts; add it by hand"
                                + " [edit-no-place]"),
                argumentSet(
                        "a block without a final newline",
                        "a: |\n  b",
                        "2:1: audit-policy-file cannot be added here without changing other parts; add it by hand"
                                + " [edit-no-place]"),
                argumentSet(
                        "a duplicate key",
                        "a: b\na: c\n",
                        "2:1: a: duplicate key \"a\"; the first is at 1:1 [key-duplicate]"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void theReasonOfARefusalIsReported(String text, String expected) throws IOException {
        Path path = write(text);
        FileEdit edit = Rke2ServerConfigFile.of(path).withAuditPolicyFile();
        assertThat(edit.violations()).extracting(Violation::toString).containsExactly(path + ":" + expected);
        assertThat(edit.isRefused()).isTrue();
        assertThat(edit.isChange()).isFalse();
        assertThat(edit.text()).isEqualTo(text);
        assertThat(edit.difference()).isEmpty();
        assertThat(edit.write()).isEqualTo(edit.violations());
        assertThat(path).content().isEqualTo(text);
    }

    /** RKE2 merges the files of the folder in the order of their names. */
    @Test
    void aLaterFileThatOverridesTheOptionIsReported() throws IOException {
        Path merged = Files.createDirectory(folder.resolve("config.yaml.d"));
        Path path = Files.writeString(merged.resolve("90-harvester-server.yaml"), "a: b\n");
        Files.writeString(merged.resolve("80-early.yaml"), "audit-policy-file: /p.yaml\n");
        Files.writeString(merged.resolve("95-same.yaml"), OPTION + "\n");
        Files.writeString(merged.resolve("96-text"), "audit-policy-file: /p.yaml\n");
        Path later = Files.writeString(merged.resolve("99-later.yml"), "c: d\naudit-policy-file: /p.yaml\n");
        FileEdit edit = Rke2ServerConfigFile.of(path).withAuditPolicyFile();
        assertThat(edit.violations())
                .extracting(Violation::toString)
                .containsExactly(later + ":2:20: audit-policy-file: warning: found the text \"/p.yaml\", expected "
                        + Harvester.AUDIT_POLICY_PATH
                        + "; RKE2 reads this file later, so its value wins [edit-overrides]");
        assertThat(edit.isChange()).isTrue();
    }

    @Test
    void aMistakeOfTheProgramIsAnException() {
        Rke2ServerConfigFile file = Rke2ServerConfigFile.of(folder.resolve("a"));
        assertThatThrownBy(() -> file.withAuditPolicyFile("a\nb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not the path of a file on a node: \"a\\nb\"");
        assertThatThrownBy(() -> file.withAuditPolicyFile(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(file).hasToString(folder.resolve("a").toString());
    }

    /** The option is the last line of every template, so removing and adding it gives the template again. */
    @TestFactory
    Stream<DynamicTest> theTemplatesOfTheInstallerAreEdited() {
        return Reference.tests(
                () -> Reference.files("harvester-samples/installer", "rke2-90-harvester-server.yaml.tmpl").stream()
                        .map(template -> DynamicTest.dynamicTest(
                                template.toString(), () -> addAgain(Files.readString(template)))));
    }

    private void addAgain(String template) throws IOException {
        FileEdit unchanged = Rke2ServerConfigFile.of(write(template)).withAuditPolicyFile();
        assertThat(unchanged.violations()).isEmpty();
        assertThat(unchanged.isChange()).isFalse();
        for (String end : List.of("\n", "\r\n")) {
            String shipped = template.replace("\n", end);
            String without = shipped.replace(OPTION + end, "");
            assertThat(without).isNotEqualTo(shipped);
            FileEdit edit = Rke2ServerConfigFile.of(write(without)).withAuditPolicyFile();
            assertThat(edit.violations()).isEmpty();
            assertThat(edit.text()).isEqualTo(shipped);
            FileEdit conflict =
                    Rke2ServerConfigFile.of(write(shipped)).withAuditPolicyFile("/etc/rancher/rke2/other.yaml");
            assertThat(conflict.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.code()).isEqualTo("edit-conflict");
                assertThat(violation.position().line())
                        .isEqualTo((int) shipped.lines().count());
            });
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("90-harvester-server.yaml"), text);
    }
}
