package dev.gleaner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditPolicyTest {
    @Test
    void aPolicyIsWrittenInTheOrderInWhichPeopleReadIt() {
        AuditPolicy policy = AuditPolicy.of(p -> p.addOmitStage(Stage.REQUEST_RECEIVED)
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addUser("system:kube-proxy")
                        .addVerb("watch")
                        .addResources("", "endpoints", "services"))
                .addRule(r -> r.level(AuditLevel.METADATA).omitManagedFields(false)));

        assertThat(policy.toYaml()).isEqualTo("""
                apiVersion: audit.k8s.io/v1
                kind: Policy
                omitStages:
                - RequestReceived
                rules:
                - level: None
                  users:
                  - system:kube-proxy
                  verbs:
                  - watch
                  resources:
                  - group: ""
                    resources:
                    - endpoints
                    - services
                - level: Metadata
                  omitManagedFields: false
                """);
    }

    @Test
    void theCoreGroupAloneIsAnEntryWithoutFields() {
        String text = """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules:
                - level: None
                  resources:
                  - {}
                """;
        assertThat(Manifests.read(text, AuditPolicy.class).orThrow().toYaml()).isEqualTo(text);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(violations("""
                apiVersion: audit.k8s.io/v1
                kind: Policy
                omitStages: [Foo, RequestReceived]
                rules:
                - level: Metdata
                  verb: [get]
                  users: [yes, 010]
                  resources:
                  - resourceNames: [my-secret]
                    group: apps/v1
                  nonResourceURLs: ["a*b", /x, "*"]
                - {}
                """))
                .containsExactly(
                        "policy.yaml:3:14: omitStages[0]: unknown stage \"Foo\"; allowed stages are RequestReceived, ResponseStarted, ResponseComplete or Panic [audit-stage-unknown]",
                        "policy.yaml:5:10: rules[0].level: unknown level \"Metdata\"; expected None, Metadata, Request or RequestResponse [audit-level-unknown]",
                        "policy.yaml:6:3: rules[0].verb: unknown field \"verb\"; did you mean \"verbs\"? [field-unknown]",
                        "policy.yaml:7:11: rules[0].users[0]: found the boolean yes, expected text; put it in quotes [type-wrong]",
                        "policy.yaml:7:16: rules[0].users[1]: found the number 010, expected text; put it in quotes [type-wrong]",
                        "policy.yaml:9:5: rules[0].resources[0].resourceNames: using resourceNames requires at least one resource in the same entry [audit-names-without-resource]",
                        "policy.yaml:10:12: rules[0].resources[0].group: the group \"apps/v1\" is not a lower case DNS subdomain; expected an API group without version, such as \"apps\" [audit-group-invalid]",
                        "policy.yaml:11:3: rules[0].nonResourceURLs: rules cannot apply to both regular resources and non-resource URLs [audit-resources-and-urls]",
                        "policy.yaml:11:21: rules[0].nonResourceURLs[0]: non-resource URL rules must begin with a '/' character; found \"a*b\" [audit-url-slash]",
                        "policy.yaml:11:21: rules[0].nonResourceURLs[0]: non-resource URL wildcards '*' must be the final character of the rule; found \"a*b\" [audit-url-wildcard]",
                        "policy.yaml:12:3: rules[1].level: missing; expected None, Metadata, Request or RequestResponse [field-required]");
    }

    @Test
    void aPolicyWithoutRulesIsRefused() {
        assertThat(violations("apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []\n"))
                .containsExactly(
                        "policy.yaml:3:1: rules: loaded illegal policy with 0 rules; expected at least one rule [audit-no-rules]");
    }

    @Test
    void anotherVersionOfTheKindIsRefused() {
        assertThat(violations("apiVersion: audit.k8s.io/v1beta1\nkind: Policy\nrules: [{level: None}]\n"))
                .containsExactly(
                        "policy.yaml:1:13: apiVersion: found the text \"audit.k8s.io/v1beta1\", expected audit.k8s.io/v1 [kind-wrong]");
    }

    @Test
    void aPolicyThatWasBuiltIsValidatedLikeOneThatWasRead() {
        AuditPolicy policy = AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.NONE)
                .addResource(g -> g.addResourceName("x"))
                .addNonResourceUrl("healthz")));

        assertThat(Manifests.validate(policy))
                .extracting(Violation::toString)
                .containsExactly(
                        "rules[0].resources[0].resourceNames: using resourceNames requires at least one resource in the same entry [audit-names-without-resource]",
                        "rules[0].nonResourceURLs[0]: non-resource URL rules must begin with a '/' character; found \"healthz\" [audit-url-slash]",
                        "rules[0].nonResourceURLs: rules cannot apply to both regular resources and non-resource URLs [audit-resources-and-urls]");
    }

    @Test
    void aRuleWithoutLevelCannotBeBuilt() {
        assertThatThrownBy(() -> AuditRule.of(r -> r.addVerb("get")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("level");
    }

    private static List<String> violations(String text) {
        return ManifestReader.strict().read(Source.of("policy.yaml", text), AuditPolicy.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
