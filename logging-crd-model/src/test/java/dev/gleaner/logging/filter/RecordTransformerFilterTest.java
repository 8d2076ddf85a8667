package dev.gleaner.logging.filter;

import static dev.gleaner.logging.filter.Filters.violations;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordTransformerFilterTest {
    @Test
    void onlyANewRecordKeepsFields() {
        String message = "`renew_record` must be true to use `keep_keys` [record-transformer-keep-keys]";
        assertThat(violations("keep_keys: a\n", RecordTransformerFilter.class))
                .containsExactly("1:1: keep_keys: " + message);
        assertThat(violations("renew_record: false\nkeep_keys: a\n", RecordTransformerFilter.class))
                .containsExactly("2:1: keep_keys: " + message);
        assertThat(violations("renew_record: true\nkeep_keys: a\n", RecordTransformerFilter.class))
                .isEmpty();
    }
}
