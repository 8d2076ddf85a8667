package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.gleaner.event.audit.AuditEvent;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextsTest {
    private static final List<String> EVENTS =
            IntStream.range(0, 300).mapToObj(LogTextsTest::event).toList();

    private static String event(int index) {
        return "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\",\"auditID\":\"" + index
                + "\",\"stage\":\"ResponseComplete\",\"requestURI\":\"/api\",\"verb\":\"get\",\"user\":{\"username\":\"é"
                + "x".repeat(index) + "\"}}";
    }

    @Test
    void eachReadingReadsTheMessagesOfAQueue() {
        Log<AuditEvent> log = AuditLog.of("topic", EVENTS);

        for (int reading = 0; reading < 2; reading++) {
            assertThat(log.events().map(AuditEvent::auditId))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 300).mapToObj(String::valueOf).toList());
        }
        assertThat(log.findings().first()).isEmpty();
    }

    @Test
    void aDamagedMessageIsReportedByItsNumber() {
        Log<AuditEvent> log = AuditLog.of("topic", List.of(event(1), "{\"kind\":\"Event\",", event(2)));

        assertThat(log.events()).hasSize(2);
        assertThat(log.findings().first()).singleElement().asString().contains("topic:2:1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 4096})
    void aTextIsReadInBlocksOfAnySize(int size) throws Exception {
        List<String> texts = List.of("", "a", "é\nb", "x".repeat(5000));
        byte[] expected = (String.join("\n", texts) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[expected.length];
        LineTexts in = new LineTexts(texts);

        int at = 0;
        for (int read; at < bytes.length && (read = in.read(bytes, at, Math.min(size, bytes.length - at))) > 0; ) {
            at += read;
        }

        assertThat(Arrays.copyOf(bytes, at)).isEqualTo(expected);
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void aStreamIsNotReadTwiceInSilence() {
        byte[] bytes = EVENTS.get(0).getBytes(StandardCharsets.UTF_8);
        Log<AuditEvent> log = AuditLog.of("in", new ByteArrayInputStream(bytes));

        assertThat(log.events()).hasSize(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> log.events().count())
                .withMessage(
                        "the stream of the log \"in\" was already read; open another stream to read the log again");
    }

    @Test
    void aTextThatIsNullIsAMistake() {
        assertThatNullPointerException()
                .isThrownBy(() ->
                        AuditLog.of("topic", Arrays.asList("{}", null)).events().count())
                .withMessage("a text of the log");
    }
}
