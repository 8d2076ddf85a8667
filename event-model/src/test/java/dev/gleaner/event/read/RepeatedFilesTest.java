package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.audit.AuditEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A log that contains a file twice. */
class RepeatedFilesTest {
    private static final int LINES = 20;

    @TempDir
    Path folder;

    @BeforeEach
    void writeLogs() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.write(logs.resolve("audit.log"), AuditCorpus.metadata(1).lines(LINES));
        Files.write(
                logs.resolve("audit-2022-08-22T09-36-56.344.log"),
                AuditCorpus.metadata(2).lines(LINES));
        Files.write(folder.resolve("other.log"), AuditCorpus.metadata(3).lines(LINES));
    }

    /** The files of the paths, each once, in the order of the paths; and the names under which they occur again. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            logs                                  | 2 |
            logs other.log                        | 3 |
            other.log other.log                   | 1 | other.log
            other.log ./other.log logs/../other.log | 1 | ./other.log logs/../other.log
            logs logs/audit.log                   | 2 | logs/audit.log
            logs/audit.log logs                   | 2 | logs/audit.log
            logs logs                             | 2 | logs/audit-2022-08-22T09-36-56.344.log logs/audit.log
            """)
    void aFileIsReadOnce(String paths, int files, String repeated) {
        Log<AuditEvent> log =
                AuditLog.of(Arrays.stream(paths.split(" ")).map(folder::resolve).toArray(Path[]::new));
        assertThat(events(log)).hasSize(files * LINES);
        List<String> again = repeated == null ? List.of() : List.of(repeated.split(" "));
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().toString())
                .containsExactlyElementsOf(again.stream()
                        .map(path -> folder.resolve(path)
                                + ": warning: the log contains this file twice; it is read once [log-repeated]")
                        .toList());
        assertThat(log.findings().errors()).isZero();
        assertThat(log.parts(1000).stream().flatMap(part -> events(log.only(part)).stream()))
                .containsExactlyElementsOf(events(log));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkIsTheFile() throws IOException {
        Files.createSymbolicLink(folder.resolve("logs/link.log"), folder.resolve("other.log"));
        assertThat(events(AuditLog.of(folder.resolve("logs"), folder.resolve("other.log"))))
                .hasSize(3 * LINES);
    }

    private static List<AuditEvent> events(Log<AuditEvent> log) {
        try (Stream<AuditEvent> events = log.events()) {
            return events.toList();
        }
    }
}
