package dev.gleaner.audit.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.Manifests;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyAnalysisTest {
    @Test
    void aRuleAfterWiderOnesNeverDecides() {
        List<RuleReach> rules = PolicyAnalysis.of(policy("""
                rules:
                - level: None
                  verbs: [get, list]
                - level: None
                  verbs: [watch]
                  nonResourceURLs: ["*"]
                - level: None
                  verbs: [watch]
                  resources: [{group: "", resources: ["*"]}, {group: apps}]
                - level: Request
                  verbs: [get, watch]
                  resources: [{group: apps, resources: [deployments, deployments/status]}]
                - level: Metadata
                  verbs: [list]
                - level: Metadata
                """)).rules();

        assertThat(rules).extracting(RuleReach::isReachable).containsExactly(true, true, true, false, false, true);
        assertThat(rules.get(3).coveredBy()).containsExactly(0, 2);
        assertThat(rules.get(4).coveredBy()).containsExactly(0);
        assertThat(rules.get(5).witness().orElseThrow()).hasToString("watch pods.other-1 in default by alice");
        assertThat(rules.get(1).witness().orElseThrow()).hasToString("watch /healthz by alice");
    }

    /** Resources of the cluster have no namespace, except that a request for one namespace has its name. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "namespaces: [a], resources: [{resources: [nodes]}]                | get nodes in a by alice | false",
                "namespaces: [a], resources: [{resources: ['nodes/*']}]            | get nodes in a by alice | false",
                "namespaces: [a], resources: [{resources: [nodes, pods]}]          | list pods in a by alice | true",
                "namespaces: [a, ''], resources: [{resources: [nodes]}]            | list nodes by alice | true",
                "namespaces: [a], resources: [{resources: [namespaces]}]           | list namespaces in a by alice | true",
                "namespaces: [a], resources: [{group: x.io, resources: [nodes]}]   | list nodes.x.io in a by alice | true",
                "resources: [{group: policy, resources: [podsecuritypolicies]}]    | list podsecuritypolicies.policy by alice | true",
                "resources: [{resources: [nodes]}]                                 | list nodes by alice | true",
                "resources: [{resources: [secrets]}]                               | list secrets in default by alice | true",
            })
    void aResourceOfTheClusterHasNoNamespace(String conditions, String witness, boolean isReal) {
        RuleReach reach = PolicyAnalysis.of(policy("rules: [{level: Metadata, " + conditions + "}]"))
                .rules()
                .get(0);
        assertThat(reach.witness()).hasToString("Optional[" + witness + "]");
        assertThat(reach.isReal()).isEqualTo(isReal);
    }

    @Test
    void aQuestionAboutAResourceOfTheClusterIsAboutNoNamespace() {
        PolicyAnalysis analysis =
                PolicyAnalysis.of(policy("rules: [{level: Request, namespaces: [a]}, {level: Metadata}]"));
        assertThat(analysis.decisionsAbout(
                        q -> q.addVerb("create").addResources("authentication.k8s.io", "tokenreviews")))
                .extracting(decision -> decision.witness() + ": " + decision.level())
                .containsExactly("create tokenreviews.authentication.k8s.io by alice: METADATA");
        assertThat(PolicyAnalysis.of(policy("""
                rules:
                - {level: Metadata, verbs: [create, update, patch, delete], namespaces: [a], resources: [{resources: [nodes]}]}
                """)).unrecordedWrites())
                .containsExactly("create", "update", "patch", "delete", "deletecollection");
    }

    /** A user with one group of each list matches both rules. */
    @Test
    void aUserMayBeInSeveralGroups() {
        AuditPolicy one = policy("""
                rules:
                - {level: None, userGroups: [staff]}
                - {level: Metadata}
                """);
        AuditPolicy other = policy("""
                rules:
                - {level: Request, userGroups: [admins]}
                - {level: None, userGroups: [staff]}
                - {level: Metadata}
                """);

        assertThat(PolicyAnalysis.of(one).compare(other))
                .extracting(PolicyDifference::toString)
                .containsExactly(
                        "list pods in default by alice (admins, staff, system:authenticated): None (rules[0]) before, Request (rules[0]) after",
                        "list pods in default by alice (admins, system:authenticated): Metadata (rules[1]) before, Request (rules[0]) after");
        assertThat(PolicyAnalysis.of(one).compare(other).get(0).witness().groups())
                .containsExactly("admins", "staff", "system:authenticated");
    }

    @Test
    void lossesAreTheDifferencesInWhichThePolicyRecordsLess() {
        AuditPolicy metadata = policy("rules: [{level: Metadata}]");
        AuditPolicy secrets = policy("""
                rules:
                - {level: Request, resources: [{group: "", resources: [secrets]}]}
                - {level: None, verbs: [get]}
                - {level: Metadata, omitStages: [RequestReceived]}
                """);

        assertThat(PolicyAnalysis.of(metadata).losses(metadata)).isEmpty();
        assertThat(PolicyAnalysis.of(metadata).losses(secrets))
                .extracting(PolicyDifference::toString)
                .singleElement()
                .asString()
                .contains("secrets", ": Metadata (rules[0]) before, Request (rules[0]) after");
        assertThat(PolicyAnalysis.of(secrets).losses(metadata))
                .extracting(difference -> difference.before().inWords())
                .containsExactly("None", "Metadata without RequestReceived");
    }

    @Test
    void patternsOverlapInRequestsThatBothMatch() {
        assertThat(bothDecide("resources: [{resources: ['pods/*']}]", "resources: [{resources: ['*/log']}]"))
                .containsExactly("get pods/log example in default by alice");
        assertThat(bothDecide("resources: [{resources: [pods/log]}]", "resources: [{resources: ['*/log']}]"))
                .containsExactly("get pods/log example in default by alice");
        assertThat(bothDecide("resources: [{resources: [pods/log]}]", "resources: [{resources: [pods]}]"))
                .isEmpty();
        assertThat(bothDecide("nonResourceURLs: ['/api*']", "nonResourceURLs: [/api/v1]"))
                .containsExactly("get /api/v1 by alice");
        assertThat(bothDecide("nonResourceURLs: ['/api*']", "nonResourceURLs: ['/api/*']"))
                .containsExactly("get /api/healthz by alice");
        assertThat(bothDecide("nonResourceURLs: ['/api/*']", "nonResourceURLs: [/api]"))
                .isEmpty();
    }

    /** The requests that match two conditions, in either order. */
    private static List<String> bothDecide(String one, String other) {
        List<String> common = common(one, other);
        assertThat(common(other, one)).isEqualTo(common);
        return common;
    }

    private static List<String> common(String one, String other) {
        AuditPolicy none = policy("rules: [{level: None, " + one + "}, {level: Metadata}]");
        AuditPolicy request = policy("rules: [{level: Request, " + other + "}, {level: Metadata}]");
        return PolicyAnalysis.of(none).compare(request).stream()
                .filter(difference -> difference.before().ruleIndex() == 0
                        && difference.after().ruleIndex() == 0)
                .map(difference -> difference.witness().toString())
                .toList();
    }

    @Test
    void aRuleThatNoClientCanMatchHasAnUnrealWitness() {
        List<RuleReach> rules = PolicyAnalysis.of(policy("""
                rules:
                - {level: None, verbs: ["*"]}
                - {level: None, nonResourceURLs: ["/*"]}
                - {level: Metadata, nonResourceURLs: ["*"]}
                - {level: Metadata, nonResourceURLs: [/api/v1/pods*]}
                - {level: Metadata, resources: [{resources: ["pods/lo*"]}]}
                """)).rules();

        assertThat(rules).extracting(RuleReach::isReal).containsExactly(false, true, false, false, false);
        assertThat(rules).extracting(RuleReach::isReachable).containsExactly(true, true, true, false, true);
    }

    /** The prefixes of all common paths. */
    @Test
    void aUrlThatNoPatternNamesIsFound() {
        List<RuleReach> rules = PolicyAnalysis.of(policy("""
                rules:
                - {level: None, nonResourceURLs: ["/h*", "/v*", "/m*", "/o*", /a, "/b*"]}
                - {level: Metadata, nonResourceURLs: ["*"]}
                """)).rules();

        assertThat(rules.get(1).witness().orElseThrow()).hasToString("get /c by alice");
        assertThat(rules.get(1).isReal()).isTrue();
    }

    @Test
    void afterAnApiVersionOnlySlashesAreNoResource() {
        List<RuleReach> rules = PolicyAnalysis.of(policy("""
                rules:
                - {level: None, nonResourceURLs: [/api/v1/]}
                - {level: None, nonResourceURLs: [/api/v1//]}
                - {level: Metadata, nonResourceURLs: ["/api/v1/*"]}
                - {level: Metadata, nonResourceURLs: ["/api/*"]}
                """)).rules();

        assertThat(rules.get(2).witness().orElseThrow()).hasToString("get /api/v1/// by alice");
        assertThat(rules).extracting(RuleReach::isReal).containsExactly(true, true, true, true);
    }

    @Test
    void aClientCanSendAnyMethod() {
        List<RuleReach> rules = PolicyAnalysis.of(policy("""
                rules:
                - {level: None, nonResourceURLs: ["*"], verbs: [get, head, post, put, patch, delete, options]}
                - {level: None, nonResourceURLs: ["*"], verbs: [trace]}
                - {level: Metadata, nonResourceURLs: ["*"]}
                - {level: Metadata, verbs: [GET]}
                """)).rules();

        assertThat(rules).extracting(RuleReach::isReal).containsExactly(true, true, true, false);
        assertThat(rules.get(2).witness().orElseThrow()).hasToString("other-1 /healthz by alice");
    }

    /** A request without a name is a list and not a get; a request with a name is not about a collection. */
    @Test
    void verbsAndNamesOfRealRequestsAreConsistent() {
        List<RuleReach> rules = PolicyAnalysis.of(policy("""
                rules:
                - {level: None, verbs: [get, delete], resources: [{resources: [pods], resourceNames: [""]}]}
                - {level: None, verbs: [deletecollection], resources: [{resources: [pods], resourceNames: [web]}]}
                - {level: None, verbs: [get, delete], resources: [{resources: [pods]}]}
                - {level: None, verbs: [deletecollection], resources: [{resources: [pods]}]}
                """)).rules();

        assertThat(rules).extracting(RuleReach::isReal).containsExactly(false, false, true, true);
        assertThat(rules.get(2).witness().orElseThrow()).hasToString("get pods example in default by alice");
        assertThat(rules.get(3).witness().orElseThrow()).hasToString("deletecollection pods in default by alice");
    }

    /** Trying each name would take too long. */
    @Test
    void onlyDuplicatesAreRemovedFromLongLists() {
        List<String> users =
                IntStream.range(0, 50_000).mapToObj(i -> "user-" + i % 20_000).toList();
        AuditPolicy policy = AuditPolicy.of(
                p -> p.addRule(r -> r.level(AuditLevel.NONE).users(users)).addRule(r -> r.level(AuditLevel.METADATA)));

        assertThat(PolicyAnalysis.of(policy).simplify().rules().get(0).users()).isEqualTo(users.subList(0, 20_000));
    }

    @Test
    void itIsKnownWhetherTheBodyOfASecretIsEverRecorded() {
        AuditPolicy policy = policy("""
                omitStages: [RequestReceived]
                rules:
                - level: Metadata
                  resources: [{resources: [secrets]}]
                  verbs: [create, update, patch]
                - level: RequestResponse
                  namespaces: [prod]
                - level: Metadata
                """);

        ClassDecision answer = PolicyAnalysis.of(policy)
                .maxLevel(q -> q.addResources("", "secrets"))
                .orElseThrow();

        assertThat(answer.level()).isEqualTo(AuditLevel.REQUEST_RESPONSE);
        assertThat(answer.decision().rule()).hasValue(1);
        assertThat(answer.witness()).hasToString("list secrets in prod by alice");
        assertThat(PolicyAnalysis.of(policy)
                        .maxLevel(q -> q.addVerb("create").addResources("", "secrets"))
                        .map(ClassDecision::level))
                .contains(AuditLevel.METADATA);
        assertThat(PolicyAnalysis.of(policy).maxLevel(q -> q.addVerb("*"))).isEmpty();
    }

    @Test
    void unrecordedStagesAndWritesAreFound() {
        PolicyAnalysis analysis = PolicyAnalysis.of(policy("""
                omitStages: [ResponseStarted, ResponseComplete]
                rules:
                - level: Metadata
                  verbs: [create, delete, patch]
                """));

        assertThat(analysis.recordedStages()).containsExactly(Stage.REQUEST_RECEIVED, Stage.PANIC);
        assertThat(analysis.unrecordedWrites()).containsExactly("update", "deletecollection");
        assertThat(analysis.recordsNothing()).isFalse();
        assertThat(PolicyAnalysis.of(policy("rules: [{level: None}, {level: Request}]"))
                        .recordsNothing())
                .isTrue();
    }

    @Test
    void aSimplifiedPolicyKeepsOnlyEffectiveParts() {
        AuditPolicy policy = policy("""
                omitStages: [RequestReceived]
                rules:
                - level: None
                  users: [alice, bob, alice]
                - level: Metadata
                  users: [bob, carol]
                  omitStages: [RequestReceived, Panic]
                - level: None
                  resources:
                  - {resources: [pods, "pods/*", "*/log"]}
                  - {group: apps, resources: [deployments, "*"]}
                  - {group: apps}
                - level: None
                  users: [carol]
                - level: Metadata
                  verbs: [get]
                  omitManagedFields: false
                - level: Metadata
                - level: Request
                """);

        assertThat(PolicyAnalysis.of(policy).simplify()).isEqualTo(policy("""
                omitStages: [RequestReceived]
                rules:
                - level: None
                  users: [alice, bob]
                - level: Metadata
                  users: [carol]
                  omitStages: [Panic]
                - level: None
                  resources:
                  - {resources: ["pods/*", "*/log"]}
                  - {group: apps, resources: ["*"]}
                - level: Metadata
                """));
    }

    @Test
    void aRuleIsLeftEvenIfNoneIsNeeded() {
        assertThat(PolicyAnalysis.of(policy("rules: [{level: None}, {level: Request}, {level: None}]"))
                        .simplify())
                .isEqualTo(policy("rules: [{level: None}]"));
    }

    @Test
    void theGroupWildcardDependsOnTheVersion() {
        AuditPolicy policy =
                AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.NONE).addResources("*"))
                        .addRule(r -> r.level(AuditLevel.METADATA).addResources("apps", "deployments")));

        assertThat(PolicyAnalysis.of(policy).rules())
                .extracting(RuleReach::isReachable)
                .containsExactly(true, true);
        assertThat(PolicyAnalysis.of(policy, KubernetesVersion.NEWEST).rules())
                .extracting(RuleReach::isReachable)
                .containsExactly(true, false);
    }

    /** Several lists in one rule, whose values earlier rules match one by one. */
    @Test
    void piecesOfSeveralListsAreExactlyCovered() {
        AuditRule wide = AuditRule.of(r -> r.level(AuditLevel.REQUEST)
                .addVerbs("get", "list", "watch", "create")
                .addUsers("a", "b", "c", "d")
                .addNamespaces("m", "n", "o", "p"));
        List<AuditRule> pieces = new ArrayList<>();
        for (String verb : wide.verbs()) {
            for (String user : wide.users()) {
                for (String namespace : wide.namespaces()) {
                    pieces.add(wide.edit(r -> r.level(AuditLevel.NONE)
                            .verbs(List.of(verb))
                            .users(List.of(user))
                            .namespaces(List.of(namespace))));
                }
            }
        }

        pieces.add(wide);
        assertThat(last(pieces).isReachable()).isFalse();
        assertThat(last(pieces).coveredBy()).hasSize(64);
        AuditRule removed = pieces.remove(37);
        assertThat(last(pieces).witness().orElseThrow())
                .returns(removed.verbs().get(0), AuditRequest::verb)
                .returns(removed.users().get(0), request -> request.user().orElseThrow())
                .returns(removed.namespaces().get(0), AuditRequest::namespace);
    }

    private static RuleReach last(List<AuditRule> rules) {
        List<RuleReach> reach =
                PolicyAnalysis.of(AuditPolicy.of(p -> p.rules(rules))).rules();
        return reach.get(reach.size() - 1);
    }

    private static AuditPolicy policy(String yaml) {
        return Manifests.read("apiVersion: audit.k8s.io/v1\nkind: Policy\n" + yaml, AuditPolicy.class)
                .orThrow();
    }
}
