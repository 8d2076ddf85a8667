package dev.gleaner.logging.render;

import dev.gleaner.document.Fault;

/**
 * Reasons why the configuration of a fluent-bit is not generated, or is not completely known. Those of a single field
 * are in {@link dev.gleaner.logging.fluentbit.FluentbitFault}.
 */
public final class FluentbitConfFault {
    /**
     * The Logging lets the operator choose the parser of container lines, and its fluent-bit chooses one, too. The
     * operator refuses both and changes nothing. Remove one of them.
     */
    public static final Fault PARSER_CHOSEN = Fault.error(
            "fluentbit-parser-chosen",
            "enableDockerParserCompatibilityForCRI is set, but fluentbit config overrides it");

    /**
     * The operator writes something for this field, but its text is not known to Gleaner. The generated configuration
     * lacks it. Look into the secret of a cluster.
     */
    public static final Fault TEXT_UNKNOWN =
            Fault.warning("fluentbit-text-unknown", "the text that operator %s writes for this is not known");

    /**
     * A LoggingRoute sends the records of this fluent-bit to the fluentds of other Loggings. The operator writes an input
     * and an output for each of them, whose text is not known to Gleaner: the generated configuration is that of a
     * Logging without a LoggingRoute. Look into the secret of a cluster.
     */
    public static final Fault ROUTED = Fault.warning(
            "fluentbit-routed",
            "the LoggingRoute %s sends these records to %s; the text is that of a Logging without it");

    private FluentbitConfFault() {}
}
