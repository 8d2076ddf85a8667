package dev.gleaner.logging.fluentbit;

import static dev.gleaner.logging.fluentbit.Specs.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import org.junit.jupiter.api.Test;

class FluentbitFiltersTest {
    @Test
    void filtersReadAsTheyAreWritten() {
        FluentbitSpec spec = FluentbitSpec.of(s -> s.filterKubernetes(
                        k -> k.useKubelet("On").k8sLoggingExclude("On").tlsVerify("Off"))
                .filterAws(a -> {})
                .filterGrep(g -> g.addRegex("log ^ERROR").logicalOp(GrepLogic.OR)));
        String yaml = """
                filterKubernetes:
                  tls.verify: "Off"
                  Use_Kubelet: "On"
                  K8S-Logging.Exclude: "On"
                filterAws: {}
                filterGrep:
                  Regex:
                  - log ^ERROR
                  LogicalOp: OR
                """;
        assertThat(spec.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, FluentbitSpec.class).orThrow()).isEqualTo(spec);
        assertThat(Manifests.validate(spec)).isEmpty();
    }

    @Test
    void switchesAndSizesOfTheKubernetesFilterAreChecked() {
        assertThat(violations("Buffer_Size: 1Mi\nLabels: none\nnamespace_labels: all\n", FilterKubernetes.class))
                .containsExactly(
                        "1:14: Buffer_Size: unknown size \"1Mi\"; expected a number with K, M or G, such as 5M"
                                + " [fluentbit-size]",
                        "2:9: Labels: invalid value for boolean property: \"none\"; expected On or Off"
                                + " [fluentbit-switch]",
                        "3:19: namespace_labels: invalid value for boolean property: \"all\"; expected On or Off"
                                + " [fluentbit-switch]");
    }

    @Test
    void theOperatorKnowsOneSpellingOfUseKubelet() {
        assertThat(violations("Use_Kubelet: 'true'\n", FilterKubernetes.class))
                .containsExactly("1:1: Use_Kubelet: warning: the operator does not enable the host network for"
                        + " \"true\"; expected \"On\" [fluentbit-kubelet]");
        assertThat(violations("Use_Kubelet: 'off'\n", FilterKubernetes.class)).isEmpty();
    }

    @Test
    void theMetadataServiceHasTwoVersions() {
        assertThat(violations("imds_version: v3\n", FilterAws.class))
                .containsExactly("1:1: imds_version: unknown value \"v3\"; expected v1 or v2 [fluentbit-word-unknown]");
    }

    @Test
    void aLogicalOperationIsOneOfTheCrds() {
        assertThat(violations("LogicalOp: and\n", FilterGrep.class))
                .containsExactly("1:12: LogicalOp: unknown logical operation \"and\"; expected legacy, AND or OR"
                        + " [fluentbit-grep-logic-unknown]");
    }

    @Test
    void aLogicalOperationCombinesExpressionsOfOneKind() {
        String both = "Regex: [log ERROR]\nExclude: [log DEBUG]\nLogicalOp: ";

        assertThat(violations(both + "AND\n", FilterGrep.class))
                .containsExactly("3:1: LogicalOp: LogicalOp is set, it's not possible to set both Regex and Exclude"
                        + " [fluentbit-grep-both]");
        assertThat(violations(both + "legacy\n", FilterGrep.class)).isEmpty();
    }

    @Test
    void anExpressionHasAField() {
        assertThat(violations("Regex:\n- log ERROR\n- ERROR\n- ${ONLY}\n", FilterGrep.class))
                .containsExactly("3:3: Regex[1]: invalid regex \"ERROR\", expected field and regular expression"
                        + " [fluentbit-grep-pattern]");
    }
}
