package dev.gleaner.audit.evaluate;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The decision of a policy about a request (Kubernetes v1.24, k8s.io/apiserver/pkg/audit/policy/checker.go). A request is
 * not recorded if {@link #recordedLevel} is {@link AuditLevel#NONE}.
 *
 * @param level the level; {@link AuditLevel#NONE} if no rule matches
 * @param omitStages the stages that the policy or the rule omits, without duplicates, in the order of a request
 * @param omitManagedFields whether {@code managedFields} are omitted from recorded bodies
 * @param ruleIndex the index of the rule that decided, from 0; {@link #NO_RULE} if no rule matches
 */
public record AuditDecision(
        AuditLevel level, @SuppressWarnings("serial") List<Stage> omitStages, boolean omitManagedFields, int ruleIndex)
        implements JsonForm, Serializable {
    /** The {@link #ruleIndex} if no rule matches. */
    public static final int NO_RULE = -1;

    /** Sorts the stages; refuses null. */
    public AuditDecision {
        Objects.requireNonNull(omitStages, "omitStages");
        Objects.requireNonNull(level, "level");
        omitStages = omitStages.stream().distinct().sorted().toList();
    }

    /** The index of the rule that decided, from 0; empty if no rule matches. */
    public OptionalInt rule() {
        return ruleIndex == NO_RULE ? OptionalInt.empty() : OptionalInt.of(ruleIndex);
    }

    /** The decision in words, such as {@code Metadata without RequestReceived}. */
    public String inWords() {
        String omitted = omitStages.stream().map(Stage::wireName).collect(Collectors.joining(" and "));
        return level.wireName()
                + (omitted.isEmpty() || level == AuditLevel.NONE ? "" : " without " + omitted)
                + (omitManagedFields && level.compareTo(AuditLevel.METADATA) > 0 ? ", managedFields omitted" : "");
    }

    /**
     * The decision as a mapping: level, omitStages (sorted by name), omitManagedFields and rule, which is null if no rule
     * matches.
     */
    @Override
    public Tree.Mapping toTree() {
        String[] stages = omitStages.stream().map(Stage::wireName).sorted().toArray(String[]::new);
        return Tree.mapping(m -> m.put("level", level.wireName())
                .put("omitStages", Tree.texts(stages))
                .put("omitManagedFields", Tree.flag(omitManagedFields))
                .put("rule", rule().isPresent() ? Tree.number(ruleIndex) : Tree.nothing()));
    }

    /** The stages at which an event is recorded; empty if the level is {@code None}. */
    public List<Stage> recordedStages() {
        return Arrays.stream(Stage.values()).filter(this::isRecordedAt).toList();
    }

    /** The level at which events are recorded; {@link AuditLevel#NONE} also if every stage is omitted. */
    public AuditLevel recordedLevel() {
        return recordedStages().isEmpty() ? AuditLevel.NONE : level;
    }

    /** Whether both decisions record the same events with the same content; the rules may differ. */
    public boolean recordsAs(AuditDecision other) {
        List<Stage> recorded = recordedStages();
        return recorded.equals(other.recordedStages())
                && (recorded.isEmpty()
                        || level == other.level
                                && (omitManagedFields == other.omitManagedFields || level == AuditLevel.METADATA));
    }

    /**
     * Whether everything that another decision records is recorded: an event at each of its stages, at its level or a
     * higher one, and with {@code managedFields} if it has them.
     */
    public boolean recordsAllOf(AuditDecision other) {
        List<Stage> recorded = other.recordedStages();
        return recorded.isEmpty()
                || level.compareTo(other.level) >= 0
                        && recordedStages().containsAll(recorded)
                        && (!omitManagedFields || other.omitManagedFields || other.level == AuditLevel.METADATA);
    }

    /** Whether an event is recorded at a stage. */
    public boolean isRecordedAt(Stage stage) {
        return level != AuditLevel.NONE && !omitStages.contains(stage);
    }
}
