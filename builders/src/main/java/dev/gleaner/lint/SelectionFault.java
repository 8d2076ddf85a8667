package dev.gleaner.lint;

import dev.gleaner.document.Fault;

/**
 * Flows that select other records than intended, or none (logging-operator 3.17.3, pkg/resources/model/system.go, and
 * label_router 0.2.10).
 */
public final class SelectionFault {
    /**
     * A step of a match list never decides, because an earlier step already takes every record that it could take. The
     * first step that applies to a record decides. Move the step before the earlier one, or remove it.
     */
    public static final Fault STEP_DEAD =
            Fault.warning("match-step-dead", "the %s never decides: %s before it takes all of its records");

    /**
     * An exclude changes nothing, because no select follows it: a record that no step selects is not selected anyway, and
     * an earlier select has already decided about its own. Move the exclude before the select.
     */
    public static final Fault EXCLUDE_LATE = Fault.warning(
            "match-exclude-late",
            "the exclude changes nothing, because no select follows it; an exclude belongs before");

    /**
     * Every select of a match list is dead, so the flow selects no record. An earlier exclude takes all of their records.
     * Put the selects first, or narrow the exclude.
     */
    public static final Fault SELECTS_NOTHING = Fault.warning(
            "match-selects-nothing", "no record is selected: an exclude takes all records of every select");

    /**
     * A condition of a match list is not a name that an object can have. Names are compared as they stand, without
     * patterns or expressions, so no record meets it. Write each name, or a label.
     */
    public static final Fault PATTERN =
            Fault.warning("match-pattern", "no %s can be %s; names are compared as they stand, without patterns");

    /**
     * A Flow has the {@code loggingRef} of the audit log. A Flow selects the records of its namespace, and audit records
     * have none, so it receives nothing. Use a ClusterFlow and a ClusterOutput.
     */
    public static final Fault AUDIT_FLOW = Fault.warning(
            "audit-flow-namespaced", "a Flow selects the records of its namespace, but audit records have none");

    /**
     * A select of a flow for audit records has conditions. Audit records have no labels, namespace, node or container, so
     * no record meets them. Remove the conditions, and filter with {@code grep} on fields of the audit event.
     */
    public static final Fault AUDIT_CONDITIONS =
            Fault.warning("audit-flow-conditions", "audit records have no %s, so this select never applies");

    /**
     * A ClusterFlow selects the pods of EventTailers by their label alone. Any pod in any namespace may have this label,
     * so a tenant can write events of their own. Select the namespace of the EventTailer, too.
     */
    public static final Fault EVENT_ANY_TENANT = Fault.warning(
            "event-flow-any-tenant",
            "any pod may have the label %s: %s, and its records are taken for events; expected a condition namespaces: [%s]");

    /**
     * Two flows send the same records to the same output. Flows are independent of each other, so each record arrives
     * twice. Exclude the records in one of the flows, or name the output in one of them only.
     */
    public static final Fault TWICE =
            Fault.warning("records-twice", "records of this flow reach %s twice: %s sends them there, too");

    private SelectionFault() {}
}
