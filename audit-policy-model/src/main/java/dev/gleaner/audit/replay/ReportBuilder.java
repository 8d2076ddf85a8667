package dev.gleaner.audit.replay;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sums tallies by each dimension of a report. */
final class ReportBuilder {
    private Change total = Change.NONE;
    private final Map<Integer, Change> byRule = new TreeMap<>();
    private final Map<AuditLevel, Change> byLevel = new TreeMap<>();
    private final Map<Stage, Change> byStage = new TreeMap<>();
    private final Map<String, Change> byVerb = new LinkedHashMap<>();
    private final Map<ResourceType, Change> byResource = new LinkedHashMap<>();
    private final Map<String, Change> byUser = new LinkedHashMap<>();
    private final Map<RequestClass, Change> byClass = new LinkedHashMap<>();
    private Change rest = Change.NONE;
    private long requestBodies;
    private long responseBodies;
    private long managedFields;
    private final Set<Stage> recordedStages = EnumSet.noneOf(Stage.class);

    ReportBuilder(int rules) {
        for (int rule = AuditDecision.NO_RULE; rule < rules; rule++) {
            byRule.put(rule, Change.NONE);
        }
    }

    void add(RequestClass requests, ClassTally tally) {
        Change change = tally.change();
        add(byVerb, requests.verb(), change);
        add(byResource, requests.resource(), change);
        add(byUser, requests.user(), change);
        add(byClass, requests, change);
        tally.cells().forEach(this::add);
    }

    void addRest(ClassTally tally) {
        rest = rest.plus(tally.change());
        tally.cells().forEach(this::add);
    }

    private void add(Cell cell) {
        Change change = cell.change();
        AuditDecision decision = cell.decision();
        total = total.plus(change);
        add(byRule, decision.ruleIndex(), change);
        add(byStage, cell.stage(), change);
        add(byLevel, cell.recorded(), new Change(change.before(), Tally.NONE));
        add(byLevel, decision.level(), new Change(Tally.NONE, change.after()));
        requestBodies += cell.requestBodies();
        responseBodies += cell.responseBodies();
        managedFields += cell.managedFields();
        for (Stage stage : Stage.values()) {
            if (decision.isRecordedAt(stage)) {
                recordedStages.add(stage);
            }
        }
    }

    private static <K> void add(Map<K, Change> sums, K key, Change change) {
        sums.merge(key, change, Change::plus);
    }

    ReplayReport build() {
        byLevel.values().removeIf(Change.NONE::equals);
        List<Stage> missing = new ArrayList<>(recordedStages);
        missing.removeAll(byStage.keySet());
        return new ReplayReport(
                total,
                byRule,
                byLevel,
                byStage,
                byNoise(byVerb),
                byNoise(byResource),
                byNoise(byUser),
                byNoise(byClass),
                rest,
                new Unknowns(requestBodies, responseBodies, managedFields, missing));
    }

    /** Sorts by size, the largest first, and then by key. */
    private static <K extends Comparable<K>> Map<K, Change> byNoise(Map<K, Change> sums) {
        Map<K, Change> sorted = new LinkedHashMap<>();
        sums.entrySet().stream()
                .sorted(Map.Entry.<K, Change>comparingByValue(Change.BY_NOISE)
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEachOrdered(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
