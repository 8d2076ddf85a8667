package dev.gleaner.logging.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Embedded;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Violation;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpecBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodSecurityTest {
    @Test
    void securityReadsAsItIsWritten() {
        PodSecurity security = PodSecurity.of(s -> s.serviceAccount("fluentd")
                .roleBasedAccessControlCreate(false)
                .podSecurityPolicyCreate(false)
                .createOpenShiftScc(true)
                .securityContext(Embedded.of(new SecurityContextBuilder()
                        .withReadOnlyRootFilesystem(true)
                        .build()))
                .podSecurityContext(Embedded.of(
                        new PodSecurityContextBuilder().withFsGroup(101L).build())));
        String yaml = """
                serviceAccount: fluentd
                roleBasedAccessControlCreate: false
                podSecurityPolicyCreate: false
                createOpenShiftSCC: true
                securityContext:
                  readOnlyRootFilesystem: true
                podSecurityContext:
                  fsGroup: 101
                """;
        assertThat(security.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, PodSecurity.class).orThrow()).isEqualTo(security);
        assertThat(violations(yaml, PodSecurity.class)).isEmpty();
    }

    @Test
    void podsHaveAServiceAccount() {
        assertThat(violations("roleBasedAccessControlCreate: false\nserviceAccount: ''\n", PodSecurity.class))
                .containsExactly("1:1: roleBasedAccessControlCreate: warning: the operator creates no service account;"
                        + " name an existing one in serviceAccount [service-account-none]");
        assertThat(violations("roleBasedAccessControlCreate: true\n", PodSecurity.class))
                .isEmpty();
    }

    @Test
    void aServiceAccountOverrideReadsAsItIsWritten() {
        ServiceAccountOverride override = ServiceAccountOverride.of(
                s -> s.metadata(m -> m.putAnnotation("eks.amazonaws.com/role-arn", "arn:aws:iam::1:role/logs"))
                        .addSecret(Embedded.of(
                                new ObjectReferenceBuilder().withName("token").build()))
                        .addImagePullSecret(Embedded.of(new LocalObjectReference("registry")))
                        .automountServiceAccountToken(true));
        String yaml = """
                metadata:
                  annotations:
                    eks.amazonaws.com/role-arn: arn:aws:iam::1:role/logs
                secrets:
                - name: token
                imagePullSecrets:
                - name: registry
                automountServiceAccountToken: true
                """;
        assertThat(override.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, ServiceAccountOverride.class).orThrow()).isEqualTo(override);
    }

    @Test
    void aServiceOverrideReadsAsItIsWritten() {
        ServiceOverride override = ServiceOverride.of(s -> s.metadata(m -> m.putLabel("team", "logging"))
                .spec(Embedded.of(new ServiceSpecBuilder().withType("ClusterIP").build())));
        String yaml = """
                metadata:
                  labels:
                    team: logging
                spec:
                  type: ClusterIP
                """;
        assertThat(override.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, ServiceOverride.class).orThrow()).isEqualTo(override);
    }

    private static <T extends OpenObject> List<String> violations(String yaml, Class<T> type) {
        return Manifests.read(yaml, type).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
