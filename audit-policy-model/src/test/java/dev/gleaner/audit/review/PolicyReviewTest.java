package dev.gleaner.audit.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyReviewTest {
    private static final String HEAD = "apiVersion: audit.k8s.io/v1\nkind: Policy\n";
    private static final String SESSIONS =
            "warning: sessions opened with \"get\", as by kubectl from 1.30 on, are not recorded: %s [audit-session-reads]";
    private static final String PODS = "pods/attach, pods/exec, pods/portforward";

    @Test
    void namesAreReviewedInRulesWithoutErrors() {
        Part policy = part("""
                - {level: none, verbs: [DELETE]}
                - {level: None, verbs: [DELETE]}
                """);
        List<Violation> errors =
                ManifestReader.strict().read(policy, AuditPolicy.class).violations();
        assertThat(PolicyReview.names(policy, errors))
                .extracting(Violation::toString)
                .containsExactly("5:25: rules[1].verbs[0]: warning: no request has the verb \"DELETE\"; expected"
                        + " \"delete\" [audit-verb-unknown]");
    }

    static Stream<Arguments> missingSessions() {
        return Stream.of(
                argumentSet("reads are dropped before", """
                        - {level: Metadata, verbs: [create], resources: [{resources: [pods/exec, pods/attach, pods/portforward]}]}
                        - {level: None, verbs: [get, list, watch]}
                        - {level: Metadata}
                        """, "5:3: rules[1]: ", PODS),
                argumentSet(
                        "only writes are recorded",
                        "- {level: Metadata, verbs: [create, update, patch, delete, deletecollection]}\n",
                        "4:1: rules: ",
                        PODS),
                argumentSet("reads of those who have logged in are dropped", """
                        - {level: None, userGroups: ["system:authenticated"], verbs: [get, list, watch]}
                        - {level: Metadata}
                        """, "4:3: rules[0]: ", PODS),
                argumentSet("some sessions only", """
                        - {level: Metadata, resources: [{resources: [pods/exec]}]}
                        - {level: None, verbs: [get]}
                        - {level: Metadata}
                        """, "5:3: rules[1]: ", "pods/attach, pods/portforward"),
                argumentSet(
                        "with virtual machines",
                        """
                        - {level: None, verbs: [get], resources: [{group: subresources.kubevirt.io}]}
                        - {level: Metadata}
                        """,
                        "4:3: rules[0]: ",
                        "virtualmachineinstances/console.subresources.kubevirt.io,"
                                + " virtualmachineinstances/portforward.subresources.kubevirt.io,"
                                + " virtualmachineinstances/vnc.subresources.kubevirt.io"));
    }

    @ParameterizedTest
    @MethodSource("missingSessions")
    void sessionsThatAGetOpensAreMissed(String rules, String place, String sessions) {
        assertThat(review(rules))
                .filteredOn(line -> line.contains("audit-session"))
                .containsExactly(place + SESSIONS.formatted(sessions));
    }

    @ParameterizedTest
    @MethodSource("fine")
    void sessionsThatAreRecordedOrNotWantedAreFine(String rules) {
        assertThat(review(rules)).noneMatch(line -> line.contains("audit-session"));
    }

    static Stream<Arguments> fine() {
        return Stream.of(
                argumentSet("both verbs before reads are dropped", """
                        - {level: Metadata, verbs: [create, get], resources: [{resources: [pods/exec, pods/attach, pods/portforward]}]}
                        - {level: None, verbs: [get, list, watch]}
                        - {level: Metadata}
                        """),
                argumentSet("no session at all", "- {level: Metadata, resources: [{resources: [secrets]}]}\n"),
                argumentSet("reads of a program are dropped", """
                        - {level: None, users: ["system:kube-proxy"], verbs: [get, list, watch]}
                        - {level: Metadata}
                        """),
                argumentSet("everything is recorded", "- {level: Metadata}\n"));
    }

    /** A create has its name in the body. */
    @Test
    void whatIsSaidOfNamesIsSaidOfWitnessesToo() {
        List<String> lines = review("""
                - level: RequestResponse
                  verbs: [create]
                  resources: [{resources: [secrets], resourceNames: [db]}]
                - level: Metadata
                """);
        assertThat(lines)
                .containsExactly(
                        "4:3: rules[0]: warning: the rule decides only requests that no client can send, such as create"
                                + " secrets db in default by alice [audit-rule-unreal]",
                        "6:53: rules[0].resources[0].resourceNames: warning: no create request has a name when rules are evaluated, so this matches nothing; omit resourceNames [audit-names-never]");
    }

    /** Parsing the URL of a request of each kind results in the same request. */
    @Test
    void aWitnessIsWhatTheServerMakesOfItsUrl() {
        AuditPolicy policy = read("""
                - {level: Request, verbs: [create], resources: [{resources: [pods/exec, secrets]}]}
                - {level: Request, verbs: [list], resources: [{resources: ["*"]}]}
                - {level: Metadata, resources: [{resources: ["*/log"]}]}
                - {level: None, verbs: [delete, deletecollection], resources: [{resources: [pods]}]}
                """);
        PolicyAnalysis.of(policy).rules().forEach(reach -> {
            AuditRequest witness = reach.witness().orElseThrow();
            assertThat(reach.isReal()).isTrue();
            String url = "/api/v1" + (witness.namespace().isEmpty() ? "" : "/namespaces/" + witness.namespace()) + "/"
                    + Stream.of(witness.resource(), witness.name(), witness.subresource())
                            .filter(part -> !part.isEmpty())
                            .reduce((one, other) -> one + "/" + other)
                            .orElseThrow();
            String method =
                    switch (witness.verb()) {
                        case "create" -> "POST";
                        case "delete", "deletecollection" -> "DELETE";
                        default -> "GET";
                    };
            AuditRequest sent = AuditRequest.of(method, url);
            assertThat(List.of(sent.verb(), sent.resource(), sent.subresource(), sent.name(), sent.namespace()))
                    .containsExactly(
                            witness.verb(),
                            witness.resource(),
                            witness.subresource(),
                            witness.name(),
                            witness.namespace());
        });
    }

    @Test
    void whatTheReviewDidNotGetToIsTold() {
        Part policy = part("""
                - {level: Metadata, verbs: [create]}
                - {level: Metadata, verbs: [update]}
                - {level: Metadata, verbs: [create]}
                - {level: Metadata, users: [alice]}
                """);
        assertThat(PolicyReview.of(policy, typed(policy)).within(0).run())
                .extracting(Violation::toString)
                .containsExactly(
                        "4:1: rules: warning: the analysis stopped after 0 steps; not checked: rules[0] to rules[1],"
                                + " rules[3], whether anything is recorded [audit-analysis-given-up]",
                        "6:3: rules[2]: warning: the rule never decides: rules[0] matches every request that it matches"
                                + " [audit-rule-unreachable]");
    }

    @Test
    void aGroupWildcardIsReviewedAsTheReleaseThatHasIt() {
        Part policy = part("""
                - {level: None, resources: [{group: "*"}]}
                - {level: Metadata, resources: [{group: apps}]}
                - {level: Metadata}
                """);
        PolicyReview review = PolicyReview.of(policy, typed(policy));
        assertThat(review.run()).extracting(Violation::code).contains("audit-rule-unreachable");
        assertThat(review.forVersion(KubernetesVersion.DEFAULT).run())
                .extracting(Violation::code)
                .doesNotContain("audit-rule-unreachable");
    }

    private static List<String> review(String rules) {
        Part policy = part(rules);
        return PolicyReview.of(policy, typed(policy)).run().stream()
                .map(Violation::toString)
                .toList();
    }

    private static AuditPolicy read(String rules) {
        return typed(part(rules));
    }

    private static Part part(String rules) {
        return ManifestReader.strict()
                .readAll(Source.of(HEAD + "rules:\n" + rules))
                .parts()
                .get(0);
    }

    private static AuditPolicy typed(Part policy) {
        return ManifestReader.strict().read(policy, AuditPolicy.class).orThrow();
    }
}
