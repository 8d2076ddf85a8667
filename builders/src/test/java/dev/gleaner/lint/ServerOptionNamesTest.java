package dev.gleaner.lint;

import static dev.gleaner.lint.ServerFiles.SHIPPED;
import static dev.gleaner.lint.ServerFiles.lint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Misspelt options of a server, and options that a later file replaces. */
class ServerOptionNamesTest {
    private static final String IGNORED =
            "RKE2 has no option \"%s\" and ignores it, so the server gets no audit policy; did you mean"
                    + " \"audit-policy-file\"? [audit-policy-option]";
    private static final String SUSPECT = "\"%s\" has no effect; did you mean \"%s\"? [field-suspect]";

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
                "`audit-policy-fil: /p.yaml\nkube-apiserver-arg: [audit_policy_file=/p.yaml]` | audit-policy-fil | false",
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
}
