package dev.gleaner.logging.filter;

import static dev.gleaner.logging.filter.Filters.violations;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TagNormaliserFilterTest {
    @Test
    void aNewTagDoesNotMatchAgain() {
        assertThat(violations("format: kubernetes.${namespace_name}\n", TagNormaliserFilter.class))
                .containsExactly("1:1: format: warning: the new tag matches \"kubernetes.**\" again without end, and"
                        + " fluentd ends at the first record [tag-normaliser-recursion]");
        assertThat(violations("format: audit.${host}\nmatch_tag: audit.**\n", TagNormaliserFilter.class))
                .hasSize(1);
        assertThat(violations("format: kubernetes.${host}\nmatch_tag: audit.**\n", TagNormaliserFilter.class))
                .isEmpty();
        assertThat(violations("format: kubernetes_${host}\n", TagNormaliserFilter.class))
                .isEmpty();
    }
}
