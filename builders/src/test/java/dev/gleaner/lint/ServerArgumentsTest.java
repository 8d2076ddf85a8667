package dev.gleaner.lint;

import static dev.gleaner.lint.ServerFiles.lint;
import static dev.gleaner.lint.ServerFiles.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The entries of {@code kube-apiserver-arg}. */
class ServerArgumentsTest {
    static Stream<Arguments> arguments() {
        return Stream.of(
                argumentSet("limits", "kube-apiserver-arg: [audit-log-maxage=30, --audit-log-maxbackup=10]", ""),
                argumentSet("one text", "kube-apiserver-arg: audit-log-maxage=30", ""),
                argumentSet("other options", "kube-apiserver-arg: [v=2, feature-gates=A=true, profiling]", ""),
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
                        "a colon in place of the equals sign",
                        "kube-apiserver-arg:\n- audit-log-maxage: 30",
                        "2:3 kube-apiserver-arg[0]: found a mapping, expected the text audit-log-maxage=30 [argument-form]"),
                argumentSet(
                        "the policy with a colon in place of the equals sign",
                        "kube-apiserver-arg:\n- audit-policy-file: /etc/p.yaml",
                        "2:3 kube-apiserver-arg[0]: found a mapping, expected the text audit-policy-file=/etc/p.yaml [argument-form]"),
                argumentSet(
                        "hyphens, and a colon in place of the equals sign",
                        "kube-apiserver-arg+:\n- --audit-log-path: /a=b",
                        "2:3 [\"kube-apiserver-arg+\"][0]: found a mapping, expected the text audit-log-path=/a=b [argument-form]"),
                argumentSet(
                        "a boolean after a colon",
                        "kube-apiserver-arg:\n- audit-log-compress: yes",
                        "2:3 kube-apiserver-arg[0]: found a mapping, expected the text audit-log-compress=true [argument-form]"),
                argumentSet(
                        "another option after a colon",
                        "kube-apiserver-arg:\n- v: 2",
                        "2:3 kube-apiserver-arg[0]: found a mapping, expected the text v=2 [argument-form]"),
                argumentSet(
                        "a misspelt name before a colon",
                        "kube-apiserver-arg:\n- audit_log_max_age: 30",
                        "2:3 kube-apiserver-arg[0]: found a mapping, expected the text audit-log-maxage=30 [argument-form]"),
                argumentSet(
                        "two arguments in an entry",
                        "kube-apiserver-arg:\n- audit-policy-file: /p.yaml\n  audit-log-maxage: 30",
                        "2:3 kube-apiserver-arg[0]: found a mapping, expected the entries [\"audit-policy-file=/p.yaml\",\"audit-log-maxage=30\"] [argument-form]"),
                argumentSet(
                        "a mapping in place of the list",
                        "kube-apiserver-arg:\n  audit-policy-file: /p.yaml",
                        "2:3 kube-apiserver-arg: found a mapping, expected the list [\"audit-policy-file=/p.yaml\"] [argument-form]"),
                argumentSet(
                        "a mapping in place of the added list",
                        "kube-apiserver-arg+: {v: 2, audit-log-path: \"-\"}",
                        "1:22 [\"kube-apiserver-arg+\"]: found a mapping, expected the list [\"v=2\",\"audit-log-path=-\"] [argument-form]"),
                argumentSet(
                        "a name without a value",
                        "kube-apiserver-arg:\n- audit-policy-file:",
                        "2:3 kube-apiserver-arg[0]: found a mapping, expected a text such as audit-log-maxage=30 [argument-form]"),
                argumentSet(
                        "a value that is a mapping",
                        "kube-apiserver-arg: {v: 2, feature-gates: {A: true}}",
                        "1:21 kube-apiserver-arg: found a mapping, expected a text such as audit-log-maxage=30 [argument-form]"),
                argumentSet(
                        "a name that no option has",
                        "kube-apiserver-arg:\n- /etc/p.yaml: 1",
                        "2:3 kube-apiserver-arg[0]: found a mapping, expected a text such as audit-log-maxage=30 [argument-form]"),
                argumentSet(
                        "an empty mapping",
                        "kube-apiserver-arg: {}",
                        "1:21 kube-apiserver-arg: found an empty mapping, expected a text such as audit-log-maxage=30 [argument-form]"),
                argumentSet(
                        "a list in the list",
                        "kube-apiserver-arg:\n- [v=2]",
                        "2:3 kube-apiserver-arg[0]: found a list, expected a text such as audit-log-maxage=30 [argument-form]"),
                argumentSet(
                        "a number",
                        "kube-apiserver-arg:\n- 5",
                        "2:3 kube-apiserver-arg[0]: found the number 5, expected a text such as audit-log-maxage=30 [argument-form]"));
    }

    @ParameterizedTest
    @MethodSource("arguments")
    void theArgumentsOfAServerAreChecked(String config, String violation) {
        assertThat(lint(config)).isEqualTo(violations(violation));
    }
}
