package dev.gleaner.logging;

import dev.gleaner.document.Fault;

/**
 * What the logging operator refuses, or ignores in silence, in a manifest that its CRDs accept (logging-operator 3.17.3,
 * pkg/resources/model and pkg/sdk), and what fluentd then makes of it (lib/fluent/plugin/output.rb). Where they have
 * words, these are used.
 */
public final class LoggingFault {
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
     * An element of the filters has no filter in it: it is empty, or null. The operator refuses the configuration of
     * the whole fluentd. Remove the element; a filter without settings is written as {@code tag_normaliser: {}}.
     */
    public static final Fault FILTER_NONE = Fault.error("filter-none", "no plugin config available for filter");

    /**
     * An element of the filters has several. The order of filters counts, and that of fields does not, so that the
     * operator refuses it, and with it the configuration of the whole fluentd. Write each as an element of its own,
     * with a dash before it.
     */
    public static final Fault FILTERS =
            Fault.error("filters-several", "more then one plugin config is not allowed for a filter; found %s");

    /**
     * A parser says how to parse in {@code parsers}, the field of old versions. The operator refuses it, and with it
     * the configuration of the whole fluentd. Several formats are {@code parse} with {@code type: multi_format} and
     * {@code patterns}.
     */
    public static final Fault PARSERS = Fault.error("parser-parsers", "`parsers` field is deprecated, use `parse`");

    /**
     * A pattern says its {@code format} in a parser that has none of several formats. The operator refuses the
     * configuration of the whole fluentd. Set {@code type: multi_format}, or write the pattern's {@code type} in place
     * of its format.
     */
    public static final Fault PATTERN_FORMAT =
            Fault.error("parser-pattern-format", "format parameter only works with multi_format type");

    /**
     * A step of a flow selects and excludes. Steps are tried in order, and the first that hits decides, so that it must
     * be one of the two; the operator refuses the configuration of the whole fluentd. Write two elements, the one that
     * is to win first.
     */
    public static final Fault MATCH_BOTH =
            Fault.error("match-select-and-exclude", "select and exclude cannot be set simultaneously");

    /**
     * A step of a flow neither selects nor excludes, most often because of a slip in a name or in the indentation. The
     * operator ignores it. A step that takes every record is {@code select: {}}.
     */
    public static final Fault MATCH_NEITHER =
            Fault.warning("match-neither", "neither select nor exclude; the operator ignores the element");

    /**
     * A flow has its conditions in two forms. The operator refuses it, and with it the configuration of the whole
     * fluentd. Write what stands in {@code selectors} as {@code labels} of a {@code select} in {@code match}.
     */
    public static final Fault MATCH_AND_SELECTORS =
            Fault.error("match-and-selectors", "match and selectors cannot be defined simultaneously");

    /**
     * A flow has steps and none of them takes a record: the list is empty, or there are only excludes, and what no step
     * hits is not taken. To take everything but some, put {@code select: {}} behind the excludes; to take everything,
     * leave {@code match} out.
     */
    public static final Fault FLOW_ACCEPTS_NOTHING = Fault.warning(
            "flow-accepts-nothing",
            "accepts no record, because nothing in it selects; expected at least one select, such as select: {}");

    /**
     * Outputs stand in the old list, which the operator no longer reads: the flow takes records and sends them nowhere.
     * A ClusterOutput goes into {@code globalOutputRefs}, an Output of the flow's own namespace into {@code
     * localOutputRefs}, which only a Flow has.
     */
    public static final Fault OUTPUT_REFS =
            Fault.warning("output-refs", "\"outputRefs\" field is deprecated and has no effect; use %s");

    /**
     * An override is for a container that is not there. The operator merges overrides by name, so that this one is
     * dropped in silence, and with it an image or a limit that it sets. An EventTailer has one container; the message
     * says its name.
     */
    public static final Fault TAILER_CONTAINER =
            Fault.warning("tailer-container", "no container has the name %s, so that this is ignored; expected %s");

    /**
     * An override has a readiness probe. By a mistake of its own the operator sets the liveness probe of the override in
     * its place: the readiness probe has no effect, and where the override has no liveness probe, that of the container
     * is lost. Leave it out.
     */
    public static final Fault READINESS_PROBE = Fault.warning(
            "readiness-probe",
            "not applied; the operator sets the livenessProbe of the override again, and none when there is none");

    /**
     * A folder of the node stands under the name of old versions. The operator refuses it. Rename the field to {@code
     * hostPath}; what is in it stays as it is.
     */
    public static final Fault VOLUME_HOST_PATH = Fault.error(
            "volume-host-path", "legacy host_path field is not supported anymore, please migrate to hostPath");

    /**
     * A secret says neither what it is nor where it is, so that the operator cannot render the output. Name the Secret
     * and the key in it below {@code valueFrom.secretKeyRef}; with {@code mountFrom} the plug-in gets a path to a file,
     * as certificates want. A literal {@code value} can be read by everybody who can read the output.
     */
    public static final Fault SECRET_NONE = Fault.error(
            "secret-none",
            "no secret Value or ValueFrom defined for field; expected value, mountFrom.secretKeyRef or"
                    + " valueFrom.secretKeyRef");

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

    private LoggingFault() {}
}
