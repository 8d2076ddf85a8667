package dev.gleaner.logging.output;

import dev.gleaner.document.Fault;

/**
 * What the logging operator, the API server or fluentd refuse or ignore in an output
 * (logging-operator 3.17.3, pkg/sdk/logging/model/output; fluentd, lib/fluent/plugin/output.rb).
 */
public final class OutputFault {
    /**
     * An output has no plug-in, so that there is nowhere to send records. The operator notes a problem in its status;
     * as soon as a flow refers to it, the whole configuration of that fluentd is refused and the previous one stays.
     * Add one, such as {@code http}, or {@code nullout: {}} to drop what comes.
     */
    public static final Fault OUTPUT_TARGET_NONE = Fault.error("output-target-none", "no output target configured");

    /**
     * An output has several plug-ins of which only one can be. The operator refuses the configuration of the whole
     * fluentd once a flow refers to it. Make an output of each; a flow can refer to several.
     */
    public static final Fault OUTPUT_TARGETS =
            Fault.error("output-targets-several", "multiple output targets configured: [%s]");

    /**
     * Two fields are set of which only one may be: one says a value, the other the key of the record in which the value
     * is. The operator refuses the configuration of the whole fluentd. Remove one.
     */
    public static final Fault FIELDS_EXCLUSIVE =
            Fault.error("fields-exclusive", "%s and %s cannot be set simultaneously");

    /**
     * A formatter is none of those that the CRDs list, and the API server refuses the object. Types are case-sensitive.
     */
    public static final Fault FORMAT_TYPE = Fault.error("format-type-unknown", "unknown format type %s; expected %s");

    /**
     * A buffer has a flush interval and no flush mode. The operator always writes a timekey, which makes the mode of
     * fluentd lazy, and then the interval is ignored: records leave when the time slice is over, ten minutes by
     * default. Set {@code flush_mode: interval}, or a shorter {@code timekey}.
     */
    public static final Fault FLUSH_INTERVAL_IGNORED = Fault.warning(
            "flush-interval-ignored",
            "'flush_interval' is ignored because default 'flush_mode' is not 'interval': 'lazy'");

    /**
     * A buffer has a flush interval and a flush mode that has none; fluentd refuses to start with its whole
     * configuration. Set {@code flush_mode: interval}, or leave the interval out.
     */
    public static final Fault FLUSH_INTERVAL_REFUSED = Fault.error(
            "flush-interval-refused",
            "'flush_interval' can't be specified when 'flush_mode' is not 'interval' explicitly: %s");

    private OutputFault() {}
}
