package dev.gleaner.logging.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostMountTest {
    @Test
    void aMountReadsAsItIsWritten() {
        HostMount mount = HostMount.of(m -> m.source("/var/lib/rancher/rke2/server/logs/")
                .destination("/kube-audit-logs")
                .readOnly(true));
        String yaml = """
                source: /var/lib/rancher/rke2/server/logs/
                destination: /kube-audit-logs
                readOnly: true
                """;
        assertThat(mount.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, HostMount.class).orThrow()).isEqualTo(mount);
        assertThat(violations(yaml)).isEmpty();
    }

    @Test
    void pathsAreAbsolute() {
        assertThat(violations("source: var/log\ndestination: /\nreadOnly: false\n"))
                .containsExactly(
                        "1:1: source: \"var/log\" should match '^/.+$'; expected an absolute path other than /, such as"
                                + " /var/log [host-mount-path]",
                        "2:1: destination: \"/\" should match '^/.+$'; expected an absolute path other than /, such as"
                                + " /var/log [host-mount-path]");
    }

    private static List<String> violations(String yaml) {
        return Manifests.read(yaml, HostMount.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
