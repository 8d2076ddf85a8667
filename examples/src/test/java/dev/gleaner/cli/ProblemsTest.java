package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final StringWriter err = new StringWriter();
    private final Problems problems = new Problems(new PrintWriter(err));

    @Test
    void manyProblemsArePrintedInPartAndCounted() {
        for (int i = 1; i <= 12_345; i++) {
            problems.report("late", "number " + i);
        }
        problems.report("lost", "one\u001b");
        assertThat(err.toString().lines())
                .hasSize(14)
                .contains("number 9", "number 10 (late: 10 so far)", "number 10000 (late: 10000 so far)", "one\\u001b")
                .doesNotContain("number 11");
        assertThat(problems.counts()).isEqualTo("late: 12345, lost: 1");
    }

    @Test
    void otherMessagesAreAllPrinted() {
        for (int i = 0; i < 20; i++) {
            problems.report("a record");
        }
        assertThat(err.toString().lines()).hasSize(20);
        assertThat(problems.counts()).isEmpty();
    }
}
