package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.audit.AuditEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the threads that read a log divide its segments. */
class ReadAheadTest {
    private static final int SEGMENT = 50_000;
    private static final List<String> LINES = AuditCorpus.metadata(3).lines(400);

    /** The other thread is in a segment until the reading thread, which waits for it, has begun a later one. */
    private static final class Meeting implements Predicate<AuditEvent> {
        private final Map<String, Integer> offsets = new LinkedHashMap<>();
        private final Thread reading = Thread.currentThread();
        private final CountDownLatch other = new CountDownLatch(1);
        private final CountDownLatch later = new CountDownLatch(1);
        private final AtomicBoolean isMissed = new AtomicBoolean();

        Meeting() {
            int offset = 0;
            for (String line : LINES) {
                offsets.put(line, offset);
                offset += line.getBytes(StandardCharsets.UTF_8).length + 1;
            }
        }

        @Override
        public boolean test(AuditEvent event) {
            if (Thread.currentThread() != reading) {
                other.countDown();
                await(later);
            } else if (Objects.requireNonNull(offsets.get(event.toJsonLine())) < SEGMENT) {
                await(other);
            } else {
                later.countDown();
            }
            return true;
        }

        private void await(CountDownLatch latch) {
            try {
                if (!isMissed.get() && !latch.await(20, TimeUnit.SECONDS)) {
                    isMissed.set(true);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void aThreadThatWaitsForASegmentReadsTheNextOnes(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("audit.log"), String.join("\n", LINES) + "\n");
        Meeting meeting = new Meeting();
        Log<AuditEvent> log = AuditLog.of(file).where(meeting).readAhead(SEGMENT);
        try (var events = log.events()) {
            assertThat(events.count()).isEqualTo(LINES.size());
        }
        assertThat(meeting.isMissed).isFalse();
    }
}
