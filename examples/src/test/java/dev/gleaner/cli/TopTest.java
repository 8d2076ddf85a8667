package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopTest {
    @TempDir
    private Path folder;

    private String audit;

    @BeforeEach
    void writeLogs() {
        audit = ReadLogs.in(folder).audit();
    }

    @Test
    void theMostFrequentIsFirst() {
        assertThat(CommandRun.of("top", "user,verb", audit)).isEqualTo(new CommandRun(0, """
                COUNT  USER      VERB
                    2  alice     delete
                    1  =mallory  get
                    1  bob       get
                """, ""));
        assertThat(CommandRun.of("top", "verb", "--limit", "1", "--user", "bob", audit)
                        .out())
                .isEqualTo("COUNT  VERB\n    1  get\n");
    }

    @Test
    void spacesAfterACommaAreIgnoredOrExplained() {
        assertThat(CommandRun.of("top", "user, verb", audit)).isEqualTo(CommandRun.of("top", "user,verb", audit));
        assertThat(CommandRun.of("top", "user,", "verb", audit)).isEqualTo(new CommandRun(2, "", """
                        wrong columns: nothing follows the comma of 'user,'; write several without a space, such as user,verb
                        Try 'gleaner top --help'.
                        """));
    }

    @Test
    void aProgramReadsJsonOrCsv() {
        assertThat(CommandRun.of("top", "denied", "--format", "json", audit).out())
                .isEqualTo("{\"count\":1,\"user\":\"=mallory\",\"verb\":\"get\",\"resource\":\"secrets\"}\n");
        assertThat(CommandRun.of("top", "user", "--limit", "2", "--format", "csv", audit)
                        .out())
                .isEqualTo("count,user\n2,alice\n1,'=mallory\n");
    }

    @Test
    void nothingDeniedIsANote() {
        assertThat(CommandRun.of("top", "denied", "--user", "bob", audit).err())
                .startsWith(
                        "no request of 1 was denied, as far as the outcome is recorded; 0 have an unknown outcome\n");
    }

    @Test
    void anUnknownColumnNamesTheNearest() {
        CommandRun run = CommandRun.of("top", "usr", audit);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("wrong columns: unknown column 'usr'; did you mean 'user'?\nTry 'gleaner top --help'.\n");
        assertThat(CommandRun.of("top", audit, audit).err())
                .contains("the columns precede the logs, as in gleaner top user audit.log");
        assertThat(CommandRun.of("top", "user", "verb", audit)).isEqualTo(new CommandRun(2, "", """
                        there is no log 'verb'; to count by several columns, write user,verb
                        Try 'gleaner top --help'.
                        """));
    }
}
