package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.logging.output.GelfOutput;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.Topic;
import org.junit.jupiter.api.Test;

class HarvesterLoggingTest {
    @Test
    void anAuditOutputBelongsToTheAuditLogging() {
        ManifestFile file = last(HarvesterLogging.release(HarvesterRelease.V1_1_3)
                .addAuditOutput("hook", HttpOutput.of(h -> h.endpoint("http://192.168.122.159:8096/"))));
        assertThat(file.topic()).isEqualTo(Topic.AUDIT);
        assertThat(file.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: hook
                  namespace: cattle-logging-system
                spec:
                  http:
                    endpoint: http://192.168.122.159:8096/
                  loggingRef: harvester-kube-audit-log-ref
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata:
                  name: hook
                  namespace: cattle-logging-system
                spec:
                  loggingRef: harvester-kube-audit-log-ref
                  globalOutputRefs:
                  - hook
                """);
    }

    @Test
    void anEventOutputBelongsToTheRootLogging() {
        ManifestFile file = last(HarvesterLogging.release(HarvesterRelease.V1_1_3)
                .addEventOutput("hook", HttpOutput.of(h -> h.endpoint("http://192.168.122.159:8094/"))));
        assertThat(file.topic()).isEqualTo(Topic.EVENT);
        assertThat(file.manifests()).allSatisfy(HarvesterLoggingTest::hasNoLoggingRef);
    }

    private static void hasNoLoggingRef(Manifest manifest) {
        Tree spec = ((Tree.Mapping) manifest.toTree()).get("spec").orElseThrow();
        assertThat(((Tree.Mapping) spec).get("loggingRef")).isEmpty();
    }

    @Test
    void aFieldThatTheOperatorOfTheReleaseDropsIsThrown() {
        HarvesterLogging logging = HarvesterLogging.release(HarvesterRelease.V1_1_3);
        GelfOutput tooNew =
                GelfOutput.of(g -> g.host("graylog.example").port(12202).maxBytes(8192));
        assertThatThrownBy(() -> logging.addAuditOutput("graylog", tooNew))
                .isInstanceOfSatisfying(
                        ViolationException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::toString)
                                .containsExactly(
                                        "clusteroutput:cattle-logging-system:graylog: spec.gelf.max_bytes: the field \"max_bytes\" exists in 4.10.0 and later"
                                                + " (Harvester v1.5.0 and later); 3.17.7 drops it without a message [field-version]"));
    }

    @Test
    void anOutputWithAnErrorIsThrownWithItsViolations() {
        HarvesterLogging logging = HarvesterLogging.release(HarvesterRelease.V1_1_3);
        AuditPolicy policy = AuditPolicy.of(p -> p.addRule(
                r -> r.level(AuditLevel.METADATA).addResource(c -> c.group("").addResourceName("a"))));
        assertThatThrownBy(() -> logging.auditPolicy(policy))
                .isInstanceOfSatisfying(ViolationException.class, e -> assertThat(e.violations())
                        .extracting(Violation::code)
                        .containsExactly("audit-names-without-resource"));
    }

    @Test
    void aPolicyThatOnlyNewerServersLoadIsThrown() {
        HarvesterLogging logging = HarvesterLogging.release(HarvesterRelease.V1_1_3);
        AuditPolicy policy =
                AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.METADATA).addResource(c -> c.group("*"))));
        assertThatThrownBy(() -> logging.auditPolicy(policy))
                .isInstanceOfSatisfying(ViolationException.class, e -> assertThat(e.violations())
                        .extracting(Violation::code)
                        .containsExactly("audit-group-invalid"));
    }

    @Test
    void twoOutputsCannotHaveOneName() {
        HarvesterLogging logging = HarvesterLogging.release(HarvesterRelease.V1_1_3)
                .addAuditOutput("hook", HttpOutput.of(h -> h.endpoint("http://a/")))
                .addEventOutput("hook", HttpOutput.of(h -> h.endpoint("http://b/")));
        assertThatThrownBy(logging::build).isInstanceOf(IllegalArgumentException.class);
    }

    private static ManifestFile last(HarvesterLogging logging) {
        var files = logging.build().files();
        return files.get(files.size() - 1);
    }
}
