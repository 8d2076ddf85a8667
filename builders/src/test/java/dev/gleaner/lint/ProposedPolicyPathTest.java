package dev.gleaner.lint;

import static dev.gleaner.lint.ServerFiles.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a message about the path of the policy expects is what its correction writes, if it has one. */
class ProposedPolicyPathTest {
    private static final Set<String> CODES = Set.of("audit-policy-path", "audit-policy-argument", "audit-policy-name");

    private static final String OPTION = "audit-policy-file: %s # the policy\n";
    private static final String ARGUMENT = "kube-apiserver-arg: [v=2, \"%s\"]\n";

    private static final String FOLDER = "/etc/rancher/rke2/config.yaml.d/";
    private static final String MISSPELT = SHIPPED.replace("harvester", "harvestr");

    /** A configuration, the text in it, the names of the checked policies, the text that is expected, and whether it is written. */
    static Stream<Arguments> paths() {
        return Stream.of(
                argumentSet("the option", OPTION, MISSPELT, "", SHIPPED, true),
                argumentSet("the option in quotes", "audit-policy-file: '%s'\n", MISSPELT, "", SHIPPED, true),
                argumentSet(
                        "an argument with hyphens",
                        ARGUMENT,
                        "--audit-policy-file=" + MISSPELT,
                        "",
                        "--audit-policy-file=" + SHIPPED,
                        true),
                argumentSet(
                        "an argument without hyphens",
                        ARGUMENT,
                        "audit-policy-file=" + MISSPELT,
                        "",
                        "audit-policy-file=" + SHIPPED,
                        true),
                argumentSet(
                        "an argument with other signs",
                        "kube-apiserver-arg+: %s\n",
                        "audit_policy_file+=" + MISSPELT,
                        "",
                        "audit_policy_file+=" + SHIPPED,
                        true),
                argumentSet(
                        "another number",
                        OPTION,
                        FOLDER + "93-p.yaml",
                        "config.yaml.d/92-p.yaml",
                        FOLDER + "92-p.yaml",
                        false),
                argumentSet(
                        "another number than Harvester's, in an argument",
                        ARGUMENT,
                        "audit-policy-file=" + SHIPPED.replace("92", "93"),
                        "",
                        "audit-policy-file=" + SHIPPED,
                        false),
                argumentSet(
                        "the checked policy",
                        ARGUMENT,
                        "audit-policy-file=" + FOLDER + "93-polcy.yaml",
                        "config.yaml.d/93-policy.yaml",
                        "audit-policy-file=" + FOLDER + "93-policy.yaml",
                        true),
                argumentSet(
                        "one of two checked policies",
                        OPTION,
                        FOLDER + "93-audt-policy.yaml",
                        "config.yaml.d/92-audt-policy.yaml,config.yaml.d/93-audit-policy.yaml",
                        FOLDER + "93-audit-policy.yaml",
                        true),
                argumentSet(
                        "none of two checked policies",
                        OPTION,
                        FOLDER + "own.yaml",
                        "config.yaml.d/92-audit-policy.yaml,config.yaml.d/93-audit-policy.yaml",
                        SHIPPED,
                        false),
                argumentSet(
                        "a checked policy whose folder is unknown",
                        OPTION,
                        "/srv/93-audt-policy.yaml",
                        "92-audt-policy.yaml,93-audit-policy.yaml",
                        "/srv/93-audit-policy.yaml",
                        true),
                argumentSet(
                        "a checked policy whose folder is unknown, in an argument",
                        ARGUMENT,
                        "--audit-policy-file=/srv/93-audt-policy.yaml",
                        "92-audt-policy.yaml,93-audit-policy.yaml",
                        "--audit-policy-file=/srv/93-audit-policy.yaml",
                        true));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void theCorrectionWritesWhatIsExpected(
            String config, String found, String policies, String expected, boolean isWritten) {
        Lint lint = lint(config.formatted(found), policies);
        assertThat(expected(lint)).isEqualTo(expected);
        assertThat(fixed(lint)).isEqualTo(isWritten ? List.of(config.formatted(expected)) : List.of());
    }

    /** One letter less: nothing, or what is expected, is written. */
    @Test
    void eachMisspeltPathIsCorrectedAsExpected() {
        int written = 0;
        for (int i = FOLDER.length(); i < SHIPPED.length(); i++) {
            String found = "audit-policy-file=" + new StringBuilder(SHIPPED).deleteCharAt(i);
            Lint lint = lint(ARGUMENT.formatted(found), "");
            List<String> fixed = fixed(lint);
            written += fixed.size();
            assertThat(fixed).isIn(List.of(), List.of(ARGUMENT.formatted(expected(lint))));
        }
        assertThat(written).isGreaterThan(20);
    }

    @Test
    void thePolicyOfAnotherNameIsFound() {
        assertThat(lint("audit-policy-file: /srv/93-audt-policy.yaml", "92-audt-policy.yaml,93-audit-policy.yaml")
                        .run())
                .filteredOn(violation -> CODES.contains(violation.code()))
                .extracting(Violation::toString)
                .containsExactly(
                        "config.yaml:1:20: audit-policy-file: warning: none of the checked audit policies is in a"
                                + " file named \"93-audt-policy.yaml\"; found \"93-audit-policy.yaml\"; expected"
                                + " /srv/93-audit-policy.yaml [audit-policy-name]");
    }

    @Test
    void anArgumentWithoutAValueGetsOne() {
        assertThat(expected(lint("kube-apiserver-arg: [audit-policy-file]", "config.yaml.d/p.yaml")
                        .complete()))
                .isEqualTo("audit-policy-file=" + FOLDER + "p.yaml");
    }

    private static Lint lint(String config, String policies) {
        return Lint.of(Stream.concat(
                        Stream.of(Source.of("config.yaml", config)),
                        policies.isEmpty() ? Stream.of() : ServerFiles.policies(policies))
                .toArray(Source[]::new));
    }

    private static String expected(Lint lint) {
        List<String> messages = lint.run().stream()
                .filter(violation -> CODES.contains(violation.code()))
                .map(Violation::message)
                .toList();
        assertThat(messages).hasSize(1);
        return messages.get(0).replaceFirst(".*; expected ", "");
    }

    private static List<String> fixed(Lint lint) {
        return lint.fix().stream().map(FixedFile::after).toList();
    }
}
