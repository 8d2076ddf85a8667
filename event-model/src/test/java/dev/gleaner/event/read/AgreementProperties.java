package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Reference;
import dev.gleaner.event.audit.AuditEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The two readers of audit lines agree on any damaged line, and report findings instead of throwing. */
class AgreementProperties {
    private static final byte[] PIECES = "\"\\{}[]:,\n\r\t 0tnu\u0000<é".getBytes(StandardCharsets.UTF_8);
    private static final List<byte[]> LINES = lines();
    private static final String FIRST = AuditCorpus.metadata(1).iterator().next();
    private static final String LAST = AuditCorpus.metadata(2).iterator().next();

    private static List<byte[]> lines() {
        List<String> lines = new ArrayList<>(AuditCorpus.metadata(3).lines(300));
        lines.addAll(AuditCorpus.bodies(3).lines(60));
        lines.add("{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":["
                + String.join(",", AuditCorpus.metadata(4).lines(3)) + "]}");
        lines.addAll(EventCorpus.records(3).lines(30));
        if (Reference.isThere()) {
            lines.addAll(Reference.lines("audit-logs/metadata-everything.audit.log"));
            lines.addAll(Reference.lines("audit-logs/requestresponse-everything.audit.log"));
        }
        return lines.stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .filter(line -> line.length < 1 << 16)
                .toList();
    }

    @Provide
    Arbitrary<byte[]> brokenLines() {
        return Arbitraries.randomValue(random -> broken(LINES.get(random.nextInt(LINES.size())), random));
    }

    /** Makes a few changes, most of them small and at significant places. */
    private static byte[] broken(byte[] line, Random random) {
        byte[] broken = line;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            broken = change(broken, random);
        }
        return broken;
    }

    private static byte[] change(byte[] line, Random random) {
        if (line.length == 0) {
            return line;
        }
        int at = place(line, random);
        int length = 1 + random.nextInt(random.nextBoolean() ? 2 : 60);
        int end = Math.min(at + length, line.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(line, 0, at);
        switch (random.nextInt(6)) {
            case 0 -> out.write(line, end, line.length - end);
            case 1 -> {
                out.write(PIECES[random.nextInt(PIECES.length)]);
                out.write(line, at, line.length - at);
            }
            case 2 -> {
                out.write(PIECES[random.nextInt(PIECES.length)]);
                out.write(line, at + 1, line.length - at - 1);
            }
            case 3 -> {
                out.write(random.nextInt(256));
                out.write(line, at + 1, line.length - at - 1);
            }
            case 4 -> {
                out.write(line, at, end - at);
                out.write(line, at, line.length - at);
            }
            default -> out.write(new byte[0], 0, 0);
        }
        return out.toByteArray();
    }

    /** The place of a change, often at a bracket, a quote or a comma. */
    private static int place(byte[] line, Random random) {
        int at = random.nextInt(line.length);
        if (random.nextBoolean()) {
            return at;
        }
        while (at < line.length - 1 && "\"\\{}[]:,".indexOf(line[at]) < 0) {
            at++;
        }
        return at;
    }

    @Property(tries = 15_000)
    void bothReadersAgreeOnBrokenLines(@ForAll("brokenLines") byte[] line) {
        new Agreement().holdsFor(line);
    }

    @Property(tries = 10_000)
    void aBrokenLineIsAnEventOrAFindingAndItsNeighboursAreRead(@ForAll("brokenLines") byte[] line) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.writeBytes((FIRST + "\n").getBytes(StandardCharsets.UTF_8));
        log.writeBytes(line);
        log.writeBytes(("\n" + LAST + "\n").getBytes(StandardCharsets.UTF_8));
        Log<LogEntry> reading = ClusterLog.of("log", log.toByteArray());
        List<AuditEvent> events = new ArrayList<>();
        List<LogEntry> entries = new ArrayList<>();
        reading.forEach(entry -> {
            entries.add(entry);
            if (entry instanceof LogEntry.Audit audit) {
                events.add(audit.event());
            }
        });
        String as = new String(line, StandardCharsets.UTF_8);
        assertThat(events).as(as).isNotEmpty();
        assertThat(events.get(0).toJsonLine()).as(as).isEqualTo(FIRST);
        assertThat(events.get(events.size() - 1).toJsonLine()).as(as).isEqualTo(LAST);
        assertThat(entries.size() - 2 + reading.findings().count())
                .as(as)
                .isGreaterThanOrEqualTo(as.isBlank() || as.matches("[\\s,\\[\\]]*") ? 0 : 1);
        assertThat(reading.findings().first()).allSatisfy(finding -> {
            assertThat(finding.violation().position().line()).isGreaterThan(1);
            assertThat(finding.offset()).isBetween((long) FIRST.length(), (long) log.size());
        });
    }

    @Property(tries = 3_000)
    void anyBytesAreRead(@ForAll byte[] bytes) {
        Log<LogEntry> log = ClusterLog.of("log", bytes);
        log.forEach(entry -> {});
        assertThat(log.findings().count()).isNotNegative();
    }
}
