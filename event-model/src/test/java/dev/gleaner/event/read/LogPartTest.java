package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gleaner.event.audit.AuditEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPartTest {
    private static final List<String> LINES = AuditCorpus.metadata(1).lines(300);

    @TempDir
    Path folder;

    private Path plain;

    @BeforeEach
    void writeLog() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(text(0, 100));
        }
        Files.write(folder.resolve("audit-2022-08-22T09-36-56.344.log.gz"), compressed.toByteArray());
        Files.write(folder.resolve("audit-2022-08-23T09-36-56.344.log"), text(100, 200));
        plain = folder.resolve("audit.log");
        Files.write(plain, text(200, 300));
    }

    private static byte[] text(int from, int to) {
        return (String.join("\n", LINES.subList(from, to)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1000, 1024, 20_000, 1 << 20})
    void thePartsTogetherAreTheLog(long bytes) {
        Log<AuditEvent> log = AuditLog.of(folder);
        List<LogPart> parts = log.parts(bytes);
        assertThat(parts.get(0).path()).endsWith(".gz");
        assertThat(parts).hasSizeGreaterThanOrEqualTo(3).hasSizeLessThanOrEqualTo(201);
        assertThat(parts.stream().flatMap(part -> events(log.only(part))))
                .containsExactlyElementsOf(events(log).toList());
        assertThat(log.findings().count()).isZero();
    }

    private static Stream<AuditEvent> events(Log<AuditEvent> log) {
        try (Stream<AuditEvent> events = log.events()) {
            return events.toList().stream();
        }
    }

    @Test
    void findingsHaveTheirLineInTheFile() throws IOException {
        List<String> lines = new ArrayList<>(LINES.subList(0, 100));
        lines.set(70, "{\"damaged\"");
        Files.write(plain, lines);
        Log<AuditEvent> whole = AuditLog.of(plain);
        Log<AuditEvent> log = AuditLog.of(plain);
        events(whole);
        log.parts(1000).forEach(part -> events(log.only(part)));
        assertThat(log.findings().first()).isEqualTo(whole.findings().first()).hasSize(1);
        assertThat(log.findings().first().get(0).violation().position().line()).isEqualTo(71);
    }

    @Test
    void aFileThatVanishesOrIsReplacedIsAFinding() throws IOException {
        Log<AuditEvent> log = AuditLog.of(plain);
        LogPart last = log.parts(10_000).get(1);
        Files.write(plain, text(0, 100));
        assertThat(events(log.only(last))).isEmpty();
        Files.write(plain, text(200, 210));
        assertThat(events(log.only(last))).isEmpty();
        Files.delete(plain);
        assertThat(events(log.only(last))).isEmpty();
        String replaced =
                plain + ": cannot be read: it was replaced or truncated after the log was divided [log-unreadable]";
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().toString())
                .containsExactly(replaced, replaced, plain + ": cannot be read: no such file [log-unreadable]");
    }

    @Test
    void whatCannotBeListedIsAPartThatReportsIt() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Log<AuditEvent> log = AuditLog.of(empty, folder.resolve("missing"));
        log.parts(1).forEach(part -> events(log.only(part)));
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .containsExactly("log-folder-empty", "log-unreadable");
    }

    @Test
    void onlyFilesAreDividedAndOnlyIntoSomething() {
        assertThatIllegalStateException()
                .isThrownBy(() -> AuditLog.of("x", new byte[0]).parts(1))
                .withMessage("only files can be divided");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditLog.of(plain).parts(0))
                .withMessage("the size of a part must be at least 1 byte, but was 0");
    }
}
