package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnalyzeTest {
    private static final String POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - level: None
              resources: [{group: coordination.k8s.io}]
            - level: Metadata
              verbs: [create, update, patch]
            - level: Request
              verbs: [create]
            - level: Request
              verbs: ["*"]
            """;

    @Test
    void thePolicyIsExplainedInWords() {
        assertThat(CommandRun.withInput(POLICY, "analyze", "-")).isEqualTo(new CommandRun(0, """
                rules[0] None: decides, for example, list pods.coordination.k8s.io in default by alice
                rules[1] Metadata: decides, for example, create pods in default by alice
                rules[2] Request: never decides; covered by rules[1]
                rules[3] Request: decides only requests that no client can send, such as * pods in default by alice
                recorded stages: RequestReceived, ResponseStarted, ResponseComplete, Panic
                changes that are never recorded: delete, deletecollection
                highest level of Secrets: Metadata, for example create secrets in default by alice
                """, ""));
    }

    @Test
    void jsonIsOneObject() {
        String policy = "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None}, {level: Request}]\n";
        assertThat(CommandRun.withInput(policy, "analyze", "--format", "json", "-"))
                .isEqualTo(new CommandRun(0, """
                        {
                          "rules": [
                            {
                              "rule": 0,
                              "level": "None",
                              "reachable": true,
                              "real": true,
                              "witness": {
                                "user": "alice",
                                "groups": [
                                  "system:authenticated"
                                ],
                                "verb": "list",
                                "namespace": "default",
                                "resource": "pods",
                                "resourceRequest": true
                              },
                              "coveredBy": []
                            },
                            {
                              "rule": 1,
                              "level": "Request",
                              "reachable": false,
                              "real": false,
                              "witness": null,
                              "coveredBy": [
                                0
                              ]
                            }
                          ],
                          "recordsNothing": true,
                          "recordedStages": [],
                          "unrecordedWrites": [
                            "create",
                            "update",
                            "patch",
                            "delete",
                            "deletecollection"
                          ],
                          "secrets": {
                            "level": "None",
                            "omitStages": [],
                            "omitManagedFields": false,
                            "rule": 0,
                            "witness": {
                              "user": "alice",
                              "groups": [
                                "system:authenticated"
                              ],
                              "verb": "list",
                              "namespace": "default",
                              "resource": "secrets",
                              "resourceRequest": true
                            }
                          }
                        }
                        """, ""));
    }

    @Test
    void aSimplifiedPolicyCanBeReadAgain() {
        String shipped = HarvesterAuditPolicy.shipped().toYaml();
        CommandRun simple = CommandRun.withInput(shipped, "analyze", "--simplify", "-");
        assertThat(simple).isEqualTo(new CommandRun(0, """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                omitStages:
                - ResponseStarted
                - ResponseComplete
                rules:
                - level: Metadata
                  verbs:
                  - create
                  - delete
                  - patch
                """, ""));
        assertThat(CommandRun.withInput(simple.out(), "analyze", "--simplify", "-"))
                .isEqualTo(simple);
    }

    /** The comparison of the long lists alone takes more steps than a question may have, so that none is taken. */
    static String tooLong() {
        List<String> rules = new ArrayList<>();
        for (int rule = 0; rule < 3; rule++) {
            int first = rule * 10_000;
            rules.add("- {level: Metadata, users: ["
                    + IntStream.range(first, first + 30_000)
                            .mapToObj(i -> "u" + i)
                            .collect(Collectors.joining(","))
                    + "], verbs: ["
                    + IntStream.range(first, first + 30_000)
                            .mapToObj(i -> "v" + i)
                            .collect(Collectors.joining(","))
                    + "]}\n");
        }
        return "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n" + String.join("", rules);
    }

    @Test
    void aPolicyWithTooLongListsIsGivenUp() {
        CommandRun run = CommandRun.withInput(tooLong(), "analyze", "-");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("recorded stages: ", "not known");
        assertThat(run.err())
                .startsWith("-: warning: the analysis stopped after")
                .endsWith("[audit-analysis-given-up]\n");
    }

    @Test
    void aPolicyWithErrorsIsNotAnalyzed() {
        assertThat(CommandRun.withInput(POLICY.replace("verbs: [create]", "verb: [create]"), "analyze", "-"))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "-:9:3: rules[2].verb: unknown field \"verb\"; did you mean \"verbs\"? [field-unknown]\n"));
    }
}
