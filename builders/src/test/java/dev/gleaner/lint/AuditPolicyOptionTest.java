package dev.gleaner.lint;

import static dev.gleaner.lint.ServerFiles.SHIPPED;
import static dev.gleaner.lint.ServerFiles.lint;
import static dev.gleaner.lint.ServerFiles.policies;
import static dev.gleaner.lint.ServerFiles.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The option and the argument that name the audit policy, and the files that they name. */
class AuditPolicyOptionTest {
    private static final String FOLDER = "/etc/rancher/rke2/config.yaml.d/";

    static Stream<Arguments> options() {
        return Stream.of(
                argumentSet("shipped", "audit-policy-file: " + SHIPPED, ""),
                argumentSet(
                        "two policies",
                        "audit-policy-file: " + SHIPPED + "\nkube-apiserver-arg: [audit-policy-file=/etc/p.yaml]",
                        "2:22 kube-apiserver-arg[0]: warning: kube-apiserver uses this policy, and not that of audit-policy-file at 1:20, which RKE2 puts before [audit-policy-overridden]"),
                argumentSet(
                        "one policy twice",
                        "audit-policy-file: " + SHIPPED + "\nkube-apiserver-arg: [audit-policy-file=" + SHIPPED + "]",
                        ""),
                argumentSet(
                        "a policy that is not there",
                        "kube-apiserver-arg: [audit-policy-file=/etc/rancher/rke2/config.yaml.d/x.yaml]",
                        "1:22 kube-apiserver-arg[0]: no file \"/etc/rancher/rke2/config.yaml.d/x.yaml\" is written, and kube-apiserver does not start without it; expected audit-policy-file="
                                + SHIPPED + " [audit-policy-argument]"),
                argumentSet(
                        "a relative path",
                        "audit-policy-file: config.yaml.d/audit.yaml",
                        "1:20 audit-policy-file: RKE2 looks for \"config.yaml.d/audit.yaml\" in its own working folder, and kube-apiserver in that of its container; expected an absolute path, such as \"/etc/rancher/rke2/audit.yaml\" [audit-policy-path-relative]"),
                argumentSet(
                        "a relative path in an argument",
                        "kube-apiserver-arg: [audit-policy-file=audit.yaml]",
                        "1:22 kube-apiserver-arg[0]: RKE2 looks for \"audit.yaml\" in its own working folder, and kube-apiserver in that of its container; expected an absolute path, such as \"/etc/rancher/rke2/audit.yaml\" [audit-policy-path-relative]"),
                argumentSet("another file", "audit-policy-file: /etc/rancher/rke2/audit.yaml", ""),
                argumentSet(
                        "no path",
                        "cni: canal\naudit-policy-file: ''\nkube-apiserver-arg: [v=2]",
                        "2:20 audit-policy-file: warning: the server gets no audit policy, and writes no audit log; expected audit-policy-file: "
                                + SHIPPED + " [audit-policy-unset]"),
                argumentSet(
                        "no value",
                        "audit-policy-file:",
                        "1:19 audit-policy-file: warning: the server gets no audit policy, and writes no audit log; expected audit-policy-file: "
                                + SHIPPED + " [audit-policy-unset]"),
                argumentSet("an empty option", "audit-policy-file:\nkube-apiserver-arg: audit-policy-file=/p.yaml", ""),
                argumentSet(
                        "a number",
                        "audit-policy-file: 5",
                        "1:20 audit-policy-file: found the number 5, expected text; put it in quotes [type-wrong]"),
                argumentSet("the policy of a profile", "audit-policy-file:\nprofile: cis", ""));
    }

    @ParameterizedTest
    @MethodSource("options")
    void theOptionIsChecked(String config, String violation) {
        assertThat(lint(config)).isEqualTo(violations(violation));
    }

    @Test
    void aPolicyThatAConfigurationWritesIsThere() {
        String config = """
                stages:
                  initramfs:
                  - files:
                    - path: /etc/rancher/rke2/config.yaml.d/90-server.yaml
                      content: |
                        cni: multus,canal
                        audit-policy-file: %s
                    - path: /etc/rancher/rke2/config.yaml.d/91-policy.yaml
                      content: |
                        apiVersion: audit.k8s.io/v1
                        kind: Policy
                        rules:
                        - level: Metadata
                """;
        assertThat(lint(config.formatted("/etc/rancher/rke2/config.yaml.d/91-policy.yaml")))
                .isEmpty();
        assertThat(lint(config.formatted("/etc/rancher/policy.yaml")))
                .containsExactly(
                        "f:7:28: stages.initramfs[0].files[0].content.audit-policy-file: no file \"/etc/rancher/policy.yaml\" is written; RKE2 creates one that records nothing, and the audit log stays empty; expected /etc/rancher/rke2/config.yaml.d/91-policy.yaml [audit-policy-path]");
    }

    /** kube-apiserver loads a policy without a kind. */
    @ParameterizedTest
    @ValueSource(strings = {"kind: Policy\\n", ""})
    void aPolicyThatAConfigurationWritesMayLackItsKind(String kind) {
        String config = """
                write_files:
                - path: /etc/rancher/rke2/config.yaml.d/90-server.yaml
                  content: "audit-policy-file: /etc/rancher/policy.yaml"
                - path: /etc/rancher/rke2/config.yaml.d/91-policy.yaml
                  content: "apiVersion: audit.k8s.io/v1\\n%srules: [{level: Metadata}]"
                """.formatted(kind);
        assertThat(lint(config))
                .filteredOn(line -> line.contains("[audit-policy-"))
                .containsExactly(
                        "f:3:32: write_files[0].content.audit-policy-file: no file \"/etc/rancher/policy.yaml\" is written; RKE2 creates one that records nothing, and the audit log stays empty; expected /etc/rancher/rke2/config.yaml.d/91-policy.yaml [audit-policy-path]");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "audit.yaml                | /etc/rancher/rke2/audit.yaml | ``",
                "nodes/audit.yaml          | /etc/rancher/rke2/audit.yaml | ``",
                "config.yaml.d/audit.yaml  | /etc/rancher/rke2/config.yaml.d/audit.yaml | ``",
                "n/etc/rancher/rke2/audit.yaml | /etc/rancher/rke2/audit.yaml | ``",
                "nodes\\audit.yaml         | /etc/rancher/rke2/audit.yaml | ``",
                "audit.yaml                | /etc/rancher/rke2/config.yaml.d/audit.yaml | ``",
                "audit.yml                 | /etc/rancher/rke2/audit.yaml | \"audit.yml\"",
                "audit.yml,other.yaml      | /srv/audit.yaml              | \"audit.yml\"",
                "a.yml,b.yml,c.yml,d.yml   | /srv/audit.yaml              | \"a.yml\", \"b.yml\", \"c.yml\"",
                "policy.yaml,audit.yaml    | /srv/audit.yaml              | ``",
                "-                         | /srv/audit.yaml              | ``",
                "policy.yaml               | " + SHIPPED + "              | ``",
            })
    void theOptionNamesACheckedPolicy(String files, String path, String found) {
        for (String option : List.of("audit-policy-file: %s", "kube-apiserver-arg: audit-policy-file=%s")) {
            String config = option.formatted(path);
            Source[] all = Stream.concat(Stream.of(Source.of("config.yaml", config)), policies(files))
                    .toArray(Source[]::new);
            assertThat(Lint.of(all).run().stream()
                            .filter(violation -> violation.code().startsWith("audit-policy"))
                            .map(Violation::toString)
                            .toList())
                    .isEqualTo(
                            found.isEmpty()
                                    ? List.of()
                                    : List.of(
                                            ("config.yaml:1:%d: %s: warning: none of the checked audit policies is in a"
                                                            + " file named \"audit.yaml\"; found %s [audit-policy-name]")
                                                    .formatted(
                                                            config.indexOf(' ') + 2,
                                                            config.substring(0, config.indexOf(':')),
                                                            found)));
        }
    }

    /** The folder of a file on the node is known below the folder of RKE2, and in that of its configurations. */
    @ParameterizedTest
    @CsvSource({
        "n/etc/rancher/rke2/audit.yaml, /etc/rancher/rke2/sub/audit.yaml, /etc/rancher/rke2/audit.yaml",
        "config.yaml.d/audit.yaml, /etc/rancher/rke2/audit.yaml, /etc/rancher/rke2/config.yaml.d/audit.yaml",
    })
    void theOptionNamesTheFolderOfACheckedPolicy(String file, String path, String found) {
        Source[] all = Stream.concat(Stream.of(Source.of("config.yaml", "audit-policy-file: " + path)), policies(file))
                .toArray(Source[]::new);
        assertThat(Lint.of(all).run())
                .extracting(Violation::toString)
                .containsExactly(
                        "config.yaml:1:20: audit-policy-file: warning: none of the checked audit policies is in"
                                + " a file named \"" + path + "\"; found \"" + found + "\" [audit-policy-name]");
    }

    /** A file that is the policy by its name is none, such as the two files of Harvester with each other's name. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "90-harvester-server.yaml     | 92-harvester-kube-audit-policy.yaml | " + SHIPPED
                        + " | ; the policy is in \"90-harvester-server.yaml\"",
                "a/rke2-90-harvester-server.yaml | a/rke2-92-harvester-kube-audit-policy.yaml | " + SHIPPED
                        + " | ; the policy is in \"" + FOLDER + "90-harvester-server.yaml\"",
                "rke2-92-harvester-kube-audit-policy.yaml | config.yaml.d/92-harvester-kube-audit-policy.yaml | "
                        + SHIPPED + " | ; the policy is in \"" + SHIPPED + "\"",
                "rke2-92-harvester-kube-audit-policy.yaml | rke2-90-harvester-server.yaml | " + SHIPPED + " | ",
                "policy.yaml | audit.yaml     | /etc/rancher/rke2/audit.yaml | ; the policy is in \"policy.yaml\"",
                "            | audit.yaml     | /etc/rancher/rke2/audit.yaml | ``",
                "            | n/etc/rancher/rke2/config.yaml.d/audit.yaml | /etc/rancher/rke2/config.yaml.d/audit.yaml | ``",
                "            | n/etc/rancher/rke2/config.yaml.d/audit.yaml | /etc/rancher/rke2/audit.yaml | ",
                "audit.yaml  | n/audit.yaml   | /etc/rancher/rke2/audit.yaml | ",
            })
    void theOptionNamesAFileThatIsAPolicy(String policy, String config, String path, String end) {
        Source[] all = Stream.concat(
                        Stream.of(Source.of(config, "cni: canal\naudit-policy-file: " + path)),
                        policy == null ? Stream.of() : policies(policy))
                .toArray(Source[]::new);
        assertThat(Lint.of(all).run())
                .extracting(Violation::toString)
                .filteredOn(violation -> violation.contains("[audit-policy-content]"))
                .isEqualTo(
                        end == null
                                ? List.of()
                                : List.of(config + ":2:20: audit-policy-file: the checked file \""
                                        + path.substring(path.lastIndexOf('/') + 1)
                                        + "\" has no audit policy, and kube-apiserver does not start with it" + end
                                        + " [audit-policy-content]"));
    }

    /** kube-apiserver does not start with an empty policy: in Harvester's place, or where the option names it. */
    static Stream<Arguments> emptyPolicies() {
        String named = "90-server.yaml:1:20: audit-policy-file: ";
        String generated = "rke2-92-harvester-kube-audit-policy.yaml";
        String expected = "; expected a Policy of audit.k8s.io/v1";
        String written = "write_files:\n- path: " + SHIPPED + "\n  content: ";
        return Stream.of(
                argumentSet("empty", generated, "", "", generated + ": ", expected),
                argumentSet("a comment", generated, "# later\n", "", generated + ": ", expected),
                argumentSet("a document without content", generated, "---\n", "", generated + ": ", expected),
                argumentSet(
                        "in the folder of the configuration",
                        "config.yaml.d/92-harvester-kube-audit-policy.yaml",
                        "",
                        "",
                        "config.yaml.d/92-harvester-kube-audit-policy.yaml: ",
                        expected),
                argumentSet("a mapping without fields", generated, "{}", "", generated + ":1:1: ", expected),
                argumentSet("options of a server", generated, "cni: canal", "", generated + ":1:1: ", expected),
                argumentSet("the option names it", generated, "", SHIPPED, named, ""),
                argumentSet("another name", "audit.yaml", "# later", "/etc/rancher/rke2/audit.yaml", named, ""),
                argumentSet("a name that no option has", "audit.yaml", "", SHIPPED, "", ""),
                argumentSet("another file of the node", "config.yaml.d/91-own.yaml", "", SHIPPED, "", ""),
                argumentSet(
                        "written to a node",
                        "oem.yaml",
                        written + "''",
                        "",
                        "oem.yaml:3:12: write_files[0].content: ",
                        expected),
                argumentSet(
                        "a comment, written to a node",
                        "oem.yaml",
                        written + "|\n    # later",
                        "",
                        "oem.yaml:3:12: write_files[0].content: ",
                        expected),
                argumentSet("written to a node, and named", "oem.yaml", written + "''", SHIPPED, named, ""),
                argumentSet(
                        "another file, written to a node", "oem.yaml", written.replace("92", "93") + "''", "", "", ""));
    }

    @ParameterizedTest
    @MethodSource("emptyPolicies")
    void aPolicyIsNotEmpty(String file, String text, String option, String place, String end) {
        Stream<Source> config =
                option.isEmpty() ? Stream.of() : Stream.of(Source.of("90-server.yaml", "audit-policy-file: " + option));
        String name = option.isEmpty() ? SHIPPED : option;
        assertThat(Lint.of(Stream.concat(config, Stream.of(Source.of(file, text)))
                                .toList())
                        .run())
                .extracting(Violation::toString)
                .filteredOn(violation -> !violation.contains("[document-none]"))
                .isEqualTo(
                        place.isEmpty()
                                ? List.of()
                                : List.of(place + "the checked file \"" + name.substring(name.lastIndexOf('/') + 1)
                                        + "\" has no audit policy, and kube-apiserver does not start with it" + end
                                        + " [audit-policy-content]"));
    }

    /** Harvester's configuration of a server names the policy; a policy under its name does not. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "90-harvester-server.yaml | cni: canal                                             | 1",
                "rke2-90-harvester-server.yaml | cni: canal                                        | 1",
                "n/90-harvester-server.yaml | kube-apiserver-arg: [audit-log-maxage=1]             | 1",
                "90-harvester-server.yaml | `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []` | 1",
                "90-harvester-server.yaml | kube-apiserver-arg: [audit-policy-file=/p.yaml]        | 0",
                "90-harvester-server.yaml | kube-apiserver-arg: [{audit-policy-file: /p.yaml}]      | 0",
                "90-harvester-server.yaml | kube-apiserver-arg: {audit-policy-file: /p.yaml}        | 0",
                "90-harvester-server.yaml | kube-apiserver-arg: {audit-log-maxage: 1}               | 1",
                "90-harvester-server.yaml | profile: cis                                           | 0",
                "91-own.yaml              | kube-apiserver-arg: [audit-log-maxage=1]               | 0",
            })
    void theConfigurationOfHarvesterNamesAPolicy(String file, String config, int expected) {
        assertThat(Lint.of(Source.of(file, config.replace("\\n", "\n"))).run())
                .extracting(Violation::toString)
                .filteredOn(violation -> violation.contains("[audit-policy-unset]"))
                .isEqualTo(
                        expected == 0
                                ? List.of()
                                : List.of(file
                                        + ":1:1: warning: the server gets no audit policy, and writes no audit log;"
                                        + " expected audit-policy-file: " + SHIPPED + " [audit-policy-unset]"));
    }

    /** If the files are complete, a policy that is none of them is missing on the node. */
    @ParameterizedTest
    @CsvSource({
        "audit-policy-file, /srv/a.yaml, p.yaml, audit-policy-path",
        "kube-apiserver-arg, /srv/a.yaml, p.yaml, audit-policy-argument",
        "audit-policy-file, /srv/a.yaml, a.yaml, ",
        "kube-apiserver-arg, /srv/a.yaml, a.yaml, ",
        "audit-policy-file, " + SHIPPED + ", p.yaml, audit-policy-shipped",
        "kube-apiserver-arg, " + SHIPPED + ", p.yaml, audit-policy-shipped",
        "audit-policy-file, " + SHIPPED + ", 92-harvester-kube-audit-policy.yaml, ",
    })
    void aCompleteSetContainsThePolicy(String option, String path, String policy, String code) {
        String value = option.equals("kube-apiserver-arg") ? "audit-policy-file=" + path : path;
        Source[] all = Stream.concat(Stream.of(Source.of("config.yaml", option + ": " + value)), policies(policy))
                .toArray(Source[]::new);
        assertThat(Lint.of(all).complete().run())
                .extracting(Violation::code)
                .filteredOn(found -> found.startsWith("audit-policy"))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }
}
