package dev.gleaner.logging.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.OperatorVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares with what a real fluentd was seen to do. */
class PipelineTest {
    /** The slack of a slow machine, in seconds. */
    private static final double SLACK = 1.5;

    private static final double STOP = 73;

    /** The age of the slice of the old records, which are two hours old. */
    private static final Duration OLD = Duration.ofHours(2);

    @TestFactory
    Stream<DynamicTest> recordsArriveWhenForetold() {
        return Reference.tests(() -> cases("pipeline/buffers.yaml")
                .map(row -> DynamicTest.dynamicTest(row.text("case"), () -> checkArrivals(row))));
    }

    private static void checkArrivals(Part row) {
        FlushTiming timing = FlushTiming.of(
                Outputs.http(h -> h.put("buffer", row.field("buffer").tree())), OperatorVersion.V3_17_3);
        double seenAtOnce = 0;
        for (Part group : row.field("arrived").items()) {
            double after = number(group, "after").doubleValue();
            long records = number(group, "records").longValue();
            long bytes = number(group, "bytes").longValue();
            boolean isFull = after < 2 && timing.fullChunk().includes(bytes, records);
            if (!isFull && after < STOP) {
                // Those of the old records are alone in their chunk, unless chunks are not divided by time.
                Delay delay = timing.delay(records == 2 ? OLD : Duration.ZERO, Duration.ZERO);
                double wait = seenAtOnce++ * seconds(timing.checkPeriod()) / timing.chunksOfCheck();
                assertThat(after)
                        .as(row.text("case") + ": " + records + " records, " + delay)
                        .isBetween(
                                seconds(delay.earliest()) - SLACK,
                                seconds(delay.latest().orElseThrow()) + wait + SLACK);
            } else if (!isFull) {
                assertThat(timing.isSentAtStop()).isTrue();
            }
        }
        long seen = row.field("arrived").items().stream()
                .mapToLong(group -> number(group, "records").longValue())
                .sum();
        if (seen < 42) {
            assertThat(timing.isSentAtStop()).isFalse();
            assertThat(seconds(timing.delay(Duration.ZERO, Duration.ZERO).earliest()))
                    .isGreaterThan(STOP);
        }
    }

    @TestFactory
    Stream<DynamicTest> requestsAreForetold() {
        return Reference.tests(() -> cases("pipeline/retries.yaml")
                .map(row -> DynamicTest.dynamicTest(row.text("case"), () -> checkRequests(row))));
    }

    private static void checkRequests(Part row) {
        Part output = Outputs.http(h -> {
            h.put("endpoint", "http://host/");
            ((Tree.Mapping) row.field("http").tree()).fields().forEach(field -> h.put(field.name(), field.value()));
        });
        HttpAnswers answers = HttpAnswers.of(output);
        RetrySchedule retries = RetrySchedule.of(output, OperatorVersion.V3_17_3);
        List<Integer> statuses = row.field("requests").items().stream()
                .map(request -> number(request, "status").intValue())
                .toList();
        if (row.text("case").equals("slow")) {
            assertThat(answers.afterTimeout()).isEqualTo(ChunkOutcome.REPEATED);
            assertThat(retries.isEndless()).isTrue();
            return;
        }
        assertThat(requests(answers, retries, answers(row))).isEqualTo(statuses);
        checkWaits(row, answers, retries);
        ChunkOutcome first = answers.after(statuses.get(0));
        switch (row.text("failed chunk")) {
            case "moved" -> assertThat(first).isEqualTo(ChunkOutcome.MOVED);
            case "counted as sent" -> assertThat(first).isEqualTo(ChunkOutcome.TREATED_AS_SENT);
            case "thrown away" -> assertThat(first).isEqualTo(ChunkOutcome.DISCARDED);
            case "" -> assertThat(first.isLost()).isFalse();
            default -> assertThat(retries.attempts()).hasValue(3);
        }
    }

    /** The answers of the receiver, the last of which is repeated. */
    private static List<Integer> answers(Part row) {
        return row.field("answers").items().stream()
                .map(Part::tree)
                .map(answer ->
                        answer instanceof Tree.Decimal status ? status.value().intValue() : 200)
                .toList();
    }

    /** The answers to all requests for three chunks. */
    private static List<Integer> requests(HttpAnswers answers, RetrySchedule retries, List<Integer> receiver) {
        List<Integer> requests = new ArrayList<>();
        for (int chunk = 0; chunk < 3; chunk++) {
            int attempts = 0;
            ChunkOutcome outcome;
            do {
                int status = receiver.get(Math.min(requests.size(), receiver.size() - 1));
                requests.add(status);
                attempts++;
                outcome = answers.after(status);
            } while (outcome.blocksTheRest() && attempts < retries.attempts().orElse(Integer.MAX_VALUE));
        }
        return requests;
    }

    /** The waits before the retries of the first chunk. */
    private static void checkWaits(Part row, HttpAnswers answers, RetrySchedule retries) {
        List<Part> requests = row.field("requests").items();
        for (int i = 1; i < requests.size() && i < retries.attempts().orElse(Integer.MAX_VALUE); i++) {
            if (!answers.after(number(requests.get(i - 1), "status").intValue()).blocksTheRest()) {
                return;
            }
            double wait = number(requests.get(i), "after").doubleValue()
                    - number(requests.get(i - 1), "after").doubleValue();
            Delay range = retries.waitRange(i);
            assertThat(wait)
                    .isBetween(
                            seconds(range.earliest()) - 0.2,
                            seconds(range.latest().orElseThrow()) + SLACK);
        }
    }

    /** The longest line that arrives is that of the buffer, unless a loss is reported. */
    @TestFactory
    Stream<DynamicTest> longLinesAreForetold() {
        return Reference.tests(
                () -> collector().field("audit file").field("length of a line without its end").items().stream()
                        .map(row -> DynamicTest.dynamicTest(number(row, "bytes") + " bytes", () -> {
                            boolean isLong = number(row, "bytes").longValue() > 32_766;
                            assertThat(isTrue(row, "as generated")).isEqualTo(!(isLong && isLost("")));
                            assertThat(isTrue(row, "Buffer_Max_Size 2MB"))
                                    .isEqualTo(!(isLong && isLost(", Buffer_Max_Size: 2MB")));
                        })));
    }

    private static boolean isLost(String options) {
        return codes("inputTail: {Path: /kube-audit-logs/audit.log" + options + "}")
                .contains(LossFault.LONG_LINES.code());
    }

    /** What is written while fluent-bit is down arrives if it has a database. */
    @TestFactory
    Stream<DynamicTest> restartsAreForetold() {
        return Reference.tests(() -> collector().field("audit file").field("rotation and restarts").items().stream()
                .filter(row -> row.text("written").startsWith("while it is down, same file"))
                .map(row -> DynamicTest.dynamicTest(row.text("written"), () -> {
                    String database = row.text("written").endsWith("without DB") ? "inputTail: {DB: ''}" : "";
                    assertThat(codes(database).contains(LossFault.POSITIONS.code()))
                            .isEqualTo(!isTrue(row, "arrived"));
                })));
    }

    private static List<String> codes(String fluentbit) {
        Part agent = Outputs.part("""
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: FluentbitAgent
            spec: {%s}
            """.formatted(fluentbit));
        return Losses.of(agent).stream().map(Violation::code).toList();
    }

    private static Part collector() {
        return document("pipeline/fluentbit.yaml");
    }

    private static boolean isTrue(Part owner, String field) {
        return ((Tree.Mapping) owner.tree()).isTrue(field);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static BigDecimal number(Part owner, String field) {
        return ((Tree.Decimal) owner.field(field).tree()).value();
    }

    private static Stream<Part> cases(String file) {
        return document(file).field("cases").items().stream();
    }

    private static Part document(String file) {
        return ManifestReader.lenient()
                .readAll(Source.of(file, Reference.text(file)))
                .parts()
                .get(0);
    }
}
