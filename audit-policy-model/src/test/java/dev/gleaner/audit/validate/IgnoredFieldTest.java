package dev.gleaner.audit.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoredFieldTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level: None, verb: [get] | \"verb\" is ignored: the rule matches every verb",
                "level: None, verbs: [], Verbs: [get] | \"Verbs\" is ignored: the rule matches every verb",
                "level: None, verbs: [get], verb: [list] | \"verb\" is ignored: only \"verbs\" is used",
                "level: None, user: a | \"user\" is ignored: the rule matches every user",
                "level: None, user: a, userGroups: [b] | \"user\" is ignored: the rule matches every user in its groups",
                "level: None, groups: [a] | \"groups\" is ignored: the rule matches every group of users",
                "level: None, userGroup: [a], users: [b] | \"userGroup\" is ignored: the rule matches its users in every group",
                "level: None, resource: [] | \"resource\" is ignored: the rule matches every resource",
                "level: None, resource: [], namespaces: [a] | \"resource\" is ignored: the rule matches every resource in its namespaces",
                "level: None, resource: [], nonResourceURLs: [/a] | \"resource\" is ignored: the rule matches only its nonResourceURLs",
                "level: None, namespace: a | \"namespace\" is ignored: the rule matches every namespace",
                "level: None, namespace: a, nonResourceURLs: [/a] | \"namespace\" is ignored: the rule matches only its nonResourceURLs",
                "level: None, nonResourceUrls: [/a] | \"nonResourceUrls\" is ignored: the rule matches every URL, including those of resources",
                "level: None, nonResourceURL: [/a], namespaces: [a] | \"nonResourceURL\" is ignored: the rule matches only resources",
                "level: None, omitStage: [Panic] | \"omitStage\" is ignored: the stages are recorded",
                "level: None, omitManagedField: true | \"omitManagedField\" is ignored: the setting of the policy is used",
                "Level: None | \"Level\" is ignored: the rule has no level and is refused",
                "level: None, group: apps | \"group\" is ignored: the rule matches every resource",
                "level: None, apiGroups: [apps] | \"apiGroups\" is ignored: the rule matches every resource",
                "level: None, resourceNames: [a], resources: [{}] | \"resourceNames\" is ignored: it belongs to an entry of resources",
                "level: None, comment: text | \"comment\" is ignored: it has no effect",
                "level: None, resources: [{groups: apps}] | \"groups\" is ignored: the entry matches the core group",
                "level: None, resources: [{apiGroups: [a], group: b}] | \"apiGroups\" is ignored: only \"group\" is used",
                "level: None, resources: [{resource: [pods]}] | \"resource\" is ignored: the entry matches every resource of its group",
                "level: None, resources: [{resources: [pods], resourceName: a}] | \"resourceName\" is ignored: the entry matches objects of every name",
                "level: None, resources: [{verbs: [get]}] | \"verbs\" is ignored in an entry of resources: the rule matches every verb",
                "level: None, resources: [{verb: [get]}] | \"verb\" is ignored in an entry of resources: the rule matches every verb",
                "level: None, verbs: [get], resources: [{verbs: [get]}] | \"verbs\" is ignored in an entry of resources: only the one of the rule is used",
                "level: None, kind: Policy | \"kind\" is ignored in a rule: only the one of the policy is used",
                "level: None, metadata: {} | \"metadata\" is ignored in a rule: metadata has no effect on what is recorded",
                "level: None, resources: [{comment: a}] | \"comment\" is ignored: it has no effect"
            })
    void theMessageDescribesTheEffectOnARule(String rule, String message) {
        assertThat(messages("rules: [{" + rule + "}]")).containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule: [] | \"rule\" is ignored: the policy has no rules and is refused",
                "level: None | \"level\" is ignored: the policy has no rules and is refused",
                "level: None, rules: [{level: None}] | \"level\" is ignored: it belongs to a rule",
                "omitStage: [Panic] | \"omitStage\" is ignored: the stages are recorded",
                "omitManagedfields: true | \"omitManagedfields\" is ignored: managedFields are recorded",
                "metaData: {} | \"metaData\" is ignored: metadata has no effect on what is recorded",
                "apiVersio: x | \"apiVersio\" is ignored: only \"apiVersion\" is used",
                "kinds: Policy | \"kinds\" is ignored: only \"kind\" is used",
                "Kind: Policy | \"Kind\" is not a field of a policy, but is accepted, because only its case is wrong",
                "metadata: {nam: x} | \"nam\" is ignored: metadata has no effect on what is recorded",
                "metadata: {rules: []} | \"rules\" is ignored: metadata has no effect on what is recorded",
                "metadata: {ownerReferences: [{level: x}]} | \"level\" is ignored: it has no effect",
                "omitStages: [Panic], rules: [{level: None, omitStage: []}] | \"omitStage\" is ignored: only the stages that the policy omits are not recorded"
            })
    void theMessageDescribesTheEffectOnThePolicy(String fields, String message) {
        assertThat(messages(fields)).containsExactly(message);
    }

    @Test
    void ignoredFieldsOfAPartAreReportedWithTheirPosition() {
        Part list = ManifestReader.strict()
                .readAll(Source.of("f", "resources:\n- kind: Policy\n  rules: [{verb: [get], users: 5}]\n"))
                .parts()
                .get(0);
        Part policy = list.field("resources").items().get(0);
        assertThat(PolicyLoader.ignoredFields(policy, KubernetesVersion.DEFAULT))
                .extracting(Violation::toString)
                .containsExactly(
                        "f:3:12: resources[0].rules[0].verb: warning: \"verb\" is ignored: the rule matches every verb [audit-field-ignored]");
    }

    private static List<String> messages(String fields) {
        String text = " # YAML\n{apiVersion: audit.k8s.io/v1, kind: Policy, " + fields + "}";
        return PolicyLoader.readAsServer("#\n" + text, KubernetesVersion.DEFAULT).ignored().stream()
                .map(Violation::message)
                .toList();
    }
}
