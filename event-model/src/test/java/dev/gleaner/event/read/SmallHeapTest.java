package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log that is much larger than the heap is read to its end. */
class SmallHeapTest {
    private static final long SIZE = 2L << 30;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void twoGibibytesAreReadInAHeapOf64Mebibytes() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reading.class.getName())
                .redirectError(Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        Matcher numbers = Pattern.compile("read ([0-9]+) bytes as ([0-9]+) events, 0 findings\\s*")
                .matcher(said);
        assertThat(numbers.matches()).as(said).isTrue();
        assertThat(Long.parseLong(numbers.group(1))).isGreaterThan(SIZE);
        assertThat(Long.parseLong(numbers.group(2))).isGreaterThan(SIZE >> 14);
    }

    /** The program that runs in the small heap. The log is generated while it is read. */
    static final class Reading {
        private Reading() {}

        public static void main(String[] arguments) {
            byte[] part = AuditCorpus.bodies(5).bytes(4 << 20);
            long[] events = {0};
            Repeated in = new Repeated(part, SIZE);
            Log<?> log = AuditLog.of("log", in);
            log.forEach(event -> events[0]++);
            System.out.println("read " + in.count + " bytes as " + events[0] + " events, "
                    + log.findings().count() + " findings");
        }
    }

    /** A stream that repeats the same bytes. */
    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private final long size;
        private long count;

        Repeated(byte[] bytes, long size) {
            this.bytes = bytes;
            this.size = size;
        }

        @Override
        public int read() {
            return count > size && count % bytes.length == 0 ? -1 : bytes[(int) (count++ % bytes.length)] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int from = (int) (count % bytes.length);
            if (count > size && from == 0) {
                return -1;
            }
            int read = Math.min(length, bytes.length - from);
            System.arraycopy(bytes, from, target, offset, read);
            count += read;
            return read;
        }
    }
}
