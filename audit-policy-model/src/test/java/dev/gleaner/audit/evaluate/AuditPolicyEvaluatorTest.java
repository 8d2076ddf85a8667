package dev.gleaner.audit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.UnknownFields;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditPolicyEvaluatorTest {
    private static final AuditPolicy POLICY = AuditPolicy.of(p -> p.addOmitStage(Stage.REQUEST_RECEIVED)
            .addRule(r -> r.level(AuditLevel.NONE).addUsers("system:kube-proxy", "system:node"))
            .addRule(r -> r.level(AuditLevel.NONE).addUserGroup("system:nodes"))
            .addRule(r -> r.level(AuditLevel.NONE).addVerbs("watch", "list", "get"))
            .addRule(r -> r.level(AuditLevel.NONE).addNonResourceUrls("/healthz*", "/version"))
            .addRule(r -> r.level(AuditLevel.REQUEST).addNamespaces("prod", ""))
            .addRule(r -> r.level(AuditLevel.REQUEST).addResources("apps", "deployments"))
            .addRule(r -> r.level(AuditLevel.REQUEST).addResources("", "pods/log", "pods/exec"))
            .addRule(r -> r.level(AuditLevel.REQUEST)
                    .addResource(g -> g.addResource("pods").addResourceName("db")))
            .addRule(r -> r.level(AuditLevel.METADATA)
                    .addOmitStage(Stage.PANIC)
                    .addVerb("create")
                    .addResources("", "pods"))
            .omitManagedFields(true));

    private static final AuditRequest CREATE = AuditRequest.of(r -> r.user("alice")
            .addGroups("system:authenticated", "dev")
            .verb("create")
            .resource("", "pods")
            .namespace("dev"));

    @Test
    void theFirstRuleThatMatchesDecides() {
        AuditDecision decision = AuditPolicyEvaluator.of(POLICY).decide(CREATE);

        assertThat(decision)
                .isEqualTo(
                        new AuditDecision(AuditLevel.METADATA, List.of(Stage.PANIC, Stage.REQUEST_RECEIVED), true, 8));
        assertThat(decision.isRecordedAt(Stage.RESPONSE_COMPLETE)).isTrue();
        assertThat(decision.isRecordedAt(Stage.PANIC)).isFalse();
    }

    @Test
    void whyNoEarlierRuleDecidesIsExplained() {
        assertThat(AuditPolicyEvaluator.of(POLICY).explain(CREATE)).hasToString("""
                rules[0].users: the user "alice" is not "system:kube-proxy" or "system:node"
                rules[1].userGroups: the user is in "system:authenticated" and "dev", not in "system:nodes"
                rules[2].verbs: the verb "create" is not "watch", "list" or "get"
                rules[3].nonResourceURLs: the rule is for non-resource URLs
                rules[4].namespaces: the namespace "dev" is not "prod" or ""
                rules[5].resources: the API group "" is not "apps"
                rules[6].resources: "pods" does not match "pods/log" or "pods/exec"
                rules[7].resources: the name "" is not "db"
                rules[8] decides: Metadata without RequestReceived and Panic""");
    }

    @Test
    void eachOfTheManyGroupsOfAUserCounts() {
        List<String> groups = List.of("a", "b", "c", "d", "e", "f", "g");
        AuditPolicyEvaluator evaluator = AuditPolicyEvaluator.of(AuditPolicy.of(p -> groups.forEach(group ->
                p.addRule(r -> r.level(AuditLevel.METADATA).addVerb(group).addUserGroup(group)))));

        for (String group : groups) {
            AuditRequest request = AuditRequest.of(
                    r -> r.verb(group).user("alice").addGroups("unknown").addGroups(groups.toArray(String[]::new)));
            assertThat(evaluator.decide(request).ruleIndex()).isEqualTo(groups.indexOf(group));
        }
    }

    @Test
    void aUrlIsExplained() {
        AuditRequest url = AuditRequest.of(r -> r.verb("options").path("/metrics"));

        assertThat(AuditPolicyEvaluator.of(POLICY).explain(url)).hasToString("""
                rules[0].users: the request has no user, because authentication failed
                rules[1].userGroups: the request has no user, because authentication failed
                rules[2].verbs: the verb "options" is not "watch", "list" or "get"
                rules[3].nonResourceURLs: "/metrics" does not match "/healthz*" or "/version"
                rules[4].namespaces: the rule is for resources, and "/metrics" is not a resource
                rules[5].resources: the rule is for resources, and "/metrics" is not a resource
                rules[6].resources: the rule is for resources, and "/metrics" is not a resource
                rules[7].resources: the rule is for resources, and "/metrics" is not a resource
                rules[8].verbs: the verb "options" is not "create"
                no rule decides: None""");
    }

    @Test
    void aServerThatDoesNotKnowManagedFieldsOmitsNone() {
        assertThat(AuditPolicyEvaluator.of(POLICY, KubernetesVersion.of("1.23")).decisions())
                .allMatch(AuditDecision::omitManagedFields);
        assertThat(AuditPolicyEvaluator.of(POLICY, KubernetesVersion.of("1.22")).decisions())
                .noneMatch(AuditDecision::omitManagedFields);
    }

    /** Includes a policy that strict reading refuses, and one with fields that its server ignores. */
    @Test
    void anEvaluatorTravels() throws IOException, ClassNotFoundException {
        travels(POLICY, KubernetesVersion.DEFAULT);
        travels(POLICY, KubernetesVersion.OLDEST);
        travels(
                AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.NONE).addResources("*", "pods"))),
                KubernetesVersion.NEWEST);
        travels(
                POLICY.edit(p -> p.unknownFields(UnknownFields.of(f -> f.put("owner", "platform")))),
                KubernetesVersion.DEFAULT);
    }

    private static void travels(AuditPolicy policy, KubernetesVersion version)
            throws IOException, ClassNotFoundException {
        AuditPolicyEvaluator sent = AuditPolicyEvaluator.of(policy, version);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sent);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            AuditPolicyEvaluator arrived = (AuditPolicyEvaluator) in.readObject();

            assertThat(arrived.policy()).isEqualTo(policy);
            assertThat(arrived.decisions()).isEqualTo(sent.decisions());
            assertThat(arrived.decide(CREATE)).isEqualTo(sent.decide(CREATE));
        }
    }
}
