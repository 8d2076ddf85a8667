package dev.gleaner.audit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final AuditEvent EVENT = AuditEvent.of(e -> e.level(AuditLevel.METADATA)
            .auditId("1")
            .stage(Stage.REQUEST_RECEIVED)
            .requestUri("/")
            .verb("get"));

    /** A sum of events, of which the policy records all or none. */
    private static Sum sum(AuditLevel level, int events) {
        Cell cell = new Cell(new AuditDecision(level, List.of(), false, 0), EVENT.level(), EVENT.stage());
        for (int i = 0; i < events; i++) {
            cell.add(EVENT, MissingBodies.of(EVENT));
        }
        Sum sum = new Sum();
        sum.add(cell);
        return sum;
    }

    @Test
    void whatIsRecordedComesFirstAndThenTheLargestAndThenTheFirstKey() {
        Map<String, Sum> sums = Map.of(
                "a", sum(AuditLevel.NONE, 3),
                "b", sum(AuditLevel.METADATA, 1),
                "c", sum(AuditLevel.METADATA, 2),
                "d", sum(AuditLevel.NONE, 5),
                "e", sum(AuditLevel.METADATA, 1));
        Ranking<String> ranking = Ranking.of(sums.entrySet());
        assertThat(ranking.keySet()).containsExactly("c", "b", "e", "d", "a");
        Map<String, Change> same = new LinkedHashMap<>(ranking);
        assertThat(ranking).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(same).isEqualTo(ranking);
        assertThat(Objects.requireNonNull(ranking.get("b")).after().events()).isEqualTo(1);
        assertThat(Objects.requireNonNull(ranking.get("d")).after()).isEqualTo(Tally.NONE);
        assertThat(ranking).doesNotContainKey("f");
    }
}
