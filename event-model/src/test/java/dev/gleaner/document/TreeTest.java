package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TreeTest {
    @Test
    void aMappingTakesPlainValues() {
        int port = 8123;
        assertThat(Tree.mapping(m -> m.put("host", "clickhouse.example")
                                .put("port", port)
                                .put("limit", Long.MAX_VALUE)
                                .put("tls", true)
                                .put("buffer", b -> b.put("disabled", false)))
                        .toJsonLine())
                .isEqualTo("{\"host\":\"clickhouse.example\",\"port\":8123,\"limit\":9223372036854775807,\"tls\":true,"
                        + "\"buffer\":{\"disabled\":false}}");
    }
}
