package dev.gleaner.logging.output;

import dev.gleaner.document.Fault;

/**
 * Errors in an output that the logging operator, the API server or fluentd refuse or ignore (logging-operator 3.17.3,
 * pkg/sdk/logging/model/output; fluentd, lib/fluent/plugin/output.rb).
 */
public final class OutputFault {
    /**
     * An output has no plug-in. The operator reports a problem in its status; as soon as a flow refers to it, the
     * operator refuses the whole configuration of that fluentd and keeps the previous one. Add a plug-in such as
     * {@code http}, or {@code nullout: {}} to drop records.
     */
    public static final Fault OUTPUT_TARGET_NONE = Fault.error("output-target-none", "no output target configured");

    /**
     * An output has several plug-ins. As soon as a flow refers to it, the operator refuses the configuration of the
     * whole fluentd. Write an output for each plug-in; a flow can refer to several outputs.
     */
    public static final Fault OUTPUT_TARGETS =
            Fault.error("output-targets-several", "multiple output targets configured: [%s]");

    /**
     * Two fields are set that exclude each other: one is a value, the other the name of a record field with the value.
     * The operator refuses the configuration of the whole fluentd. Remove one of them.
     */
    public static final Fault FIELDS_EXCLUSIVE =
            Fault.error("fields-exclusive", "%s and %s cannot be set simultaneously");

    /** A formatter is not one of those in the CRDs. The API server refuses the object. Types are case-sensitive. */
    public static final Fault FORMAT_TYPE = Fault.error("format-type-unknown", "unknown format type %s; expected %s");

    /**
     * A buffer has a flush interval and no flush mode. The operator always writes a timekey, so fluentd uses the mode
     * {@code lazy} and ignores the interval: records are sent when the time slice ends, after ten minutes by default.
     * Set {@code flush_mode: interval}, or a shorter {@code timekey}.
     */
    public static final Fault FLUSH_INTERVAL_IGNORED = Fault.warning(
            "flush-interval-ignored",
            "'flush_interval' is ignored because default 'flush_mode' is not 'interval': 'lazy'");

    /**
     * A buffer has a flush interval and a flush mode that does not use it. fluentd does not start. Set
     * {@code flush_mode: interval}, or remove the interval.
     */
    public static final Fault FLUSH_INTERVAL_REFUSED = Fault.error(
            "flush-interval-refused",
            "'flush_interval' can't be specified when 'flush_mode' is not 'interval' explicitly: %s");

    private OutputFault() {}
}
