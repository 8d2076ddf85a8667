package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.audit.AuditEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipContentTest {
    private static final List<String> LINES = AuditCorpus.metadata(3).lines(3000);
    private static final byte[] FIRST = compressed(LINES.subList(0, 1000));
    private static final byte[] SECOND = compressed(LINES.subList(1000, 3000));

    private static byte[] compressed(List<String> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** A pipe that never reports available bytes. */
    private static InputStream pipe(byte[] bytes, int piece) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, piece));
            }

            @Override
            public int available() {
                return 0;
            }
        };
    }

    private static void reads(InputStream in, int lines, String... codes) {
        Log<AuditEvent> log = AuditLog.of("log", in);
        List<String> read = new ArrayList<>();
        log.forEach(event -> read.add(event.toJsonLine()));
        assertThat(read).isEqualTo(LINES.subList(0, lines));
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .containsExactly(codes);
    }

    @Test
    void allMembersAreReadEvenIfAPipePausesBetweenThem() {
        reads(pipe(concat(FIRST, SECOND), FIRST.length), 3000);
        reads(pipe(concat(FIRST, compressed(List.of("")), SECOND), 1 << 20), 3000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096})
    void theSizeOfReadsDoesNotMatter(int piece) {
        reads(pipe(concat(FIRST, SECOND), piece), 3000);
    }

    @Test
    void zerosMayFollowAsPadding() {
        reads(pipe(concat(FIRST, new byte[512]), 100), 1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 20})
    void aTruncatedMemberOfAnyLengthIsAFinding(int length) {
        reads(pipe(concat(FIRST, Arrays.copyOf(SECOND, length)), 1 << 16), 1000, "log-compressed");
    }

    @Test
    void aMemberWithoutItsChecksumIsAFinding() {
        reads(pipe(Arrays.copyOf(FIRST, FIRST.length - 3), 1 << 16), 1000, "log-compressed");
        byte[] wrong = FIRST.clone();
        wrong[wrong.length - 5]++;
        reads(pipe(wrong, 1 << 16), 1000, "log-compressed");
    }

    @Test
    void uncompressedDataAfterAMemberIsAFinding() {
        reads(pipe(concat(FIRST, "{}".getBytes(StandardCharsets.UTF_8)), 1 << 16), 1000, "log-compressed");
    }

    /** RFC 1952, 2.3: extra fields, a name, a comment and a checksum of the header, all of which are skipped. */
    @Test
    void allFieldsOfAHeaderAreSkipped() {
        byte[] header = {31, (byte) 139, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 0};
        CRC32 check = new CRC32();
        check.update(header);
        byte[] sum = {(byte) check.getValue(), (byte) (check.getValue() >>> 8)};
        byte[] body = Arrays.copyOfRange(FIRST, 10, FIRST.length);
        reads(pipe(concat(header, sum, body), 11), 1000);
    }
}
