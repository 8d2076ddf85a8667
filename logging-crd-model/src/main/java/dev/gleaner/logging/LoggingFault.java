package dev.gleaner.logging;

import dev.gleaner.document.Fault;
import dev.gleaner.document.Severity;

/**
 * What the logging operator refuses, or ignores in silence, in a manifest that its CRDs accept (logging-operator 3.17.3,
 * pkg/resources/model and pkg/sdk), and what fluentd then makes of it (lib/fluent/plugin/output.rb). Where they have
 * words, these are used.
 */
public enum LoggingFault implements Fault {
    /** An output without a plug-in. */
    OUTPUT_TARGET_NONE("output-target-none", "no output target configured"),
    /** An output with several plug-ins. */
    OUTPUT_TARGETS("output-targets-several", "multiple output targets configured: [%s]"),
    /** An element of the filters without a filter. */
    FILTER_NONE("filter-none", "no plugin config available for filter"),
    /** An element of the filters with several. */
    FILTERS("filters-several", "more then one plugin config is not allowed for a filter; found %s"),
    /** A parser in its old form. */
    PARSERS("parser-parsers", "`parsers` field is deprecated, use `parse`"),
    /** A pattern says its format in a parser that has none. */
    PATTERN_FORMAT("parser-pattern-format", "format parameter only works with multi_format type"),
    /** A step of a flow that selects and excludes. */
    MATCH_BOTH("match-select-and-exclude", "select and exclude cannot be set simultaneously"),
    /** A step of a flow that does nothing. */
    MATCH_NEITHER("match-neither", Severity.WARNING, "neither select nor exclude; the operator ignores the element"),
    /** A flow with its conditions in two forms. */
    MATCH_AND_SELECTORS("match-and-selectors", "match and selectors cannot be defined simultaneously"),
    /** A flow whose steps never take a record. */
    FLOW_ACCEPTS_NOTHING(
            "flow-accepts-nothing",
            Severity.WARNING,
            "accepts no record, because nothing in it selects; expected at least one select, such as select: {}"),
    /** Outputs in the old list. */
    OUTPUT_REFS("output-refs", Severity.WARNING, "\"outputRefs\" field is deprecated and has no effect; use %s"),
    /** An override for a container that is not there. */
    TAILER_CONTAINER(
            "tailer-container", Severity.WARNING, "no container has the name %s, so that this is ignored; expected %s"),
    /** A readiness probe in an override. */
    READINESS_PROBE(
            "readiness-probe",
            Severity.WARNING,
            "not applied; the operator sets the livenessProbe of the override again, and none when there is none"),
    /** A folder of the node under its old name. */
    VOLUME_HOST_PATH("volume-host-path", "legacy host_path field is not supported anymore, please migrate to hostPath"),
    /** A secret that is nowhere. */
    SECRET_NONE(
            "secret-none",
            "no secret Value or ValueFrom defined for field; expected value, mountFrom.secretKeyRef or"
                    + " valueFrom.secretKeyRef"),
    /** Two fields of which only one may be set. */
    FIELDS_EXCLUSIVE("fields-exclusive", "%s and %s cannot be set simultaneously"),
    /** A formatter is none of those that the CRDs list. */
    FORMAT_TYPE("format-type-unknown", "unknown format type %s; expected %s"),
    /** A flush interval without a flush mode, which the operator's timekey makes lazy. */
    FLUSH_INTERVAL_IGNORED(
            "flush-interval-ignored",
            Severity.WARNING,
            "'flush_interval' is ignored because default 'flush_mode' is not 'interval': 'lazy'"),
    /** A flush interval with a flush mode that has none, which fluentd does not start with. */
    FLUSH_INTERVAL_REFUSED(
            "flush-interval-refused",
            "'flush_interval' can't be specified when 'flush_mode' is not 'interval' explicitly: %s");

    private final String code;
    private final Severity severity;
    private final String wording;

    LoggingFault(String code, String wording) {
        this(code, Severity.ERROR, wording);
    }

    LoggingFault(String code, Severity severity, String wording) {
        this.code = code;
        this.severity = severity;
        this.wording = wording;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String wording() {
        return wording;
    }
}
