package dev.gleaner.audit.replay;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The events and bytes that a policy would record of a log. A request has up to three events; bytes are those of lines
 * in the JSON format.
 *
 * @param total all events
 * @param byRule the events that each rule decides, by its place counted from 0, all rules in their order, behind
 * {@link AuditDecision#NO_RULE} for those that none matches
 * @param byLevel the events by their level, which is another one before and after
 * @param byStage the events by their stage
 * @param byVerb the events by their verb; here and below the noisiest come first
 * @param byResource the events by the kind of object; {@link ResourceType#NONE} stands for other URLs
 * @param byUser the events by the name of the user, which is empty when nobody was authenticated
 * @param byClass the events by user, verb and resource
 * @param rest the events that are in none of the four above: where more than {@value PolicyReplay#MOST_CLASSES} classes
 * occur, a choice of them is counted one by one that does not depend on the order of the events
 * @param unknown what the log does not tell
 */
public record ReplayReport(
        Change total,
        Map<Integer, Change> byRule,
        Map<AuditLevel, Change> byLevel,
        Map<Stage, Change> byStage,
        Map<String, Change> byVerb,
        Map<ResourceType, Change> byResource,
        Map<String, Change> byUser,
        Map<RequestClass, Change> byClass,
        Change rest,
        Unknowns unknown) {
    /** Copies the maps. */
    public ReplayReport {
        Objects.requireNonNull(total, "total");
        byRule = copy(byRule);
        byLevel = copy(byLevel);
        byStage = copy(byStage);
        byVerb = copy(byVerb);
        byResource = copy(byResource);
        byUser = copy(byUser);
        byClass = copy(byClass);
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(unknown, "unknown");
    }

    private static <K> Map<K, Change> copy(Map<K, Change> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The classes of requests that make most bytes under the policy, at most so many, the noisiest first. */
    public Map<RequestClass, Change> noisiest(int count) {
        return byClass.entrySet().stream()
                .limit(count)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /** The totals in a line. */
    @Override
    public String toString() {
        return "ReplayReport[" + total.before().events() + " events, "
                + total.before().bytes() + " bytes before; " + total.after().events() + " events, "
                + total.after().bytes() + " bytes after]";
    }
}
