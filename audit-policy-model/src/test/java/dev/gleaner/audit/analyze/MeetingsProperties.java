package dev.gleaner.audit.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.evaluate.Universe;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The index of boxes that meet agrees with a comparison of each pair of boxes. */
class MeetingsProperties {
    @Provide
    Arbitrary<AuditPolicy> policies() {
        return Arbitraries.oneOf(Universe.policies(6), Arbitraries.randomValue(OverlappingListsProperties::policy));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theIndexKnowsWhichBoxesMeet(@ForAll("policies") AuditPolicy policy) {
        Budget budget = new Budget(Long.MAX_VALUE);
        List<Box> boxes = new Boxes(true).add(policy.rules()).addEverything().all();
        Meetings meetings = new Meetings(boxes, budget);
        for (Box box : boxes) {
            BitSet expected = new BitSet();
            for (int i = 0; i < boxes.size(); i++) {
                expected.set(i, box.mayMeet(boxes.get(i)));
            }
            assertThat(meetings.of(box, budget)).as(policy::toYaml).isEqualTo(expected);
        }
    }
}
