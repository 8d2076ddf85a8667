package dev.gleaner.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestSetTest {
    private static final ManifestSet SET =
            HarvesterLogging.release(HarvesterRelease.V1_1_3).build();

    @Test
    void filesAreWrittenOnceAndThenLeftAlone(@TempDir Path folder) throws IOException {
        SET.writeTo(folder.resolve("new"));
        Path policy = folder.resolve("new/rke2-92-harvester-kube-audit-policy.yaml");
        assertThat(policy).hasContent("""
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
                  omitStages:
                  - ResponseStarted
                  - ResponseComplete
                """);
        assertThat(SET.changesIn(folder.resolve("new"))).allMatch(change -> change.kind() == FileChange.Kind.SAME);
        SET.writeTo(folder.resolve("new"));
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).hasSameSizeAs(SET.files());
        }
    }

    @Test
    void aFileWithAnotherContentIsNotOverwrittenUnlessAsked(@TempDir Path folder) throws IOException {
        Path option = folder.resolve("rke2-90-harvester-server.yaml");
        Files.writeString(option, "cni: canal\n");
        assertThatThrownBy(() -> SET.writeTo(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rke2-90-harvester-server.yaml");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(option);
        }
        assertThat(SET.changesIn(folder).get(0).difference()).isEqualTo("""
                --- %1$s
                +++ %1$s (new)
                @@ -1,2 +1,2 @@
                -cni: canal
                +audit-policy-file: /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml
                \s""".formatted(option));

        SET.replaceIn(folder);
        assertThat(option).hasContent(SET.files().get(0).toYaml());
    }

    @Test
    void twoFilesCannotHaveOneName() {
        ManifestFile file = SET.files().get(1);
        assertThatThrownBy(() -> ManifestSet.of(List.of(file, file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two files are called " + file.name());
    }

    @Test
    void aManifestThatStandsInTwoFilesComesOnce() {
        assertThat(SET.manifests())
                .extracting(manifest -> manifest.kind())
                .containsExactly("Policy", "ManagedChart", "ManagedChart", "EventTailer", "Namespace");
    }
}
