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
import java.util.TreeMap;

/** Sums tallies by each dimension of a report. */
final class ReportBuilder {
    private final Sum total = new Sum();
    private final Map<Integer, Sum> byRule = new TreeMap<>();
    private final Map<AuditLevel, Sum> byLevel = new EnumMap<>(AuditLevel.class);
    private final Map<Stage, Sum> byStage = new EnumMap<>(Stage.class);
    private final Map<String, Sum> byVerb = new LinkedHashMap<>();
    private final Map<ResourceType, Sum> byResource = new LinkedHashMap<>();
    private final Map<String, Sum> byUser = new LinkedHashMap<>();
    private final List<Map.Entry<RequestClass, Sum>> byClass = new ArrayList<>();
    private final Sum rest = new Sum();
    private long requestBodies;
    private long responseBodies;
    private long managedFields;
    private final Map<Integer, AuditDecision> decisions = new LinkedHashMap<>();

    ReportBuilder(int rules) {
        for (int rule = AuditDecision.NO_RULE; rule < rules; rule++) {
            byRule.put(rule, new Sum());
        }
    }

    /** Adds a class, which must be another one each time. */
    void add(RequestClass requests, ClassTally tally) {
        Sum sum = new Sum();
        sum.add(tally);
        byClass.add(Map.entry(requests, sum));
        sum(byVerb, requests.verb()).add(tally);
        sum(byResource, requests.resource()).add(tally);
        sum(byUser, requests.user()).add(tally);
        tally.cells().forEach(this::add);
    }

    void addRest(ClassTally tally) {
        rest.add(tally);
        tally.cells().forEach(this::add);
    }

    private void add(Cell cell) {
        AuditDecision decision = cell.decision();
        total.add(cell);
        sum(byRule, decision.ruleIndex()).add(cell);
        sum(byStage, cell.stage()).add(cell);
        sum(byLevel, cell.recorded()).addBefore(cell);
        sum(byLevel, decision.level()).addAfter(cell);
        requestBodies += cell.requestBodies();
        responseBodies += cell.responseBodies();
        managedFields += cell.managedFields();
        decisions.put(decision.ruleIndex(), decision);
    }

    private static <K> Sum sum(Map<K, Sum> sums, K key) {
        return sums.computeIfAbsent(key, added -> new Sum());
    }

    ReplayReport build() {
        Map<AuditLevel, Change> levels = changes(byLevel);
        levels.values().removeIf(Change.NONE::equals);
        List<Stage> missing = Arrays.stream(Stage.values())
                .filter(stage -> decisions.values().stream().anyMatch(decision -> decision.isRecordedAt(stage)))
                .filter(stage -> !byStage.containsKey(stage))
                .toList();
        return new ReplayReport(
                total.change(),
                changes(byRule),
                levels,
                changes(byStage),
                Ranking.of(byVerb.entrySet(), byVerb.size()),
                Ranking.of(byResource.entrySet(), byResource.size()),
                Ranking.of(byUser.entrySet(), byUser.size()),
                Ranking.of(byClass, byClass.size()),
                rest.change(),
                new Unknowns(requestBodies, responseBodies, managedFields, missing));
    }

    private static <K> Map<K, Change> changes(Map<K, Sum> sums) {
        Map<K, Change> changes = new LinkedHashMap<>();
        sums.forEach((key, sum) -> changes.put(key, sum.change()));
        return changes;
    }
}
