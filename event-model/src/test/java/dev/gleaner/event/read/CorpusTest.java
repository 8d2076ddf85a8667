package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Manifests;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.log.LogRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {
    private static final int LINES = 2000;
    private static final int SOME = 500;

    static Stream<Arguments> corpora() {
        return Stream.of(
                argumentSet("metadata", AuditCorpus.metadata(1), 900, 1200),
                argumentSet("new values", AuditCorpus.metadata(1, 100), 1000, 1400),
                argumentSet("bodies", AuditCorpus.bodies(1), 8000, 12000),
                argumentSet("events", EventCorpus.records(1), 1500, 4000));
    }

    @ParameterizedTest
    @MethodSource("corpora")
    void linesHaveTheDocumentedSize(Corpus corpus, int low, int high) {
        double average = corpus.lines(SOME).stream()
                .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length)
                .average()
                .orElseThrow();
        assertThat(average).isBetween((double) low, (double) high);
    }

    @ParameterizedTest
    @MethodSource("corpora")
    void aCorpusIsTheSameEachTime(Corpus corpus) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        corpus.writeTo(out, 100_000);
        assertThat(out.toByteArray()).isEqualTo(corpus.bytes(100_000));
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).isEqualTo(corpus.lines(lines.size()));
    }

    @ParameterizedTest
    @MethodSource("corpora")
    void noLineOccursTwice(Corpus corpus) {
        assertThat(corpus.lines(SOME)).doesNotHaveDuplicates().noneMatch(line -> line.contains("\n"));
    }

    @Test
    void metadataIsReadStrictlyAndWrittenBack() {
        List<String> lines = AuditCorpus.metadata(2).lines(LINES);
        List<AuditEvent> events = lines.stream().map(CorpusTest::audit).toList();
        for (int i = 0; i < LINES; i++) {
            assertThat(events.get(i).toJsonLine()).isEqualTo(lines.get(i));
        }
        assertThat(events).allMatch(e -> e.level() == AuditLevel.METADATA);
        assertThat(events.stream().map(AuditEvent::stage))
                .contains(Stage.REQUEST_RECEIVED, Stage.RESPONSE_STARTED, Stage.RESPONSE_COMPLETE);
        assertThat(events.stream().flatMap(e -> e.responseStatus().stream()).map(s -> s.code()))
                .contains(101, 200, 201, 403, 404, 409, 422);
        assertThat(distinct(events, e -> e.user().username())).isGreaterThan(100);
        assertThat(distinct(events, AuditEvent::userAgent)).isBetween(50L, 90L);
        assertThat(distinct(events, AuditEvent::requestUri)).isGreaterThan(LINES / 5);
        assertThat(distinct(events, e -> e.objectRef().toString())).isGreaterThan(LINES / 5);
    }

    @Test
    void usersAndObjectsAreNewInTheShareOfRequests() {
        long users = distinct(read(AuditCorpus.metadata(2, 100)), e -> e.user().uid());
        assertThat(users).isBetween(LINES * 4L / 10, LINES * 9L / 10);
        assertThat(distinct(read(AuditCorpus.metadata(2, 25)), e -> e.user().uid()))
                .isBetween(users / 5, users / 2);
        assertThat(distinct(
                        read(AuditCorpus.metadata(2, 100)), e -> e.objectRef().toString()))
                .isGreaterThan(LINES / 4);
    }

    @Test
    void theStagesOfRequestsAreMixed() {
        List<AuditEvent> events = AuditCorpus.metadata(3).lines(SOME).stream()
                .map(CorpusTest::audit)
                .toList();
        Map<String, Integer> received = new HashMap<>();
        int apart = 0;
        for (int i = 0; i < SOME; i++) {
            Integer before = received.putIfAbsent(events.get(i).auditId(), i);
            apart += before != null && i - before > 1 ? 1 : 0;
        }
        assertThat(apart).isGreaterThan(SOME / 10);
    }

    @Test
    void bodiesAreReadStrictlyAndWrittenBack() {
        List<String> lines = AuditCorpus.bodies(2).lines(LINES);
        List<AuditEvent> events = lines.stream().map(CorpusTest::audit).toList();
        for (int i = 0; i < LINES; i++) {
            assertThat(events.get(i).toJsonLine()).isEqualTo(lines.get(i));
        }
        events.forEach(event -> {
            event.requestObject()
                    .ifPresent(body -> assertThat(body.read().violations()).isEmpty());
            event.responseObject()
                    .ifPresent(body -> assertThat(body.read().violations()).isEmpty());
        });
    }

    @Test
    void eventsAreReadStrictly() {
        EventCorpus.records(2).lines(LINES).forEach(line -> {
            LogRecord record = Manifests.read(line, LogRecord.class).orThrow();
            assertThat(Manifests.read(record.text(), EventNotice.class).violations())
                    .isEmpty();
        });
    }

    private static List<AuditEvent> read(Corpus corpus) {
        return corpus.lines(LINES).stream().map(CorpusTest::audit).toList();
    }

    private static AuditEvent audit(String line) {
        return Manifests.read(line, AuditEvent.class).orThrow();
    }

    private static long distinct(List<AuditEvent> events, Function<AuditEvent, String> field) {
        return events.stream().map(field).distinct().count();
    }
}
