package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.lint.Lint;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.secret.SecretValue;
import dev.gleaner.manifest.ManifestSet;
import org.junit.jupiter.api.Test;

class MountedSecretsTest {
    private static ManifestSet set(SecretValue certificate) {
        return HarvesterLogging.release(HarvesterRelease.V1_4_0)
                .addAuditOutput(
                        "a", HttpOutput.of(h -> h.endpoint("https://s:9443/").tlsCaCertPath(certificate)))
                .build();
    }

    @Test
    void aSecretForAPathIsMounted() {
        ManifestSet set = set(SecretValue.from("siem", "ca.crt"));
        assertThat(set.file("kubectl-3-a.yaml").toYaml()).contains("""
                    tls_ca_cert_path:
                      mountFrom:
                        secretKeyRef:
                          name: siem
                          key: ca.crt
                """).doesNotContain("valueFrom");
        assertThat(set.toYaml())
                .isEqualTo(set(SecretValue.mountedFrom("siem", "ca.crt")).toYaml());
        assertThat(Lint.of(set).run()).noneMatch(found -> found.code().equals("secret-not-mounted"));
    }

    @Test
    void aPathOfTheImageStays() {
        assertThat(set(SecretValue.literal("/etc/ca.crt"))
                        .file("kubectl-3-a.yaml")
                        .toYaml())
                .contains("value: /etc/ca.crt");
    }
}
