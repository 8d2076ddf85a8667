package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonText;
import dev.gleaner.event.line.AuditLineScanner;
import dev.gleaner.event.line.DecodedValues;
import dev.gleaner.event.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Events that are read without trees have the values, the findings and the text of those read with trees. */
class EventReadingProperties {
    /** With other limits than the default, each event is read as a tree. */
    private static final Bounds OTHER = new Bounds(
            Bounds.DEFAULT.characters(), Bounds.DEFAULT.depth(), Bounds.DEFAULT.nodes() - 1, Bounds.DEFAULT.scalar());

    /** What was read of a log. */
    private record Result(List<LogEntry> entries, List<String> texts, List<String> findings) {
        static Result of(byte[] log, Bounds bounds) {
            List<LogEntry> entries = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            Log<LogEntry> reading = ClusterLog.of("log", log).within(bounds);
            reading.forEach(entry -> {
                entries.add(entry);
                if (entry instanceof LogEntry.Notice notice) {
                    texts.add(notice.notice().toJsonLine());
                }
                if (entry instanceof LogEntry.Audit audit) {
                    texts.add(audit.event().carrier() + " " + audit.event().toJsonLine());
                }
                entry.carriers().stream().map(LogRecord::toJsonLine).forEach(texts::add);
            });
            return new Result(
                    entries,
                    texts,
                    reading.findings().first().stream().map(Finding::toString).toList());
        }

        Stream<JsonText> bodies() {
            return entries.stream()
                    .filter(LogEntry.Audit.class::isInstance)
                    .map(entry -> ((LogEntry.Audit) entry).event())
                    .flatMap(event -> Stream.of(event.requestObject(), event.responseObject()))
                    .flatMap(Optional::stream);
        }
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.randomValue(random -> {
            RandomEvents events = new RandomEvents(random);
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                lines.add(events.line());
            }
            return lines;
        });
    }

    @Property(tries = 500)
    void eventsAreReadAlikeWithAndWithoutTrees(@ForAll("lines") List<String> lines) {
        agree(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void damagedEventsAreReadAlike(@ForAll("lines") List<String> lines, @ForAll long seed) {
        byte[] log = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            log[random.nextInt(log.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : "\"\\{}:,n0".charAt(random.nextInt(8)));
        }
        // The body of a request is not read with its event, so the readers differ about a damaged one.
        Assume.that(Result.of(log, Bounds.DEFAULT).bodies().allMatch(EventReadingProperties::isJson));
        agree(log);
    }

    private static boolean isJson(JsonText body) {
        return body.read().violations().isEmpty();
    }

    private static void agree(byte[] log) {
        Result tree = Result.of(log, OTHER);
        Result direct = Result.of(log, Bounds.DEFAULT);
        String as = new String(log, StandardCharsets.UTF_8);
        assertThat(direct.findings()).as(as).isEqualTo(tree.findings());
        assertThat(direct.entries()).as(as).isEqualTo(tree.entries());
        assertThat(tree.entries()).as(as).isEqualTo(direct.entries());
        assertThat(direct.texts()).as(as).isEqualTo(tree.texts());
    }

    @Example
    void mostEventsNeedNoTree() {
        NoticeScanner scanner = new NoticeScanner();
        CarriedEvent carried = new CarriedEvent(new AuditLineScanner(new DecodedValues()), scanner);
        List<String> lines = new ArrayList<>(EventCorpus.records(7).lines(200));
        AuditCorpus.metadata(7)
                .lines(200)
                .forEach(line -> lines.add(CarriedForms.line(line, "F", CarriedForms.API_SERVER)));
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            assertThat(carried.scan(bytes, 0, bytes.length)).as(line).isTrue();
        }
        RandomEvents events = new RandomEvents(new Random(1));
        int direct = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = events.line().getBytes(StandardCharsets.UTF_8);
            direct += scanner.scan(bytes, 0, bytes.length) != null || carried.scan(bytes, 0, bytes.length) ? 1 : 0;
        }
        assertThat(direct).isBetween(150, 900);
    }
}
