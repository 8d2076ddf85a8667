package dev.gleaner.harvester.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.FileEdit;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomConfigFileTest {
    private static final String POLICY = HarvesterAuditPolicy.shipped().toYaml();
    private static final String OPTION = Rke2ServerConfigFileTest.OPTION;

    private static final String ENTRY = """
            - path: /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml
              permissions: 384
              owner: 0
              group: 0
              content: |
                apiVersion: audit.k8s.io/v1
                kind: Policy
                omitStages:
                - ResponseStarted
                - ResponseComplete
                rules:
                - level: Metadata
                  verbs:
                  - create
                  - delete
                  - patch
                  omitStages:
                  - ResponseStarted
                  - ResponseComplete
              encoding: ""
              ownerstring: ""
            """;

    @TempDir
    private Path folder;

    private static String fixture(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/dev/gleaner/harvester/node", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void thePolicyAndTheOptionAreAdded(String end) throws IOException {
        String before = fixture("custom-server.yaml").replace("\n", end);
        FileEdit edit = CustomConfigFile.of(write(before)).withAuditPolicy(POLICY);
        assertThat(edit.violations()).isEmpty();
        String wanted = fixture("custom-server.yaml")
                .replace("- harvester.example\n", "- harvester.example\n            " + OPTION + "\n")
                .replace("\n\n      # the host", "\n" + ENTRY.indent(8) + "\n      # the host");
        assertThat(edit.text()).isEqualTo(wanted.replace("\n", end));
        assertThat(edit.write()).isEmpty();
        FileEdit again = CustomConfigFile.of(edit.path()).withAuditPolicy(POLICY);
        assertThat(again.violations()).isEmpty();
        assertThat(again.isChange()).isFalse();
    }

    @Test
    void anAgentOnlyGetsThePolicy() throws IOException {
        String before = fixture("custom-agent.yaml");
        Path path = write(before);
        FileEdit edit = CustomConfigFile.of(path).withAuditPolicy(POLICY);
        assertThat(edit.violations())
                .extracting(Violation::toString)
                .containsExactly(path + ":8:9: stages.initramfs[0].files: warning: does not write"
                        + " /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml, as on agents; the option is"
                        + " not put into it [custom-config-no-server]");
        assertThat(edit.text())
                .isEqualTo(before.replace("\n\n      # the host", "\n" + ENTRY.indent(8) + "\n      # the host"));
    }

    @Test
    void aMissingFileIsAnError() {
        Path path = Path.of("none");
        assertThat(CustomConfigFile.of(path).withAuditPolicy(POLICY).violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "none: cannot be read: no such file; expected the configuration that the Harvester installer"
                                + " writes, /oem/99_custom.yaml or /oem/90_custom.yaml [file-unreadable]");
    }

    @Test
    void theCommentsOfThePolicyStay() throws IOException {
        String policy = "# who did what\r\n" + POLICY.replace("\n", "\r\n");
        FileEdit edit =
                CustomConfigFile.of(write(fixture("custom-server.yaml"))).withAuditPolicy(policy);
        assertThat(edit.text()).contains("content: |\n            # who did what\n            apiVersion: audit");
    }

    /** The lists of {@code yaml.v2} are not indented, those of {@code yaml.v3} are. */
    @ParameterizedTest
    @ValueSource(strings = {"""
        stages:
          initramfs:
          - files:
            - path: %1$s
              content: |-
                a: b
            - path: /x
              content: |
                c
                # d
            hostname: e
        """, """
        stages:
            initramfs:
                - files:
                    - path: %1$s
                      content: |2

                          a: b
                        # c
                    - path: /x
        """, """
        # boot
        stages:
          initramfs:
          - files:
            - content: |+
               # only a comment


              path: %1$s # server""", """
        stages:
          initramfs:
            -
              files:
                -
                  path: "%1$s"
                  content: |
                    kubelet-arg:
                    - "max-pods=200"
                  permissions: 384
        # the end
        """, """
        stages:
          initramfs:
          - files:
            - {path: /x, content: "y"}
            # not the end

            - path: /z
              content: |+
                end

          boot:
          - files:
            - path: %1$s
              content: |
                a: b
        """})
    void theEntryFitsTheFile(String form) throws IOException {
        for (String end : List.of("\n", "\r\n")) {
            String before = form.formatted(Harvester.RKE2_CONFIG_FOLDER + "90-harvester-server.yaml")
                    .replace("\n", end);
            FileEdit edit = CustomConfigFile.of(write(before)).withAuditPolicy(POLICY);
            assertThat(edit.violations()).isEmpty();
            assertThat(edit.isChange()).isTrue();
            assertThatOnlyLinesAreAdded(before, edit.text());
            assertThat(filesOf(edit.text()).get(Harvester.AUDIT_POLICY_PATH)).isEqualTo(POLICY);
            assertThat(filesOf(edit.text()).get(Harvester.RKE2_CONFIG_FOLDER + "90-harvester-server.yaml"))
                    .contains(OPTION);
            assertThat(edit.write()).isEmpty();
            assertThat(CustomConfigFile.of(edit.path()).withAuditPolicy(POLICY).isChange())
                    .isFalse();
        }
    }

    /** The contents of the files in the first step of each stage, by path. */
    static Map<String, String> filesOf(String text) {
        return ManifestReader.strict().readAll(Source.of(text)).parts().stream()
                .flatMap(root -> ((Tree.Mapping) root.field("stages").tree())
                        .fields().stream().map(stage -> root.field("stages").field(stage.name())))
                .flatMap(stage -> stage.items().stream())
                .flatMap(step -> step.field("files").items().stream())
                .collect(Collectors.toMap((Part file) -> file.text("path"), file -> file.text("content")));
    }

    /** A line that had no line end may get one, because a further line follows it. */
    static void assertThatOnlyLinesAreAdded(String before, String after) {
        List<String> rest = new ArrayList<>(after.lines().toList());
        int at = 0;
        for (String line : before.lines().toList()) {
            while (at < rest.size() && !rest.get(at).equals(line)) {
                rest.remove(at);
            }
            at++;
        }
        assertThat(rest.subList(0, Math.min(at, rest.size())))
                .isEqualTo(before.lines().toList());
    }

    @TestFactory
    Stream<DynamicTest> theTemplatesOfTheInstallerAreEditedInside() {
        return Reference.tests(
                () -> Reference.files("harvester-samples/installer", "rke2-90-harvester-server.yaml.tmpl").stream()
                        .map(template -> DynamicTest.dynamicTest(
                                template.toString(), () -> addAgain(Files.readString(template)))));
    }

    private void addAgain(String template) throws IOException {
        String form = """
                stages:
                  initramfs:
                  - files:
                    - path: /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml
                      content: |
                %s      encoding: ""
                """;
        String wanted = form.formatted(template.indent(8)) + ENTRY.indent(4);
        String before = form.formatted(template.replace(OPTION + "\n", "").indent(8));
        FileEdit edit = CustomConfigFile.of(write(before)).withAuditPolicy(POLICY);
        assertThat(edit.violations()).isEmpty();
        assertThat(edit.text()).isEqualTo(wanted);
    }

    static Stream<Arguments> refusals() {
        String server = "- path: /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml\n";
        return Stream.of(
                argumentSet(
                        "another path",
                        files(server + "  content: |\n\n    a: b\n    audit-policy-file: /p.yaml\n"),
                        "8:28: stages.initramfs[0].files[0].content: audit-policy-file: found the text \"/p.yaml\","
                                + " expected /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml; it is not"
                                + " overwritten [edit-conflict]"),
                argumentSet(
                        "another path in quotes",
                        files(server + "  content: \"audit-policy-file: /p.yaml\"\n"),
                        "5:16: stages.initramfs[0].files[0].content: audit-policy-file: found the text \"/p.yaml\","
                                + " expected /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml; it is not"
                                + " overwritten [edit-conflict]"),
                argumentSet(
                        "another policy",
                        files("- path: " + Harvester.AUDIT_POLICY_PATH + "\n  content: |\n    kind: Policy\n" + server
                                + "  content: |\n    a: b\n"),
                        "5:16: stages.initramfs[0].files[0].content: found an audit policy that differs from the one to"
                                + " install; it is not overwritten [edit-other-policy]"),
                argumentSet(
                        "encoded",
                        files(server + "  encoding: base64\n  content: |\n    YTogYgo=\n"),
                        "6:16: stages.initramfs[0].files[0].content: audit-policy-file cannot be added here without"
                                + " changing other parts; add it by hand [edit-no-place]"),
                argumentSet(
                        "in quotes",
                        files(server + "  content: \"a: b\\n\"\n"),
                        "5:16: stages.initramfs[0].files[0].content: audit-policy-file cannot be added here without"
                                + " changing other parts; add it by hand [edit-no-place]"),
                argumentSet(
                        "an alias",
                        files("- path: /x\n  content: &c |\n    a: b\n" + server + "  content: *c\n"),
                        "5:16: stages.initramfs[0].files[1].content: audit-policy-file cannot be added here without"
                                + " changing other parts; add it by hand [edit-no-place]"),
                argumentSet(
                        "no content",
                        files(server),
                        "0:0: stages.initramfs[0].files[0].content: audit-policy-file cannot be added here without"
                                + " changing other parts; add it by hand [edit-no-place]"),
                argumentSet(
                        "not an RKE2 configuration",
                        files(server + "  content: |\n    - a\n"),
                        "6:9: stages.initramfs[0].files[0].content: found a list, expected a mapping of options"
                                + " [type-wrong]"),
                argumentSet(
                        "flow style",
                        "stages:\n  initramfs:\n  - files: [{path: /x, content: y}]\n",
                        "3:12: stages.initramfs[0].files:"
                                + " /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml cannot be added"
                                + " here without changing other parts; add it by hand [edit-no-place]\n"
                                + "3:12: stages.initramfs[0].files: warning: does not write"
                                + " /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml, as on agents; the option"
                                + " is not put into it [custom-config-no-server]"),
                argumentSet(
                        "no files",
                        "stages:\n  initramfs:\n  - commands: [a]\n",
                        "0:0: stages.initramfs[0].files: found nothing, expected the list of files that the"
                                + " Harvester installer writes [custom-config-files]"),
                argumentSet(
                        "another kind of file",
                        "a: b\n",
                        "0:0: stages.initramfs.files: found nothing, expected the list of files that the"
                                + " Harvester installer writes [custom-config-files]"),
                argumentSet(
                        "no document",
                        "# nothing\n",
                        "0:0: no document; expected the configuration that the Harvester installer writes,"
                                + " /oem/99_custom.yaml or /oem/90_custom.yaml [document-empty]"),
                argumentSet(
                        "not YAML",
                        "stages: [\n",
                        "2:1: not YAML: a bracket or a brace above is not closed [yaml-syntax]"));
    }

    private static String files(String list) {
        return "stages:\n  initramfs:\n  - files:\n" + list.indent(4);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void theReasonOfARefusalIsReported(String text, String expected) throws IOException {
        Path path = write(text);
        FileEdit edit = CustomConfigFile.of(path).withAuditPolicy(POLICY);
        assertThat(edit.violations())
                .extracting(Violation::toString)
                .containsExactlyElementsOf(expected.lines()
                        .map(line -> line.startsWith("0:0") ? path + line.substring(3) : path + ":" + line)
                        .toList());
        assertThat(edit.isRefused()).isTrue();
        assertThat(edit.write()).hasSize(1);
        assertThat(path).content().isEqualTo(text);
    }

    @Test
    void onlyPoliciesAreAccepted() {
        CustomConfigFile file = CustomConfigFile.of(folder.resolve("a"));
        assertThatThrownBy(() -> file.withAuditPolicy("cni: canal\n")).isInstanceOf(ViolationException.class);
        assertThat(file).hasToString(folder.resolve("a").toString());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("99_custom.yaml"), text);
    }

    /** The rest of a file stays byte for byte, whatever the style of the block. */
    @ParameterizedTest
    @ValueSource(strings = {"|", "|-", "|+", "|2", "| # ours"})
    void onlyTheLinesOfThePolicyAreReplaced(String header) throws IOException {
        for (String end : List.of("\n", "\r\n")) {
            String form = """
                    stages:
                      initramfs:
                      - files:
                        - path: %s
                          content: %s
                    %%s      permissions:  0600 # mode
                        - path: /x # last
                    """.formatted(Harvester.AUDIT_POLICY_PATH, header).replace("\n", end);
            int indentation = header.equals("|2") ? 8 : 10;
            String old = "# old\nkind: Policy\n\nrules: []\n".indent(indentation);
            String wanted = POLICY.indent(indentation);
            FileEdit edit = CustomConfigFile.of(write(form.formatted(old.replace("\n", end))))
                    .replaceAuditPolicy(POLICY);
            assertThat(edit.violations()).noneMatch(Violation::isError);
            assertThat(edit.text()).isEqualTo(form.formatted(wanted.replace("\n", end)));
            assertThat(edit.write()).isEmpty();
            assertThat(CustomConfigFile.of(edit.path())
                            .replaceAuditPolicy(POLICY)
                            .isChange())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"kind: Policy\"", "{}", "", ">\n    kind: Policy", "|\n    kind: Policy\n  encoding: b64"})
    void aPolicyThatIsNotABlockIsReplacedByHand(String content) throws IOException {
        Path path = write(files("- path: " + Harvester.AUDIT_POLICY_PATH + "\n  content: " + content + "\n"));
        FileEdit edit = CustomConfigFile.of(path).replaceAuditPolicy(POLICY);
        assertThat(edit.isRefused()).isTrue();
        assertThat(edit.violations().stream().filter(Violation::isError))
                .singleElement()
                .extracting(Violation::code)
                .isEqualTo("edit-no-place");
    }

    @Test
    void aTemplateIsEditedInItsAlwaysRenderedLines() throws IOException {
        String form = """
                name: {{ .Name }}
                stages:
                  initramfs:
                  - files:
                    - path: /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml
                      permissions: {{ .Mode }}
                      content: |
                        tls-san:
                          - {{ .Address }}
                        {{- range .More }}
                          - {{ . }}
                        {{- end }}
                %s    {{- if .Proxy }}
                    - path: /etc/proxy
                      content: "{{ .Proxy }}"
                    {{- end }}
                %s    hostname: {{ .Host }}
                """;
        Path path = write(form.formatted("", ""));
        FileEdit edit = CustomConfigFile.of(path).withAuditPolicy(POLICY);
        assertThat(edit.violations()).isEmpty();
        assertThat(edit.text()).isEqualTo(form.formatted("        " + OPTION + "\n", ENTRY.indent(4)));
        assertThat(edit.write()).isEmpty();
        assertThat(CustomConfigFile.of(path).withAuditPolicy(POLICY).isChange()).isFalse();

        String recommended = HarvesterAuditPolicy.recommended().toYaml();
        FileEdit replaced = CustomConfigFile.of(path).replaceAuditPolicy(recommended);
        assertThat(replaced.violations()).isEmpty();
        assertThat(replaced.text()).isEqualTo(edit.text().replace(POLICY.indent(8), recommended.indent(8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    {{- if .Server }}\n%s    {{- end }}\n    hostname: a\n",
                "%s    # {{ if .A -}}\n    hostname: a\n"
            })
    void aPlaceThatATemplateMayLeaveOutIsNotUsed(String form) throws IOException {
        String file = "    - path: /x\n      content: {{ .X }}\n";
        FileEdit edit = CustomConfigFile.of(write("stages:\n  initramfs:\n  - files:\n" + form.formatted(file)))
                .withAuditPolicy(POLICY);
        if (edit.isRefused()) {
            assertThat(edit.violations()).extracting(Violation::code).containsAnyOf("edit-no-place", "edit-unbalanced");
        } else {
            assertThat(edit.text()).contains("    {{- end }}\n    - path: " + Harvester.AUDIT_POLICY_PATH);
        }
    }
}
