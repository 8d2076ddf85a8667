package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void whetherOutputIsATerminalIsAskedOnceAndNotForEachLine() {
        List<StandardStream> asked = new ArrayList<>();
        StringWriter printed = new StringWriter();
        Environment environment = new Environment(
                Clock.systemUTC(),
                stream -> {
                    asked.add(stream);
                    return false;
                },
                new PrintWriter(printed),
                new PrintWriter(new StringWriter()));

        Lines lines = new Lines(environment, Progress.none());
        for (int i = 0; i < 1000; i++) {
            lines.printRecord("line " + i);
            lines.printRow("row " + i);
        }
        lines.flush();

        assertThat(printed.toString().lines()).hasSize(2000);
        assertThat(asked).containsExactly(StandardStream.OUT);
    }
}
