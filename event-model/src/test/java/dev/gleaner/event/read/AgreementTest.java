package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Reference;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast and the careful reader of audit lines return the same events. */
class AgreementTest {
    @ParameterizedTest
    @CsvSource({
        "harvester-v1.1.0-policy.audit.log, 331",
        "metadata-everything.audit.log, 736",
        "requestresponse-everything.audit.log, 729"
    })
    void everyLineOfARealServerIsReadFastAndWrittenBackUnchanged(String log, int lines) {
        Agreement agreement = new Agreement();
        assertThat(Reference.lines("audit-logs/" + log)).hasSize(lines).allSatisfy(line -> {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            assertThat(agreement.holdsFor(bytes)).as(line).isTrue();
            AuditEvent event = Objects.requireNonNull(agreement.fast(bytes));
            assertThat(event.toJsonLine()).isEqualTo(line);
            assertThat(Agreement.careful(bytes).orThrow().toJsonLine()).isEqualTo(line);
            Agreement.nothingIsLostOf(bytes, event);
            assertThat(event.lineSize(event.level())).isEqualTo(bytes.length + 1);
            assertThat(AuditLevel.values()).allSatisfy(level -> sizesAgree(event, level));
        });
    }

    /** Asserts that the size of a line that was read is that of the line that is written. */
    private static void sizesAgree(AuditEvent event, AuditLevel level) {
        assertThat(event.lineSize(level)).isEqualTo(event.compact().lineSize(level));
    }

    @Test
    void linesWithBodiesReturnTheirSizeAtEachLevel() {
        Agreement agreement = new Agreement();
        assertThat(AuditCorpus.bodies(1).lines(500)).allSatisfy(line -> {
            AuditEvent event = Objects.requireNonNull(agreement.fast(line.getBytes(StandardCharsets.UTF_8)));
            assertThat(AuditLevel.values()).allSatisfy(level -> sizesAgree(event, level));
        });
    }

    @Test
    void bothReadersAgreeOnAMillionGeneratedLines() {
        long lines = IntStream.range(0, 10)
                .parallel()
                .mapToLong(seed ->
                        agreeing(AuditCorpus.metadata(seed), 99_000) + agreeing(AuditCorpus.bodies(seed), 1_000))
                .sum();
        assertThat(lines).isEqualTo(1_000_000);
    }

    private static long agreeing(Corpus corpus, int lines) {
        Agreement agreement = new Agreement();
        Iterator<String> iterator = corpus.iterator();
        return Stream.generate(iterator::next)
                .limit(lines)
                .filter(line -> agreement.holdsFor(line.getBytes(StandardCharsets.UTF_8)))
                .count();
    }

    private static final String LINE = """
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"RequestResponse","auditID":"a","stage":"Panic",\
            "requestURI":"/","verb":"get","user":{},"requestObject":{"a":[1]},"responseObject":[{}],\
            "requestReceivedTimestamp":"2022-08-22T09:36:56.344000Z","stageTimestamp":"2022-08-22T09:36:57.344000Z",\
            "annotations":{"a":"{","b":",\\"annotations\\":{\\"}"}}""";

    @Test
    void bodiesAndAnnotationsAreReadFromBothEndsOfTheLine() {
        assertThat(new Agreement().holdsFor(LINE.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"requestObject\":{\"a\":[1}",
                "\"requestObject\":{\"a\":\"}",
                "\"requestObject\":",
                "\"requestObject\":{},\"requestObject\":{}",
                "\"requestObject\":tru",
                "\"requestObject\":{\"a\":1e999999}",
                "\"requestObject\":{}}",
            })
    void aFaultInABodyIsReportedWhenTheBodyIsRead(String body) {
        String line = LINE.replace("\"requestObject\":{\"a\":[1]}", body);
        assertThat(new Agreement().holdsFor(line.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void fieldsOfNewerServersBetweenTheBodiesAreKept() {
        String line = LINE.replace(",\"responseObject\":[{}]", ",\"brandNew\":{\"x\":1},\"responseObject\":[{}]");
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        Agreement agreement = new Agreement();
        assertThat(agreement.holdsFor(bytes)).isTrue();
        assertThat(Objects.requireNonNull(agreement.fast(bytes)).toJsonLine()).isEqualTo(line);
    }

    /** The lines are JSON. The careful reader reads all of them but those that are no events. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"verb\":\"get\" | \"verb\" : \"get\"",
                "\"auditID\":\"a\" | \"auditID\":\"\\ud83d\\ude00\"",
                "\"auditID\":\"a\" | \"auditID\":\"\\ud83d\"",
                "\"auditID\":\"a\" | \"auditID\":\"\\q\"",
                "\"auditID\":\"a\" | \"auditID\":\"\t\"",
                "\"auditID\":\"a\" | \"auditID\":7",
                "\"user\":{} | \"user\":{\"groups\":[],\"username\":\"a\"}",
                "\"user\":{} | \"user\":{\"extra\":{\"b\":[],\"a\":[]}}",
                "\"user\":{} | \"user\":{\"extra\":{\"a\":[],\"a\":[]}}",
                "\"user\":{} | \"user\":{\"later\":1}",
                "\"user\":{} | \"user\":null",
                "Z\",\"stageT | Z\",\"later\":1,\"stageT",
                "09:36:56.344000Z | 09:36:56.344Z",
                "09:36:56.344000Z | 24:00:00.000000Z",
                "09:36:56.344000Z | 09:36:60.344000Z",
                "2022-08-22T09:36:56 | 2022-02-29T09:36:56",
                "2022-08-22T09:36:56 | 2022-0a-22T09:36:56",
                "\"a\":\"{\",\"b\" | \"b\":\"{\",\"a\"",
                "\"a\":\"{\",\"b\" | \"a\":\"{\",\"a\"",
            })
    void linesInAnotherFormatAreLeftToTheCarefulReader(String written, String other) {
        byte[] line = LINE.replace(written, other).getBytes(StandardCharsets.UTF_8);
        assertThat(new String(line, StandardCharsets.UTF_8)).isNotEqualTo(LINE);
        assertThat(new Agreement().fast(line)).isNull();
    }
}
