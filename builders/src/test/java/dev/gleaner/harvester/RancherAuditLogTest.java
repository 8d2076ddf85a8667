package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gleaner.lint.Lint;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.manifest.Carrier;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RancherAuditLogTest {
    @ParameterizedTest
    @EnumSource
    void rancherdTurnsTheLogOn(RancherAuditLevel level) {
        List<ManifestFile> files = HarvesterLogging.release(HarvesterRelease.V1_5_0)
                .rancherAuditLog(RancherAuditLevel.METADATA)
                .rancherAuditLog(level)
                .build()
                .files();
        ManifestFile file = files.get(files.size() - 1);

        assertThat(file.name()).isEqualTo("rancherd-16-rancher-audit-log.yaml");
        assertThat(file.topic()).isEqualTo(Topic.AUDIT);
        assertThat(file.carrier()).isEqualTo(Carrier.RANCHERD);
        assertThat(file.manifests()).isEmpty();
        assertThat(file.toYaml()).isEqualTo("""
                rancherValues:
                  auditLog:
                    enabled: true
                    level: %s
                    destination: sidecar
                """, level.number());
    }

    @ParameterizedTest
    @EnumSource
    void aLevelIsFoundByItsLabel(RancherAuditLevel level) {
        assertThat(RancherAuditLevel.of(level.label())).isEqualTo(level);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RancherAuditLevel.of(level.name()))
                .withMessage("unknown level \"" + level.name() + "\"; expected metadata, request or request-response");
    }

    @Test
    void itsContainerIsCollectedLikeThatOfAnyPod() {
        ManifestSet set = HarvesterLogging.release(HarvesterRelease.V1_1_3)
                .rancherAuditLog(RancherAuditLevel.REQUEST)
                .addRancherAuditOutput("rancher-hook", HttpOutput.of(h -> h.endpoint("http://hook.example/")))
                .build();
        ManifestFile flow = set.files().get(set.files().size() - 1);

        assertThat(flow.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: rancher-hook
                  namespace: cattle-logging-system
                spec:
                  http:
                    endpoint: http://hook.example/
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata:
                  name: rancher-hook
                  namespace: cattle-logging-system
                spec:
                  match:
                  - select:
                      namespaces:
                      - cattle-system
                      container_names:
                      - rancher-audit-log
                  globalOutputRefs:
                  - rancher-hook
                """);
        assertThat(Lint.of(set).run())
                .isEqualTo(Lint.of(HarvesterLogging.release(HarvesterRelease.V1_1_3)
                                .build())
                        .run());
    }
}
