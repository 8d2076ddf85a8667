package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordPrefixTest {
    private static final int LONGEST_LABELS = 1 << 14;
    private static final String RECORD = "{\"kind\":\"Event\"}";

    static Stream<Integer> ends() {
        return IntStream.rangeClosed(-300, 3).mapToObj(distance -> LONGEST_LABELS + distance);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void aRecordMayFollowLongLabels(int end) {
        String start = "x {a=\"";
        String labels = start + "y".repeat(end - start.length() - 2) + "\"}";
        int expected = end <= LONGEST_LABELS ? end + 3 : -1;
        assertThat(RecordPrefix.end(labels + " z " + RECORD)).isEqualTo(expected);
        assertThat(RecordPrefix.end(labels + " z {b=\"" + "y".repeat(300) + "\"} " + RECORD))
                .isEqualTo(end + 307 <= LONGEST_LABELS ? end + 309 : -1);
    }
}
