package dev.gleaner.audit.replay;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sums tallies by each dimension of a report. */
final class ReportBuilder {
    private final Sum total = new Sum();
    /** The sum of each rule. The first sum is that of {@link AuditDecision#NO_RULE}. */
    private final Sum[] byRule;
    /**
     * The decision of each rule, null if it decided about no event. The first is that of {@link AuditDecision#NO_RULE}.
     */
    private final @Nullable AuditDecision[] decisions;

    private final Map<AuditLevel, Sum> byLevel = new EnumMap<>(AuditLevel.class);
    private final Map<Stage, Sum> byStage = new EnumMap<>(Stage.class);
    private final List<Map.Entry<RequestClass, Sum>> byClass;
    private final Sum rest = new Sum();
    private long requestBodies;
    private long responseBodies;
    private long managedFields;

    ReportBuilder(int rules, int classes) {
        byClass = new ArrayList<>(classes);
        byRule = sums(rules + 1);
        decisions = new AuditDecision[rules + 1];
    }

    private static Sum[] sums(int count) {
        return Stream.generate(Sum::new).limit(count).toArray(Sum[]::new);
    }

    /** Adds a class, which must not have been added before. */
    void add(RequestClass requests, ClassTally tally) {
        Sum sum = new Sum();
        sum.add(tally);
        byClass.add(Map.entry(requests, sum));
        tally.cells().forEach(this::add);
    }

    void addRest(ClassTally tally) {
        rest.add(tally);
        tally.cells().forEach(this::add);
    }

    private void add(Cell cell) {
        AuditDecision decision = cell.decision();
        int rule = decision.ruleIndex() - AuditDecision.NO_RULE;
        total.add(cell);
        byRule[rule].add(cell);
        decisions[rule] = decision;
        sum(byStage, cell.stage()).add(cell);
        sum(byLevel, cell.recorded()).addBefore(cell);
        sum(byLevel, decision.level()).addAfter(cell);
        requestBodies += cell.requestBodies();
        responseBodies += cell.responseBodies();
        managedFields += cell.managedFields();
    }

    private static <K> Sum sum(Map<K, Sum> sums, K key) {
        return sums.computeIfAbsent(key, added -> new Sum());
    }

    ReplayReport build() {
        Map<Integer, Change> rules = new LinkedHashMap<>();
        for (int i = 0; i < byRule.length; i++) {
            rules.put(i + AuditDecision.NO_RULE, byRule[i].change());
        }
        return new ReplayReport(
                total.change(),
                rules,
                changes(byLevel),
                changes(byStage),
                Ranking.of(byClass, RequestClass::verb),
                Ranking.of(byClass, RequestClass::resource),
                Ranking.of(byClass, RequestClass::user),
                Ranking.of(byClass),
                rest.change(),
                new Unknowns(requestBodies, responseBodies, managedFields, missing()));
    }

    /** The stages that some decision records, but that no event has. */
    private List<Stage> missing() {
        return Arrays.stream(Stage.values())
                .filter(stage -> !byStage.containsKey(stage))
                .filter(stage -> Arrays.stream(decisions)
                        .filter(Objects::nonNull)
                        .anyMatch(decision -> decision.isRecordedAt(stage)))
                .toList();
    }

    /** The changes that are not empty. */
    private static <K> Map<K, Change> changes(Map<K, Sum> sums) {
        Map<K, Change> changes = new LinkedHashMap<>();
        sums.forEach((key, sum) -> {
            if (!sum.isEmpty()) {
                changes.put(key, sum.change());
            }
        });
        return changes;
    }
}
