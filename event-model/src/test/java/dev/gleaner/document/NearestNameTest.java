package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    /** Names of an output to Splunk: each is certain, only similar, or unknown. */
    @ParameterizedTest
    @CsvSource({
        "hec_host,    hec_host,   ",
        "HecHost,     hec_host,   hec_host",
        "hec_hots,    hec_host,   hec_host",
        "hec-tokken,  hec_token,  hec_token",
        "hec_tokkken, hec_token,  ",
        "token,       hec_token,  ",
        "host,        ,           ",
        "key,         ,           ",
        "kafka,       ,           ",
    })
    void aNameIsSimilarOrCertain(String name, String similar, String certain) {
        List<String> known = List.of("hec_host", "hec_token", "host_key", "metadata_host", "client_key");
        assertThat(NearestName.of(name, known).orElse(null)).isEqualTo(similar);
        assertThat(NearestName.certain(name, known).orElse(null)).isEqualTo(certain);
    }

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
