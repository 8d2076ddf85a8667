package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    @ParameterizedTest
    @CsvSource({
        "clusterflow, ClusterFlow, true",
        "ClustrFlwo, ClusterFlow, true",
        "ClusterFlowss, ClusterFlow, false",
        "audits, audit, true",
        "harvestr-kube-adit-log-ref, harvester-kube-audit-log-ref, true",
        "hrvestr-kube-audit-log-ref, harvester-kube-audit-log-ref, true",
        "hrvestr-kube-adit-log-ref, harvester-kube-audit-log-ref, false",
        "harvester_kubeAudit_log_ref, harvester-kube-audit-log-ref, true",
        "harvester-event-log-ref, harvester-kube-audit-log-ref, false",
        "tenant-b, tenant-a, false",
        "tenant-2, tenant-1, false",
        "cluster-east, cluster-west, false",
        "/etc/91-policy.yaml, /etc/92-policy.yaml, false",
        "/etc/92-polcy.yaml, /etc/92-policy.yaml, true",
        "/etc/92-policy.yml, /etc/92-policy.yaml, true",
        "ca.key, ca.crt, false",
        "tls, tsl, false",
        "audit, audit, false",
        "'', a, false",
        "a, '', false",
    })
    void aMisspellingDiffersInLettersOfLongWords(String name, String known, boolean isMisspelt) {
        assertThat(NearestName.misspelt(name, List.of(known)).isPresent()).isEqualTo(isMisspelt);
    }

    @Test
    void twoSimilarNamesAreNotCertain() {
        assertThat(NearestName.misspelt("tokem", List.of("token", "totem"))).isEmpty();
        assertThat(NearestName.misspelt("tokem", List.of("token", "password"))).contains("token");
        assertThat(NearestName.misspelt("token", List.of("tokens", "token"))).isEmpty();
        assertThat(NearestName.misspelt("tokem", List.of("token", "token"))).contains("token");
    }
}
