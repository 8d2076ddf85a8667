package dev.gleaner.audit.replay;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The events and bytes in a log, and those that a policy would record. A request has up to three events; sizes are
 * those of lines in the JSON format, in bytes.
 *
 * @param total all events
 * @param byRule the events by the rule that decides, identified by its index from 0; contains all rules in order, after
 * {@link AuditDecision#NO_RULE} for events that no rule matches
 * @param byLevel the events by level: the recorded level before, and the level of the policy after
 * @param byStage the events by stage
 * @param byVerb the events by verb; this map and the following ones start with the most bytes
 * @param byResource the events by resource; {@link ResourceType#NONE} is for non-resource URLs
 * @param byUser the events by name of the user; empty if authentication failed
 * @param byClass the events by user, verb and resource
 * @param rest the events that are missing from the previous four maps, because the log has more than
 * {@value PolicyReplay#MOST_CLASSES} classes; which classes are counted separately does not depend on the order of the
 * events
 * @param unknown what the log does not contain
 */
public record ReplayReport(
        Change total,
        // The maps are serializable: copy() makes each of them a LinkedHashMap. The compiler sees the type Map only.
        @SuppressWarnings("serial") Map<Integer, Change> byRule,
        @SuppressWarnings("serial") Map<AuditLevel, Change> byLevel,
        @SuppressWarnings("serial") Map<Stage, Change> byStage,
        @SuppressWarnings("serial") Map<String, Change> byVerb,
        @SuppressWarnings("serial") Map<ResourceType, Change> byResource,
        @SuppressWarnings("serial") Map<String, Change> byUser,
        @SuppressWarnings("serial") Map<RequestClass, Change> byClass,
        Change rest,
        Unknowns unknown)
        implements JsonForm, Serializable {
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
        return map instanceof Ranking ? map : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The classes of requests with the most bytes under the policy, at most {@code count}, the largest first. */
    public Map<RequestClass, Change> noisiest(int count) {
        return byClass.entrySet().stream()
                .limit(count)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /**
     * The report as a mapping: total; rules, levels, stages, verbs, resources, users and requests, each a list with what is
     * counted, before and after; rest and unknown.
     */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(m -> m.put("total", total.toTree())
                .put("rules", list(byRule, rule -> named("rule", number(rule))))
                .put("levels", list(byLevel, level -> named("level", Tree.text(level.wireName()))))
                .put("stages", list(byStage, stage -> named("stage", Tree.text(stage.wireName()))))
                .put("verbs", list(byVerb, verb -> named("verb", Tree.text(verb))))
                .put("resources", list(byResource, ResourceType::toTree))
                .put("users", list(byUser, user -> named("user", Tree.text(user))))
                .put("requests", list(byClass, RequestClass::toTree))
                .put("rest", rest.toTree())
                .put("unknown", unknown.toTree()));
    }

    private static <K> Tree list(Map<K, Change> sums, Function<K, Tree.Mapping> key) {
        return Tree.sequence(sums.entrySet().stream()
                .map(sum -> Tree.mapping(m ->
                        m.putAll(key.apply(sum.getKey())).putAll(sum.getValue().toTree())))
                .toArray(Tree[]::new));
    }

    private static Tree.Mapping named(String name, Tree value) {
        return Tree.mapping(m -> m.put(name, value));
    }

    private static Tree number(int rule) {
        return rule == AuditDecision.NO_RULE ? Tree.nothing() : Tree.number(rule);
    }

    /** The totals in a line. */
    @Override
    public String toString() {
        return "ReplayReport[" + total.before().events() + " events, "
                + total.before().bytes() + " bytes before; " + total.after().events() + " events, "
                + total.after().bytes() + " bytes after]";
    }
}
