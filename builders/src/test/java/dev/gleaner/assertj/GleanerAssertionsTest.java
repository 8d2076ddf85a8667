package dev.gleaner.assertj;

import static dev.gleaner.assertj.GleanerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.lint.Lint;
import dev.gleaner.manifest.ManifestSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GleanerAssertionsTest {
    private static final AuditPolicy POLICY = HarvesterAuditPolicy.shipped();

    private static final ManifestSet LOKI =
            HarvesterLogging.release(HarvesterRelease.V1_4_0).addLoki().build();

    private static final String EVENT = """
            {"auditID": "a1", "level": "Metadata", "verb": "create"}""";

    private static final String FLOW = "clusterflow:cattle-logging-system:harvester-kube-audit-loki";
    private static final String OUTPUT = "clusteroutput:cattle-logging-system:harvester-kube-audit-loki";

    private static final Reading<AuditPolicy> READING = Manifests.read("""
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - level: Metdata
            - level: Meta
            """, AuditPolicy.class);

    private static final Lint LINT = Lint.of(Source.of("policy.yaml", """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - level: Metadata
              verb: [get]
            """), Source.of("output.yaml", """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: audit, namespace: cattle-logging-system}
            spec: {nullout: {}}
            """));

    @Test
    void whatHoldsIsAsserted() {
        assertThat(POLICY)
                .doesNotRecord("update pods web-0 in default by alice")
                .records("create pods in default by alice")
                .atMetadata()
                .byRule(0)
                .at(Stage.REQUEST_RECEIVED, AuditLevel.METADATA)
                .at(Stage.RESPONSE_COMPLETE, AuditLevel.NONE)
                .omitting(Stage.RESPONSE_COMPLETE, Stage.RESPONSE_STARTED);
        assertThat(LOKI)
                .sends(EVENT)
                .to(OUTPUT)
                .throughFlows(FLOW)
                .byLogging("rancher-logging-kube-audit")
                .because(FLOW, "selects every record");
        assertThat(Manifests.read(POLICY.toYaml(), AuditPolicy.class))
                .hasNoViolations()
                .hasNoErrors();
        assertThat(READING)
                .hasViolation("audit-level-unknown")
                .atPath("rules[1].level")
                .atLine(5)
                .at(5, 10)
                .withMessage("expected None");
        Lint loki = Lint.of(LOKI).forRelease(HarvesterRelease.V1_4_0);
        assertThat(loki)
                .hasNoErrors()
                .doesNotReport("field-unknown")
                .reports("addon-off")
                .inFile("kubectl-1-charts.yaml")
                .atPath("spec.enabled");
        assertThat(loki.without("addon-off")).hasNoViolations();
        assertThat(LINT)
                .doesNotReport("field-required")
                .reports("field-unknown")
                .inFile("policy.yaml")
                .atPath("rules[0].verb")
                .at(5, 3)
                .withMessage("did you mean \"verbs\"?");
        assertThat(List.of(1)).hasSize(1);
    }

    @Test
    void whatDoesNotHoldIsExplained() {
        assertThat(messageOf(() -> assertThat(POLICY)
                        .records("get pods web-0 in default by alice")
                        .atMetadata()))
                .isEqualTo("get pods web-0 in default by alice: expected level Metadata, found None: no rule matches;"
                        + " rules[0].verbs: the verb \"get\" is not \"create\", \"delete\" or \"patch\"");
        assertThat(messageOf(() -> assertThat(POLICY)
                        .records("create pods in default by alice")
                        .byNoRule()))
                .isEqualTo("create pods in default by alice: expected no rule, found rules[0]: rules[0] matches first,"
                        + " and records Metadata without ResponseStarted and ResponseComplete");
        assertThat(messageOf(() -> assertThat(LOKI).sends(EVENT).toNothing()))
                .isEqualTo("the record: expected outputs none, found " + OUTPUT + ": unexpected " + OUTPUT
                        + ", because " + FLOW + ": spec selects every record");
        assertThat(messageOf(() -> assertThat(LOKI).sends(EVENT).to("harvester-kube-audit-loki")))
                .isEqualTo("the manifests have no output \"harvester-kube-audit-loki\"; did you mean " + OUTPUT + "?");
        assertThat(messageOf(() -> assertThat(READING).hasNoErrors()))
                .startsWith("expected no error, found \n  4:10: rules[0].level: unknown level \"Metdata\"");
        assertThat(messageOf(() -> assertThat(READING).hasViolation("audit-stage-unknown")))
                .startsWith("expected a violation audit-stage-unknown, found \n  4:10: rules[0].level");
        assertThat(messageOf(() ->
                        assertThat(READING).hasViolation("audit-level-unknown").atLine(9)))
                .startsWith("expected a violation in line 9, found \n  4:10: rules[0].level");
        String unknown = "found \n  policy.yaml:5:3: rules[0].verb: unknown field \"verb\"; did you mean \"verbs\"?"
                + " [field-unknown]";
        assertThat(messageOf(() -> assertThat(LINT).hasNoErrors())).isEqualTo("expected no error, " + unknown);
        assertThat(messageOf(() -> assertThat(LINT).hasNoViolations())).startsWith("expected no violation, " + unknown);
        assertThat(messageOf(() -> assertThat(LINT).doesNotReport("field-unknown")))
                .isEqualTo("expected no violation field-unknown, " + unknown);
        assertThat(messageOf(() -> assertThat(LINT).reports("field-required")))
                .startsWith("expected a violation field-required, " + unknown);
        assertThat(messageOf(() -> assertThat(LINT).reports("field-unknown").inFile("output.yaml")))
                .isEqualTo("expected a violation in the file \"output.yaml\", " + unknown);
    }

    @Test
    void wrongCallsAreRefused() {
        assertThatThrownBy(() -> assertThat(POLICY).records("create pods in default"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected by and a user at the end");
        assertThatThrownBy(() -> assertThat(LOKI).sends("[]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a record is a mapping; found an empty list");
        assertThatThrownBy(() -> assertThat(LINT).doesNotReport("filed-unknown"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown code \"filed-unknown\"; did you mean \"field-unknown\"?");
    }

    private static String messageOf(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(AssertionError.class);
        return String.valueOf(thrown.getMessage()).strip();
    }
}
