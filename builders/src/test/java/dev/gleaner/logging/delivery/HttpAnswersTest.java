package dev.gleaner.logging.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpAnswersTest {
    static Stream<Arguments> answers() {
        return Stream.of(
                argumentSet("any success", "", 204, ChunkOutcome.ACCEPTED),
                argumentSet("a redirect", "", 302, ChunkOutcome.MOVED),
                argumentSet("a refusal", "", 400, ChunkOutcome.MOVED),
                argumentSet("too many requests", "", 429, ChunkOutcome.MOVED),
                argumentSet("an error", "", 500, ChunkOutcome.MOVED),
                argumentSet("unavailable", "", 503, ChunkOutcome.RETRIED),
                argumentSet("no codes", "retryable_response_codes: []", 503, ChunkOutcome.RETRIED),
                argumentSet("a named code", "retryable_response_codes: [429]", 429, ChunkOutcome.RETRIED),
                argumentSet("503 among others", "retryable_response_codes: [429]", 503, ChunkOutcome.MOVED),
                argumentSet(
                        "without errors", "error_response_as_unrecoverable: false", 404, ChunkOutcome.TREATED_AS_SENT),
                argumentSet("503 without errors", "error_response_as_unrecoverable: false", 503, ChunkOutcome.RETRIED),
                argumentSet("without backup", "buffer: {disable_chunk_backup: true}", 404, ChunkOutcome.DISCARDED));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerDecides(String options, int status, ChunkOutcome outcome) {
        assertThat(HttpAnswers.of(Outputs.http(options)).after(status)).isEqualTo(outcome);
    }

    @Test
    void noAnswerIsRetried() {
        HttpAnswers answers = HttpAnswers.of(Outputs.http(""));
        assertThat(answers.afterNoConnection()).isEqualTo(ChunkOutcome.RETRIED);
        assertThat(answers.afterTimeout()).isEqualTo(ChunkOutcome.REPEATED);
    }

    @Test
    void whatIsNotSentAgainIsLost() {
        assertThat(Stream.of(ChunkOutcome.values()).filter(ChunkOutcome::isLost))
                .containsExactly(ChunkOutcome.MOVED, ChunkOutcome.DISCARDED, ChunkOutcome.TREATED_AS_SENT);
        assertThat(Stream.of(ChunkOutcome.values()).filter(ChunkOutcome::blocksTheRest))
                .containsExactly(ChunkOutcome.RETRIED, ChunkOutcome.REPEATED);
    }

    @Test
    void otherPlugInsHaveOtherAnswers() {
        assertThatThrownBy(() -> HttpAnswers.of(Outputs.plugin("loki", "{url: 'http://loki:3100'}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing is known about the answers to an output loki; expected http");
        assertThat(HttpAnswers.find(Outputs.plugin("loki", "{url: 'http://loki:3100'}")))
                .isEmpty();
        assertThat(HttpAnswers.find(Outputs.http(""))).isPresent();
    }
}
