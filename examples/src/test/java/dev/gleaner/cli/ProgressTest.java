package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter terminal = new StringWriter();

    @Test
    void aBarAppearsForLongReadsAndDisappearsAtTheEnd() {
        try (Progress progress = Progress.on(new PrintWriter(terminal), OptionalLong.of(100L << 20), 50L << 20)) {
            progress.advance(49L << 20);
            assertThat(terminal.toString()).isEmpty();
            progress.advance(1L << 20);
            progress.advance(50L << 20);
        }
        assertThat(terminal.toString()).contains("\rreading 100%").endsWith("\r\u001b[K");
    }

    @Test
    void theSizeMayBeUnknown() {
        try (Progress progress = Progress.on(new PrintWriter(terminal), OptionalLong.empty(), 1)) {
            progress.advance(3L << 20);
        }
        assertThat(terminal.toString()).contains("reading").contains("3/? MiB");
    }

    @Test
    void aLineErasesTheBar() {
        PrintWriter writer = new PrintWriter(terminal);
        try (Progress progress = Progress.on(writer, OptionalLong.of(10), 1)) {
            progress.withoutBar(() -> writer.print("first\n"));
            progress.advance(5);
            progress.withoutBar(() -> writer.print("second\n"));
        }
        assertThat(terminal.toString()).startsWith("first\n").contains("\r\u001b[Ksecond\n");
    }

    @Test
    void thereIsNoBarWithoutATerminal() {
        StringBuilder printed = new StringBuilder();
        try (Progress progress = Progress.none()) {
            progress.advance(Long.MAX_VALUE);
            progress.withoutBar(() -> printed.append("line"));
        }
        assertThat(printed).hasToString("line");
    }
}
