package dev.gleaner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.audit.validate.ServerReading;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerConfigurationTest {
    private static final String NOTHING =
            "the policy is the file that the option audit-policy-file names, but it is not in" + " this file";

    /** The last path is the policy, as in kube-apiserver; nothing else of the file is checked. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "audit-policy-file: /p.yaml|/p.yaml",
                "kube-apiserver-arg: [audit-log-maxage=7, audit-policy-file=/p.yaml]|/p.yaml",
                "kube-apiserver-arg+: --audit-policy-file=/p.yaml|/p.yaml",
                "'audit-policy-file: /o.yaml\nkube-apiserver-arg: [audit-policy-file=/n.yaml, audit-policy-file=/p.yaml]'|/p.yaml",
                "kube-apiserver-arg: [audit_policy_file+=/p.yaml]|/p.yaml",
                "kube-apiserver-arg: [audit-policy-file=/p.yaml, audit-policy-file=, audit-policy-file]|/p.yaml",
                "kube-apiserver-arg: [audit-log-maxage=7]|",
                "kube-apiserver-arg: {a: b}|",
                "audit-policy-file:|"
            })
    void theConfigurationOfAServerIsNamedWithItsPolicy(String option, String policy) {
        String end = policy == null
                ? NOTHING
                : "the policy is the file that its option audit-policy-file names: \"" + policy + "\"";
        String expected = "this is the configuration of an RKE2 server, and not an audit policy; " + end
                + " [audit-server-configuration]";
        Source source = Source.of("token: t\n" + option + "\n");
        assertThat(ManifestReader.strict().read(source, AuditPolicy.class).violations())
                .extracting(Violation::toString)
                .containsExactly("1:1: " + expected);
        ServerReading reading = PolicyLoader.readAsServer(source, KubernetesVersion.DEFAULT);
        assertThat(reading.policy()).isEmpty();
        assertThat(reading.violations())
                .extracting(Violation::code)
                .containsExactly("audit-server-configuration", "audit-version-unknown");
    }

    /** A policy that lacks its kind, or has an option of a server, is a policy. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules: [{level: None}]\naudit-policy-file: /p.yaml",
                "kind: Policy\naudit-policy-file: /p.yaml",
                "apiVersion: audit.k8s.io/v1\nkube-apiserver-arg: []",
                "token: t"
            })
    void aPolicyIsNoConfiguration(String text) {
        Source source = Source.of(text + "\n");
        assertThat(ManifestReader.strict().read(source, AuditPolicy.class).violations())
                .extracting(Violation::code)
                .isNotEmpty()
                .doesNotContain("audit-server-configuration");
        assertThat(PolicyLoader.readAsServer(source, KubernetesVersion.DEFAULT).violations())
                .extracting(Violation::code)
                .doesNotContain("audit-server-configuration");
    }
}
