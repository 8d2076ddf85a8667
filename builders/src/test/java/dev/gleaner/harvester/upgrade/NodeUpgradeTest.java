package dev.gleaner.harvester.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.FileEdit;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeUpgradeTest {
    private static final Upgrade FIRST = Upgrade.fromBeforeLogging().to(HarvesterRelease.V1_1_0);
    private static final String POLICY = "etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml";
    private static final String OPTION = "audit-policy-file: " + Harvester.AUDIT_POLICY_PATH + "\n";

    @TempDir
    private Path root;

    @BeforeEach
    void theFilesOfANode() throws IOException {
        Files.createDirectories(root.resolve("etc/rancher/rke2/config.yaml.d"));
        Files.createDirectories(root.resolve("oem"));
        Files.writeString(root.resolve("oem/99_custom.yaml"), """
                stages:
                  initramfs:
                  - files:
                    - path: /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml
                      content: |
                        cni: canal
                    hostname: node-1 # keep
                """);
    }

    private Path server() {
        return root.resolve("etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml");
    }

    @Test
    void aServerGetsThePolicyAndTheOptionInBothPlaces() throws IOException {
        Files.writeString(server(), "cni: canal\n# ours\n");
        List<FileEdit> edits = FIRST.nodeFiles(root);
        assertThat(edits.stream().map(edit -> root.relativize(edit.path()).toString()))
                .containsExactly(
                        POLICY, "etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml", "oem/99_custom.yaml");
        edits.forEach(edit -> assertThat(edit.write()).isEmpty());
        assertThat(root.resolve(POLICY))
                .content()
                .isEqualTo(HarvesterAuditPolicy.shipped().toYaml());
        assertThat(server()).content().isEqualTo("cni: canal\n# ours\n" + OPTION);
        assertThat(root.resolve("oem/99_custom.yaml"))
                .content()
                .contains("        cni: canal\n        " + OPTION, "hostname: node-1 # keep\n")
                .contains("- path: " + Harvester.AUDIT_POLICY_PATH + "\n");
        assertThat(FIRST.nodeFiles(root)).noneMatch(FileEdit::isChange);
    }

    @Test
    void anAgentGetsOnlyThePolicy() throws IOException {
        Files.writeString(root.resolve("oem/99_custom.yaml"), """
                stages:
                  initramfs:
                  - files:
                    - path: /etc/hosts
                      content: ""
                """);
        List<FileEdit> edits = FIRST.nodeFiles(root);
        assertThat(edits).hasSize(2).allMatch(FileEdit::isChange);
        edits.forEach(edit -> assertThat(edit.write()).isEmpty());
        assertThat(server()).doesNotExist();
        assertThat(root.resolve("oem/99_custom.yaml")).content().doesNotContain(OPTION);
    }

    @Test
    void laterUpgradesLeaveTheFilesOfNodes() {
        assertThat(Upgrade.from(HarvesterRelease.V1_1_0)
                        .to(HarvesterRelease.latest())
                        .nodeFiles(root))
                .isEmpty();
    }
}
