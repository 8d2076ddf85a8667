package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.document.Manifests;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTest {
    @TempDir
    private Path folder;

    @Test
    void eachDifferenceHasAnExample() throws IOException {
        String shipped = file("shipped", HarvesterAuditPolicy.shipped());
        String words = file("words", HarvesterAuditPolicy.proposalInWords());
        assertThat(CommandRun.of("compare", shipped, words)).isEqualTo(new CommandRun(1, """
                create pods in default by alice: Metadata without ResponseStarted and ResponseComplete (rules[0]) before, Metadata (rules[0]) after
                delete pods example in default by alice: Metadata without ResponseStarted and ResponseComplete (rules[0]) before, None (no rule) after
                update pods in default by alice: None (no rule) before, Metadata (rules[0]) after
                """, ""));
        assertThat(CommandRun.of("compare", "--format", "json", shipped, words).out())
                .startsWith("""
                [
                  {
                    "witness": {
                      "user": "alice",
                      "groups": [
                        "system:authenticated"
                      ],
                      "verb": "create",
                      "namespace": "default",
                      "resource": "pods",
                      "resourceRequest": true
                    },
                    "before": {
                      "level": "Metadata",
                      "omitStages": [
                        "ResponseComplete",
                        "ResponseStarted"
                      ],
                      "omitManagedFields": false,
                      "rule": 0
                    },
                    "after": {
                """);
    }

    @Test
    void equalPoliciesPrintNothing() throws IOException {
        AuditPolicy shipped = HarvesterAuditPolicy.shipped();
        assertThat(CommandRun.of(
                        "compare",
                        file("shipped", shipped),
                        file("simple", PolicyAnalysis.of(shipped).simplify())))
                .isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void policiesWithTooLongListsAreGivenUp() throws IOException {
        String one =
                Files.writeString(folder.resolve("one"), AnalyzeTest.tooLong()).toString();
        String other = Files.writeString(
                        folder.resolve("other"), AnalyzeTest.tooLong().replace("Metadata", "Request"))
                .toString();
        for (String format : List.of("text", "json")) {
            CommandRun run = CommandRun.of("compare", "--format", format, one, other);
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .isEqualTo(one + ": warning: the analysis stopped after " + Unanswered.STEPS
                            + " steps; not checked: whether the other policy records the same"
                            + " [audit-analysis-given-up]\n");
        }
    }

    @Test
    void aPolicyWithErrorsIsNotCompared() throws IOException {
        String broken = folder.resolve("broken").toString();
        Files.writeString(Path.of(broken), "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []\n");
        assertThat(CommandRun.of("compare", file("shipped", HarvesterAuditPolicy.shipped()), broken)
                        .code())
                .isEqualTo(1);
    }

    private String file(String name, AuditPolicy policy) {
        Path file = folder.resolve(name);
        Manifests.write(policy, file);
        return file.toString();
    }
}
