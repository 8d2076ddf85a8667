package dev.gleaner.examples;

import static dev.gleaner.assertj.GleanerAssertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.Manifests;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.manifest.ManifestSet;
import org.junit.jupiter.api.Test;

class AuditAndLoggingTest {
    private static final AuditPolicy POLICY = HarvesterAuditPolicy.recommended();

    private static final ManifestSet MANIFESTS = HarvesterLogging.release(HarvesterRelease.V1_4_0)
            .auditPolicy(POLICY)
            .addAuditOutput("audit", HttpOutput.of(h -> h.endpoint("http://audit.example:8080/")))
            .build();

    @Test
    void changesAreRecordedWhenTheyAreAnswered() {
        assertThat(POLICY)
                .records("create pods in default by alice")
                .atMetadata()
                .at(Stage.REQUEST_RECEIVED, AuditLevel.NONE);
        assertThat(POLICY)
                .records("create clusterrolebindings.rbac.authorization.k8s.io by alice")
                .atRequest();
    }

    @Test
    void readsAreNotRecorded() {
        assertThat(POLICY).doesNotRecord("list pods in default by alice").doesNotRecord("GET /healthz by nobody");
    }

    @Test
    void auditEventsReachTheServer() {
        assertThat(MANIFESTS)
                .sends("{\"kind\": \"Event\", \"auditID\": \"a1\", \"verb\": \"create\"}")
                .byLogging("rancher-logging-kube-audit")
                .to("clusteroutput:cattle-logging-system:audit");
    }

    @Test
    void theManifestsSuitTheRelease() {
        assertThat(Lint.of(MANIFESTS).forRelease(HarvesterRelease.V1_4_0)).hasNoErrors();
    }

    @Test
    void aMisspeltLevelIsFound() {
        assertThat(Manifests.read("""
                        apiVersion: audit.k8s.io/v1
                        kind: Policy
                        rules:
                        - level: Metdata
                        """, AuditPolicy.class))
                .hasViolation("audit-level-unknown")
                .atLine(4);
    }
}
