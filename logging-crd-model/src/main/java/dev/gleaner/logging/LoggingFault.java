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
