package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServerOptionsTest {
    private static final String SHIPPED = "/etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml";

    private static final String FOLDER = "/etc/rancher/rke2/config.yaml.d/";
    private static final String IGNORED =
            "RKE2 has no option \"%s\" and ignores it, so the server gets no audit policy; did you mean"
                    + " \"audit-policy-file\"? [audit-policy-option]";
    private static final String SUSPECT = "\"%s\" has no effect; did you mean \"%s\"? [field-suspect]";

    static Stream<Arguments> options() {
        return Stream.of(
                argumentSet("shipped", "audit-policy-file: " + SHIPPED, ""),
                argumentSet("limits", "kube-apiserver-arg: [audit-log-maxage=30, --audit-log-maxbackup=10]", ""),
                argumentSet("one text", "kube-apiserver-arg: audit-log-maxage=30", ""),
                argumentSet("other options", "kube-apiserver-arg: [v=2, feature-gates=A=true, profiling]", ""),
                argumentSet(
                        "the log that is read",
                        "kube-apiserver-arg: [audit-log-path=/var/lib/rancher/rke2/server/logs/audit.log]",
                        ""),
                argumentSet(
                        "a log of k3s",
                        "kube-apiserver-arg: [audit-log-path=/var/lib/rancher/k3s/server/logs/audit.log]",
                        ""),
                argumentSet(
                        "standard output",
                        "kube-apiserver-arg: [audit-log-path=-]",
                        "1:22 kube-apiserver-arg[0]: warning: the audit log is the standard output of kube-apiserver, but the kube-audit source reads \"/var/lib/rancher/rke2/server/logs/audit.log\"; no record is collected [audit-log-not-read]"),
                argumentSet(
                        "another log",
                        "kube-apiserver-arg:\n- audit-log-path=/var/log/audit.log",
                        "2:3 kube-apiserver-arg[0]: warning: the audit log is \"/var/log/audit.log\", but the kube-audit source reads \"/var/lib/rancher/rke2/server/logs/audit.log\"; no record is collected [audit-log-not-read]"),
                argumentSet(
                        "another folder of data",
                        "data-dir: /data/rke2/\naudit-policy-file: " + SHIPPED,
                        "1:11 data-dir: warning: the audit log is \"/data/rke2/server/logs/audit.log\", but the kube-audit source reads \"/var/lib/rancher/rke2/server/logs/audit.log\"; no record is collected [audit-log-not-read]"),
                argumentSet(
                        "the argument decides where the log is",
                        "data-dir: /data/rke2/\naudit-policy-file: " + SHIPPED
                                + "\nkube-apiserver-arg: audit-log-path=/var/lib/rancher/rke2/server/logs/audit.log",
                        ""),
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
                        "1:22 kube-apiserver-arg[0]: no file \"/etc/rancher/rke2/config.yaml.d/x.yaml\" is written, and kube-apiserver does not start without it; expected "
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
                argumentSet("the policy of a profile", "audit-policy-file:\nprofile: cis", ""),
                argumentSet(
                        "the last argument counts",
                        "kube-apiserver-arg: [audit-log-path=-, audit-log-path=/var/lib/rancher/rke2/server/logs/audit.log]",
                        "1:22 kube-apiserver-arg[0]: warning: kube-apiserver uses the last \"audit-log-path\", which is at 1:40 [argument-repeated]"),
                argumentSet(
                        "a value with its unit",
                        "kube-apiserver-arg: [audit-log-maxsize=100Mi]",
                        "1:22 kube-apiserver-arg[0]: \"100Mi\" is not a value of \"audit-log-maxsize\", and kube-apiserver does not start; expected a whole number [argument-value]"),
                argumentSet(
                        "several arguments in one text",
                        "kube-apiserver-arg: audit-log-maxage=1,audit-log-maxsize=2",
                        "1:21 kube-apiserver-arg: \"1,audit-log-maxsize=2\" is not a value of \"audit-log-maxage\", and kube-apiserver does not start; expected a whole number [argument-value]"),
                argumentSet(
                        "no value",
                        "kube-apiserver-arg: [audit-log-maxage]",
                        "1:22 kube-apiserver-arg[0]: \"true\" is not a value of \"audit-log-maxage\", and kube-apiserver does not start; expected a whole number [argument-value]"),
                argumentSet(
                        "a misspelt name",
                        "kube-apiserver-arg+: [audit-log-max-age=1]",
                        "1:23 [\"kube-apiserver-arg+\"][0]: kube-apiserver has no option \"audit-log-max-age\", and does not start; did you mean \"audit-log-maxage\"? [argument-unknown]"),
                argumentSet(
                        "a path in place of an argument",
                        "kube-apiserver-arg:\n- /etc/x.yaml",
                        "2:3 kube-apiserver-arg[0]: \"/etc/x.yaml\" is no name of an option, and kube-apiserver does not start; expected an option and its value, such as audit-policy-file=/etc/x.yaml [argument-name]"),
                argumentSet(
                        "another path in place of an argument",
                        "kube-apiserver-arg:\n- --/etc/x",
                        "2:3 kube-apiserver-arg[0]: \"/etc/x\" is no name of an option, and kube-apiserver does not start; expected an option and its value, such as audit-log-maxage=30 [argument-name]"),
                argumentSet(
                        "a space in place of the equals sign in place of an argument",
                        "kube-apiserver-arg:\n- audit-policy-file /etc/x",
                        "2:3 kube-apiserver-arg[0]: \"audit-policy-file /etc/x\" is no name of an option, and kube-apiserver does not start; expected audit-policy-file=/etc/x [argument-name]"),
                argumentSet(
                        "a colon without a space in place of an argument",
                        "kube-apiserver-arg:\n- audit-log-maxage:30",
                        "2:3 kube-apiserver-arg[0]: \"audit-log-maxage:30\" is no name of an option, and kube-apiserver does not start; expected audit-log-maxage=30 [argument-name]"),
                argumentSet(
                        "no name in place of an argument",
                        "kube-apiserver-arg:\n- \"=30\"",
                        "2:3 kube-apiserver-arg[0]: \"\" is no name of an option, and kube-apiserver does not start; expected an option and its value, such as audit-log-maxage=30 [argument-name]"),
                argumentSet(
                        "an empty text in place of an argument",
                        "kube-apiserver-arg:\n- ''",
                        "2:3 kube-apiserver-arg[0]: \"\" is no name of an option, and kube-apiserver does not start; expected an option and its value, such as audit-log-maxage=30 [argument-name]"),
                argumentSet(
                        "a path in place of all arguments",
                        "kube-apiserver-arg: /etc/x.yaml",
                        "1:21 kube-apiserver-arg: \"/etc/x.yaml\" is no name of an option, and kube-apiserver does not start; expected an option and its value, such as audit-policy-file=/etc/x.yaml [argument-name]"),
                argumentSet("no argument", "kube-apiserver-arg: ''", ""),
                argumentSet("names with other signs", "kube-apiserver-arg: [v+=2, -v=2, tls_min_version=1]", ""),
                argumentSet("a flag without a value", "kube-apiserver-arg: [audit-log-compress]", ""),
                argumentSet(
                        "legacy lines",
                        "kube-apiserver-arg: [audit-log-format=legacy]",
                        "1:22 kube-apiserver-arg[0]: warning: the lines of the legacy format are not JSON, and the kube-audit source cannot read them [audit-log-format]"),
                argumentSet(
                        "a colon in place of the equals sign",
                        "kube-apiserver-arg:\n- audit-log-maxage: 30",
                        "2:3 kube-apiserver-arg[0]: found a mapping, expected a text such as audit-log-maxage=30 [argument-form]"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void theAuditOptionsOfAServerAreChecked(String config, String violation) {
        assertThat(lint(config))
                .isEqualTo(violation.isEmpty() ? List.of() : List.of("f:" + violation.replaceFirst(" ", ": ")));
    }

    @Test
    void theLogIsTheOneThatTheValuesRead() {
        String values = """
                additionalLoggingSources:
                  kubeAudit: {enabled: true, loggingRef: harvester-kube-audit-log-ref, pathPrefix: /var/log, auditFilename: a.log}
                """;
        assertThat(lint("kube-apiserver-arg: audit-log-path=/var/log/a.log", values))
                .isEmpty();
        assertThat(lint("kube-apiserver-arg: audit-log-path=/var/lib/rancher/k3s/server/logs/audit.log", values))
                .singleElement()
                .asString()
                .contains("reads \"/var/log/a.log\"");
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

    /** A configuration is recognized by a misspelt option, too; options of RKE2 with similar names are not suspect. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "kube-apiserver-args: [v=2]            | kube-apiserver-args | kube-apiserver-arg",
                "kube-api-server-arg: [v=2]            | kube-api-server-arg | kube-apiserver-arg",
                "kube-apiserver-arg: [v=2]             | ``              | ``",
                "kube-apiserver-arg+: [v=2]            | ``              | ``",
                "`kube-apiserver-arg: [v=2]\nkube-apiserver-image: x\nkubelet-arg: []\nkube-proxy-arg: []` | `` | ``",
            })
    void aMisspeltOptionIsSuspect(String config, String found, String intended) {
        assertThat(lint(config.replace("\\n", "\n")))
                .isEqualTo(
                        found.isEmpty()
                                ? List.of()
                                : List.of("f:1:1: " + found + ": warning: " + SUSPECT.formatted(found, intended)));
    }

    /** It is an error if the server gets its policy from no other option. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "audit-policy-flie: /p.yaml        | audit-policy-flie | true",
                "audit-policy-fil: /p.yaml         | audit-policy-fil  | true",
                "auditPolicyFile: /p.yaml          | auditPolicyFile   | true",
                "audit-policy-fil: ''              | audit-policy-fil  | true",
                "`audit-policy-fil: /p.yaml\nkube-apiserver-arg: [v=2]` | audit-policy-fil | true",
                "`audit-policy-fil: /p.yaml\nprofile: cis`               | audit-policy-fil | false",
                "`audit-policy-fil: /p.yaml\naudit-policy-file: /p.yaml` | audit-policy-fil | false",
                "`audit-policy-fil: /p.yaml\nkube-apiserver-arg: audit-policy-file=/p.yaml` | audit-policy-fil | false",
                "`audit-policy-fil: /p.yaml\nkube-apiserver-arg+: [--audit-policy-file=/p.yaml]` | audit-policy-fil | false",
                "`audit-policy-path: /p.yaml\nkube-apiserver-arg: [v=2]` | audit-policy-path | false",
            })
    void aMisspeltOptionOfThePolicy(String config, String found, boolean isError) {
        String violation =
                isError ? IGNORED.formatted(found) : "warning: " + SUSPECT.formatted(found, "audit-policy-file");
        assertThat(lint(config)).containsExactly("f:1:1: " + found + ": " + violation);
    }

    /** One mistake has one message, also in the file that must have the option. */
    @Test
    void theConfigurationOfHarvesterWithAMisspeltOption() {
        Source config = Source.of("90-harvester-server.yaml", "audit-policy-fil: " + SHIPPED);
        assertThat(Lint.of(config).run())
                .extracting(Violation::toString)
                .containsExactly(
                        "90-harvester-server.yaml:1:1: audit-policy-fil: " + IGNORED.formatted("audit-policy-fil"));
    }

    private static Stream<Source> policies(String files) {
        return Arrays.stream(files.split(","))
                .map(file ->
                        Source.of(file, "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: Metadata}]\n"));
    }

    @Test
    void aLaterFileReplacesAnOption() {
        assertThat(lint("""
                write_files:
                - path: /etc/rancher/rke2/config.yaml.d/95-x.yaml
                  content: "kube-apiserver-arg: [audit-log-maxsize=50]"
                - path: /etc/rancher/rke2/config.yaml.d/90-server.yaml
                  content: |
                    kube-apiserver-arg:
                    - audit-log-maxage=7
                - path: /etc/rancher/rke2/config.yaml.d/96-x.yaml
                  content: "kube-apiserver-arg+: [audit-log-maxbackup=1]"
                """))
                .containsExactly(
                        "f:7:5: write_files[1].content.kube-apiserver-arg: warning: RKE2 ignores this kube-apiserver-arg, because /etc/rancher/rke2/config.yaml.d/95-x.yaml has the same option [option-replaced]");
    }

    @Test
    void theValuesOfAnAddonAreCheckedAgainstFlows() {
        String addon = """
                apiVersion: harvesterhci.io/v1beta1
                kind: Addon
                metadata: {name: rancher-logging, namespace: cattle-logging-system}
                spec:
                  repo: http://harvester-cluster-repo.cattle-system.svc/charts
                  chart: rancher-logging
                  version: 100.1.0+up3.17.3
                  enabled: true
                  valuesContent: |
                    additionalLoggingSources:
                      kubeAudit:
                        enabled: true
                        loggingRef: kube-audit-log-ref
                      rke2: {enabled: true}
                    systemdLogPath: /var/log/journal
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: audit, namespace: cattle-logging-system}
                spec: {loggingRef: harvester-kube-audit-log-ref, globalOutputRefs: [x]}
                """;
        assertThat(lint(addon))
                .containsExactly(
                        "f:7:12: spec.version: warning: no release of Harvester has version \"100.1.0+up3.17.3\" of the chart, so it is never installed; v1.1.3 has 100.1.3+up3.17.7 [chart-version-unknown]",
                        "f:10:5: spec.valuesContent: warning: valuesContent replaces the values of the release; these have no eventTailer [addon-values-incomplete]",
                        "f:13:21: spec.valuesContent.additionalLoggingSources.kubeAudit.loggingRef: warning: Harvester's audit flows and outputs do not have the loggingRef \"kube-audit-log-ref\", so the operator ignores them; expected harvester-kube-audit-log-ref [logging-ref-other]",
                        "f:20:20: spec.loggingRef: no Logging has the loggingRef \"harvester-kube-audit-log-ref\", so the operator ignores this object; expected \"kube-audit-log-ref\" [logging-ref-dangling]");
    }

    private static List<String> lint(String... files) {
        return Lint.of(Arrays.stream(files).map(text -> Source.of("f", text)).toArray(Source[]::new)).run().stream()
                .map(Violation::toString)
                .filter(line -> !line.contains("content.rules") && !line.contains("[audit-writes"))
                .toList();
    }
}
