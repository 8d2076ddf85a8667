package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LintTest {
    @Test
    void everyObjectInAFileIsCheckedWhateverItsForm() {
        String output = """
                {apiVersion: logging.banzaicloud.io/v1beta1, kind: ClusterOutput, metadata: {name: x}, spec: {gelf: {host: h}}}""";
        for (String form :
                List.of("%s", "resources: [%s]", "{kind: List, apiVersion: v1, items: [%s]}", "--- {}\n--- %s")) {
            assertThat(lint(" # YAML\n" + form.formatted(output))).as(form).anySatisfy(line -> assertThat(line)
                    .contains("spec.gelf.port: missing; expected a whole number [field-required]"));
        }
    }

    @Test
    void pathsLeadThroughTheListThatHoldsAnObject() {
        assertThat(lint("""
                resources:
                - apiVersion: audit.k8s.io/v1
                  kind: Policy
                  rules: [{level: None, verb: [get]}]
                """))
                .containsExactly(
                        "f:4:25: resources[0].rules[0].verb: unknown field \"verb\"; did you mean \"verbs\"? [field-unknown]");
    }

    @Test
    void anObjectOfAnotherGroupIsNoneOfOurBusiness() {
        assertThat(lint("apiVersion: v1\nkind: Secret\nmetadata: {name: x}\n")).isEmpty();
        assertThat(lint("apiVersion: management.cattle.io/v3\nkind: ManagedChart\nspec: {chart: harvester}\n"))
                .isEmpty();
        assertThat(lint("apiVersion: logging.banzaicloud.io/v1beta1\nkind: Logging\n"))
                .containsExactly(
                        "f:1:1: warning: nothing is known about the kind logging.banzaicloud.io/v1beta1 Logging; it is not checked [kind-unknown]");
    }

    @Test
    void valuesAreKnownByTheirNames() {
        assertThat(lint("disablePvc: yes please\nsystemdLogPth: /var/log/journal\n"))
                .containsExactly(
                        "f:1:13: disablePvc: found the text \"yes please\", expected a boolean [type-wrong]",
                        "f:2:1: systemdLogPth: warning: nothing reads \"systemdLogPth\"; did you mean \"systemdLogPath\"? [field-suspect]");
    }

    @Test
    void anAuditLoggingWithoutRefIsFound() {
        assertThat(lint("additionalLoggingSources:\n  kubeAudit:\n    enabled: true\n"))
                .containsExactly(
                        "f:3:5: additionalLoggingSources.kubeAudit: warning: kubeAudit has no loggingRef, so that every flow runs in both Loggings and audit records mix with logs; expected harvester-kube-audit-log-ref [logging-ref-missing]");
    }

    @Test
    void theDefaultsOfEveryChartAreFine() {
        for (Path file : Reference.files("chart-values", ".yaml")) {
            assertThat(Lint.of(Source.of(file)).run())
                    .as(file.toString())
                    .filteredOn(violation -> !violation.code().equals("logging-ref-missing"))
                    .isEmpty();
        }
    }

    private static List<String> lint(String text) {
        return Lint.of(Source.of("f", text)).run().stream()
                .map(Violation::toString)
                .toList();
    }
}
