package dev.gleaner.logging;

import dev.gleaner.document.Fault;

/**
 * What the logging operator refuses, or ignores in silence, in a manifest that its CRDs accept (logging-operator 3.17.3,
 * pkg/resources/model and pkg/sdk), and what fluentd then makes of it (lib/fluent/plugin/output.rb). Where they have
 * words, these are used.
 */
public final class LoggingFault {
    /** An output without a plug-in. */
    public static final Fault OUTPUT_TARGET_NONE = Fault.error("output-target-none", "no output target configured");

    /** An output with several plug-ins. */
    public static final Fault OUTPUT_TARGETS =
            Fault.error("output-targets-several", "multiple output targets configured: [%s]");

    /** An element of the filters without a filter. */
    public static final Fault FILTER_NONE = Fault.error("filter-none", "no plugin config available for filter");

    /** An element of the filters with several. */
    public static final Fault FILTERS =
            Fault.error("filters-several", "more then one plugin config is not allowed for a filter; found %s");

    /** A parser in its old form. */
    public static final Fault PARSERS = Fault.error("parser-parsers", "`parsers` field is deprecated, use `parse`");

    /** A pattern says its format in a parser that has none. */
    public static final Fault PATTERN_FORMAT =
            Fault.error("parser-pattern-format", "format parameter only works with multi_format type");

    /** A step of a flow that selects and excludes. */
    public static final Fault MATCH_BOTH =
            Fault.error("match-select-and-exclude", "select and exclude cannot be set simultaneously");

    /** A step of a flow that does nothing. */
    public static final Fault MATCH_NEITHER =
            Fault.warning("match-neither", "neither select nor exclude; the operator ignores the element");

    /** A flow with its conditions in two forms. */
    public static final Fault MATCH_AND_SELECTORS =
            Fault.error("match-and-selectors", "match and selectors cannot be defined simultaneously");

    /** A flow whose steps never take a record. */
    public static final Fault FLOW_ACCEPTS_NOTHING = Fault.warning(
            "flow-accepts-nothing",
            "accepts no record, because nothing in it selects; expected at least one select, such as select: {}");

    /** Outputs in the old list. */
    public static final Fault OUTPUT_REFS =
            Fault.warning("output-refs", "\"outputRefs\" field is deprecated and has no effect; use %s");

    /** An override for a container that is not there. */
    public static final Fault TAILER_CONTAINER =
            Fault.warning("tailer-container", "no container has the name %s, so that this is ignored; expected %s");

    /** A readiness probe in an override. */
    public static final Fault READINESS_PROBE = Fault.warning(
            "readiness-probe",
            "not applied; the operator sets the livenessProbe of the override again, and none when there is none");

    /** A folder of the node under its old name. */
    public static final Fault VOLUME_HOST_PATH = Fault.error(
            "volume-host-path", "legacy host_path field is not supported anymore, please migrate to hostPath");

    /** A secret that is nowhere. */
    public static final Fault SECRET_NONE = Fault.error(
            "secret-none",
            "no secret Value or ValueFrom defined for field; expected value, mountFrom.secretKeyRef or"
                    + " valueFrom.secretKeyRef");

    /** Two fields of which only one may be set. */
    public static final Fault FIELDS_EXCLUSIVE =
            Fault.error("fields-exclusive", "%s and %s cannot be set simultaneously");

    /** A formatter is none of those that the CRDs list. */
    public static final Fault FORMAT_TYPE = Fault.error("format-type-unknown", "unknown format type %s; expected %s");

    /** A flush interval without a flush mode, which the operator's timekey makes lazy. */
    public static final Fault FLUSH_INTERVAL_IGNORED = Fault.warning(
            "flush-interval-ignored",
            "'flush_interval' is ignored because default 'flush_mode' is not 'interval': 'lazy'");

    /** A flush interval with a flush mode that has none, which fluentd does not start with. */
    public static final Fault FLUSH_INTERVAL_REFUSED = Fault.error(
            "flush-interval-refused",
            "'flush_interval' can't be specified when 'flush_mode' is not 'interval' explicitly: %s");

    private LoggingFault() {}
}
