package dev.gleaner.lint;

import dev.gleaner.document.Fault;

/** References to fields that records do not have (fluentd 1.14.6, and the plug-ins of the operator's image). */
public final class RecordFault {
    /**
     * A placeholder of {@code tag_normaliser} is a field that no record has. The tag gets the word {@code unknown} in its
     * place. Write a field of the metadata, such as {@code namespace_name}, or a label without dots in its name.
     */
    public static final Fault TAG_PLACEHOLDER = Fault.warning(
            "tag-placeholder-unknown", "no record has %s, and the tag becomes \"unknown\" in its place%s");

    /**
     * A value for a record looks like a reference to a field, but has no dollar sign and braces around it. Every record
     * gets the text itself. Write the field as {@code ${record["..."]}}.
     */
    public static final Fault LITERAL = Fault.warning(
            "record-literal", "the value is the literal text %s; a field of the record is ${record[\"...\"]}");

    /**
     * The path to a label has dots in the name of the label. Each dot begins another field, so no record has the path.
     * Write the name in brackets and quotes.
     */
    public static final Fault DOTTED_LABEL =
            Fault.warning("record-path-dots", "%s divides the name of the label at its dots; expected %s");

    /**
     * A path leads to a field of {@code kubernetes} that fluent-bit does not write, so no record has it. Correct the
     * name.
     */
    public static final Fault METADATA =
            Fault.warning("record-path-unknown", "the metadata of a record has no %s; expected %s");

    /**
     * A flow or an output for audit records reads a field of {@code kubernetes}, which audit records do not have. Read a
     * field of the audit event, such as {@code $.objectRef.namespace}.
     */
    public static final Fault AUDIT_METADATA =
            Fault.warning("record-path-audit", "audit records have no metadata of pods, so %s is empty");

    private RecordFault() {}
}
