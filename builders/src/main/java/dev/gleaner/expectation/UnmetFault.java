package dev.gleaner.expectation;

import dev.gleaner.document.Fault;

/**
 * Expectations that do not hold. Either the manifests do not do what is intended, or the expectation is out of date;
 * correct the one that is wrong.
 */
public final class UnmetFault {
    /** A request is recorded at another level. The message names the rule that decides, and why others do not. */
    public static final Fault LEVEL = Fault.error("unmet-level", "%s: expected level %s, found %s: %s");

    /** Another rule decides about a request, or none. The message says why the expected one does not. */
    public static final Fault RULE = Fault.error("unmet-rule", "%s: expected %s, found %s: %s");

    /** Other stages of a request are omitted. The message lists them. */
    public static final Fault STAGES = Fault.error("unmet-stages", "%s: expected omitStages %s, found %s: %s");

    /** The fluentd of another Logging takes a record, or none does. The message names the one that takes it. */
    public static final Fault LOGGING = Fault.error("unmet-logging", "%s: expected Logging %s, found %s");

    /** A record reaches other outputs. The message gives the reason for each unexpected and each missing output. */
    public static final Fault OUTPUTS = Fault.error("unmet-outputs", "%s: expected outputs %s, found %s: %s");

    /** Other flows accept a record. The message gives the reason for each unexpected and each missing flow. */
    public static final Fault FLOWS = Fault.error("unmet-flows", "%s: expected flows %s, found %s: %s");

    /** A flow accepts a record, or does not accept it, for another reason. The message has the actual one. */
    public static final Fault REASON = Fault.error("unmet-reason", "%s: expected of %s the reason %s, found %s");

    /**
     * Further requests or records of a case fail, too; the first ones are shown. Correct those, and run the case again.
     */
    public static final Fault MORE = Fault.error("unmet-more", "%s more do not hold");

    private UnmetFault() {}
}
