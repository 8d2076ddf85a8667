package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.event.audit.AuditEvent;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events that are visited or dropped take no memory, and have the same values as others. */
class VisitTest {
    private static final List<String> LINES = AuditCorpus.metadata(7, 50).lines(200);
    private static final List<String> BODIES = AuditCorpus.bodies(8).lines(20);

    static Stream<String> logs() {
        return Stream.of(
                String.join("\n", LINES) + "\n",
                String.join("\n", BODIES),
                "{\"log\":" + quoted(LINES.get(0)) + "}\n" + LINES.get(1) + "\nno record\n" + LINES.get(2),
                "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"items\":[" + LINES.get(3) + ","
                        + LINES.get(4) + "]}\n");
    }

    private static String quoted(String line) {
        return '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Log<AuditEvent> log(String text) {
        return AuditLog.of("log", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<AuditEvent> events(Log<AuditEvent> log) {
        List<AuditEvent> events = new ArrayList<>();
        log.forEach(events::add);
        return events;
    }

    @ParameterizedTest
    @MethodSource("logs")
    void theEventsOfALogAreVisitedInOrder(String text) {
        List<AuditEvent> expected = events(log(text));
        List<AuditEvent> copies = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Log<AuditEvent> log = log(text);
        log.visit(event -> {
            copies.add(event.compact());
            lines.add(event.toJsonLine());
        });
        assertThat(copies).isNotEmpty().isEqualTo(expected);
        assertThat(lines)
                .isEqualTo(expected.stream().map(AuditEvent::toJsonLine).toList());
        assertThat(log.findings().read()).isEqualTo(expected.size());
    }

    @ParameterizedTest
    @MethodSource("logs")
    void eventsThatMeetAConditionStayValid(String text) {
        List<AuditEvent> expected =
                events(log(text)).stream().filter(VisitTest::isWanted).toList();
        assertThat(events(log(text).where(VisitTest::isWanted))).isEqualTo(expected);
        List<AuditEvent> visited = new ArrayList<>();
        log(text).where(VisitTest::isWanted).visit(event -> visited.add(event.compact()));
        assertThat(visited).isEqualTo(expected);
        try (Stream<AuditEvent> events = log(text).where(VisitTest::isWanted).events()) {
            assertThat(events.limit(3).toList())
                    .isEqualTo(expected.stream().limit(3).toList());
        }
    }

    /** Looks at values, so that they are decoded before the event is kept. */
    private static boolean isWanted(AuditEvent event) {
        return event.user().username().hashCode() % 2 == 0
                || event.objectRef()
                        .map(object -> object.name().length() % 2 == 0)
                        .orElse(true);
    }
}
