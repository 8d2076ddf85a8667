package dev.gleaner.audit.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyBehaviourTest {
    @Test
    void thePolicyOfHarvesterRecordsNoOutcomeAndNotAllWrites() {
        assertThat(check("""
                omitStages: [ResponseStarted, ResponseComplete]
                rules:
                - level: Metadata
                  verbs: [create, delete, patch]
                """))
                .containsExactly(
                        "3:13: omitStages: warning: outcomes are never recorded: without ResponseComplete there is no response code, and a denied request looks like an allowed one [audit-no-outcome]",
                        "5:1: rules: warning: changes by \"update\","
                                + " \"deletecollection\" are never recorded [audit-writes-missing]",
                        "5:1: rules: warning: sessions opened with \"get\", as by kubectl from 1.30 on, are not recorded: pods/attach, pods/exec, pods/portforward [audit-session-reads]");
    }

    @Test
    void rulesThatNeverDecideAreTold() {
        assertThat(check("""
                rules:
                - {level: Metadata, verbs: [create, update, patch, delete, deletecollection]}
                - {level: None, verbs: [get], resources: [{group: apps}]}
                - {level: Metadata, verbs: [create], users: [alice]}
                - {level: Metadata, verbs: [get, create], resources: [{group: apps}]}
                - {level: Metadata, verbs: [GET]}
                """))
                .containsExactly(
                        "4:1: rules: warning: sessions opened with \"get\", as by kubectl from 1.30 on, are not recorded: pods/attach, pods/exec, pods/portforward [audit-session-reads]",
                        "6:3: rules[2]: warning: the rule never decides: rules[0] matches every request that it matches"
                                + " [audit-rule-unreachable]",
                        "7:3: rules[3]: warning: the rule never decides: rules[0] and rules[1] together match every request that it matches [audit-rule-unreachable]",
                        "8:3: rules[4]: warning: the rule decides only requests that no client can send, such as \"GET\""
                                + " pods in default by alice [audit-rule-unreal]");
    }

    @Test
    void anEmptyLogIsTold() {
        assertThat(check("rules: [{level: None}, {level: Request}]"))
                .containsExactly(
                        "3:8: rules: warning: no request is recorded, so the log stays empty"
                                + " [audit-nothing-recorded]",
                        "3:24: rules[1]: warning: the rule never decides: rules[0] matches every request that it matches"
                                + " [audit-rule-unreachable]");
    }

    @Test
    void secretsInTheLogAreTold() {
        assertThat(check("""
                rules:
                - {level: Request, namespaces: [kube-system]}
                - {level: Metadata, resources: [{resources: [secrets]}]}
                - {level: RequestResponse}
                """))
                .containsExactly(
                        "4:3: rules[0]: warning: secrets are recorded: the level is Request for create secrets in"
                                + " kube-system by alice [audit-secret-recorded]",
                        "6:3: rules[2]: warning: secrets are recorded: the level is RequestResponse for create"
                                + " serviceaccounts/token example in default by alice [audit-secret-recorded]");
    }

    @Test
    void aGoodPolicyIsLeftAlone() {
        assertThat(check("""
                omitStages: [RequestReceived]
                rules:
                - {level: Metadata, resources: [{resources: [pods/attach, pods/exec, pods/portforward]}]}
                - {level: None, verbs: [get, list, watch]}
                - {level: Metadata}
                """)).isEmpty();
    }

    private static List<String> check(String yaml) {
        Part policy = ManifestReader.strict()
                .readAll(Source.of("apiVersion: audit.k8s.io/v1\nkind: Policy\n" + yaml))
                .parts()
                .get(0);
        AuditPolicy value =
                ManifestReader.strict().read(policy, AuditPolicy.class).orThrow();
        return PolicyBehaviour.check(policy, value, KubernetesVersion.DEFAULT, PolicyReview.DEFAULT_STEPS).stream()
                .sorted(Comparator.comparing(Violation::position))
                .map(Violation::toString)
                .toList();
    }
}
