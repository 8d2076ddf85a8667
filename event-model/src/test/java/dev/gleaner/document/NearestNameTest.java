package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
