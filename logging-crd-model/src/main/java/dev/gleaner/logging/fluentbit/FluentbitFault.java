package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Fault;

/**
 * Errors in a fluent-bit that the API server or the logging operator refuse, or that fluent-bit refuses or reads in
 * another way (logging-operator 3.17.3, pkg/resources/fluentbit; fluent-bit, src and plugins). A fluent-bit that
 * refuses its configuration does not start, on any node.
 */
public final class FluentbitFault {
    /**
     * The volume of the tail database has its deprecated name {@code position_db}. The operator refuses it and changes
     * nothing in the cluster. Rename the field to {@code positiondb}; its contents stay the same.
     */
    public static final Fault POSITION_DB =
            Fault.error("fluentbit-position-db", "`position_db` field is deprecated, use `positiondb`");

    /**
     * The parser is set in the spec itself, which is deprecated. The operator refuses it and changes nothing in the
     * cluster. Set {@code Parser} of {@code inputTail}.
     */
    public static final Fault PARSER =
            Fault.error("fluentbit-parser", "`parser` field is deprecated, use `inputTail.Parser`");

    /** The grace period of the pods is negative. The API server refuses the object. Write 0 or more seconds. */
    public static final Fault GRACE_PERIOD =
            Fault.error("fluentbit-grace-period", "found %s, which should be greater than or equal to 0");

    /**
     * The operator writes an option with a name that fluent-bit does not have: {@code DB_Sync} for {@code db.sync}, and
     * {@code Parse_0} for {@code Parser_1}. fluent-bit does not start. Remove the field. Additional parsers are
     * possible only in a {@code customConfigSecret}.
     */
    public static final Fault OPTION =
            Fault.error("fluentbit-option-unknown", "fluent-bit refuses this: unknown configuration property '%s'");

    /**
     * A parser option is beside {@code multiline.parser}. The operator drops it without an error. Remove one of the
     * two.
     */
    public static final Fault OPTION_DROPPED = Fault.warning(
            "fluentbit-option-dropped", "ignored, because the operator drops it if multiline.parser is set");

    /**
     * A switch has a value that fluent-bit does not know. fluent-bit does not start. Write {@code On} or {@code Off},
     * in quotes; {@code true}, {@code yes}, {@code false} and {@code no} are also possible.
     */
    public static final Fault SWITCH =
            Fault.error("fluentbit-switch", "invalid value for boolean property: %s; expected On or Off");

    /**
     * An option is not one of the words that fluent-bit knows. fluent-bit does not start. Write one of the words in the
     * message.
     */
    public static final Fault WORD = Fault.error("fluentbit-word-unknown", "unknown value %s; expected %s");

    /**
     * A size has a unit that fluent-bit does not know, such as {@code Mi}. fluent-bit does not start, or has no limit.
     * Write a number, with {@code K}, {@code M} or {@code G} for thousands, millions or thousand millions of bytes.
     */
    public static final Fault SIZE =
            Fault.error("fluentbit-size", "unknown size %s; expected a number with K, M or G, such as 5M");

    /**
     * A number of retries is not a number. fluent-bit retries once, and then drops records. Write a number,
     * {@code no_limits} or {@code no_retries}.
     */
    public static final Fault RETRIES = Fault.warning(
            "fluentbit-retries",
            "unknown number of retries %s, so fluent-bit retries once; expected a number, no_limits or no_retries");

    /**
     * Lines that exceed the buffer are not skipped. At the first such line, fluent-bit gives up its file: no later line
     * arrives either. Write {@code On}, and a larger {@code Buffer_Max_Size} for long lines.
     */
    public static final Fault LONG_LINES = Fault.warning(
            "fluentbit-long-lines",
            "fluent-bit gives up a file at the first line that exceeds the buffer; expected On");

    /**
     * The kubelet is used, but not in the spelling that the operator knows. It does not enable the host network,
     * through which fluent-bit reaches the kubelet, so records have no metadata. Write {@code On}.
     */
    public static final Fault KUBELET =
            Fault.warning("fluentbit-kubelet", "the operator does not enable the host network for %s; expected \"On\"");

    /**
     * A number of a connection is negative. The API server accepts it, but the operator cannot read the object. Write 0
     * or more.
     */
    public static final Fault NEGATIVE =
            Fault.error("fluentbit-negative", "found %s, which the operator cannot read; expected 0 or more");

    /** The combination of expressions is not one of the CRDs. The API server refuses it. Words are case-sensitive. */
    public static final Fault GREP_LOGIC =
            Fault.error("fluentbit-grep-logic-unknown", "unknown logical operation %s; expected %s");

    /**
     * A grep filter with a logical operation has both {@code Regex} and {@code Exclude}. The operator refuses it. Use
     * one of the two lists, or {@code legacy}.
     */
    public static final Fault GREP_BOTH =
            Fault.error("fluentbit-grep-both", "LogicalOp is set, it's not possible to set both Regex and Exclude");

    /** An expression of a grep filter is a single word. fluent-bit does not start. Write the field before it. */
    public static final Fault GREP_PATTERN =
            Fault.error("fluentbit-grep-pattern", "invalid regex %s, expected field and regular expression");

    /** A rule of a modify filter has no operation. It has no effect. Add one, or remove the rule. */
    public static final Fault MODIFY_NONE = Fault.warning(
            "fluentbit-modify-none", "has no effect, because it has no operation; expected one, such as Set");

    /** A condition of a modify filter has no operation. fluent-bit does not start. Add one, or remove the condition. */
    public static final Fault CONDITION_NONE =
            Fault.error("fluentbit-condition-none", "has no operation; expected one, such as Key_exists");

    /**
     * A rule or a condition of a modify filter has several operations. The operator uses one of them, by an order of
     * its own, and ignores the others. Write an element of the list for each operation.
     */
    public static final Fault MODIFY_SEVERAL = Fault.warning(
            "fluentbit-modify-several", "ignored, because the operator uses only %s; expected one operation");

    /**
     * An operation of a modify filter has no key, or no value although it needs one. fluent-bit does not start. Add it.
     */
    public static final Fault MODIFY_OPERAND =
            Fault.error("fluentbit-modify-operand", "missing, so that fluent-bit refuses the operation; expected text");

    /**
     * An operand of a modify filter contains a space. fluent-bit reads several operands, and does not start or changes
     * something else. Put double quotes around the operand that are part of the text, as in {@code '"a b"'}.
     */
    public static final Fault MODIFY_SPACE = Fault.error(
            "fluentbit-modify-space", "fluent-bit splits %s at its spaces; expected double quotes within the text");

    /**
     * A mount has no {@code readOnly}. The operator crashes when it creates the DaemonSet of fluent-bit, because it
     * reads the value without a check (pkg/resources/fluentbit/daemonset.go). Write {@code readOnly: true}, or false if fluent-bit writes to the folder.
     */
    public static final Fault MOUNT_READ_ONLY = Fault.warning(
            "fluentbit-mount-read-only", "missing; the operator crashes without it; expected true or false");

    private FluentbitFault() {}
}
