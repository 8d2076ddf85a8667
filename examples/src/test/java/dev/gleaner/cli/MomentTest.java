package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2022-08-22T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2022-08-22, 2022-08-22T00:00:00Z",
        "2022-08-22T09:36:56Z, 2022-08-22T09:36:56Z",
        "2022-08-22T09:36:56.5+02:00, 2022-08-22T07:36:56.5Z",
        "2022-08-22T09:36, 2022-08-22T09:36:00Z",
        "2022-08-22 09:36:56, 2022-08-22T09:36:56Z",
        "2022-08-22T09:36:56+02:00[Europe/Berlin], 2022-08-22T07:36:56Z",
        "2h, 2022-08-22T10:00:00Z",
        "1d12h, 2022-08-21T00:00:00Z",
        "1w, 2022-08-15T12:00:00Z",
        "1w1d12h, 2022-08-14T00:00:00Z",
        "PT30M, 2022-08-22T11:30:00Z"
    })
    void aTimeHasSeveralForms(String text, Instant time) {
        assertThat(Moment.of(text).at(NOON)).isEqualTo(time);
    }

    @Test
    void aTimeBeforeNowHasNoFractionOfASecond() {
        Clock now = Clock.fixed(Instant.parse("2022-08-22T12:00:00.123456789Z"), ZoneOffset.UTC);
        assertThat(Moment.of("1d").at(now)).isEqualTo("2022-08-21T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2022-08", "2022-13-01", "2022-08-22T25:00:00Z", "2x", "22.08.2022"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Moment.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "expected a date such as 2022-08-22, a time such as 2022-08-22T09:36:56Z, or a duration before"
                                + " now such as 2h or PT2H, but was '" + text + "'");
    }
}
