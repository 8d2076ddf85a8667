package dev.gleaner.audit.validate;

import dev.gleaner.document.Fault;

/**
 * Errors for which a server refuses the text of a policy, and fields that it ignores. Errors of YAML and JSON are in
 * {@code DocumentFault}.
 */
public final class ServerFault {
    /**
     * No policy file is given, or the file does not exist or cannot be read. kube-apiserver does not start. RKE2
     * creates a missing file, which records nothing. The server reads the file on its own node and as its own user.
     */
    public static final Fault FILE = Fault.error("audit-file", "%s");

    /**
     * The text cannot be decoded as a policy: it is not YAML or JSON, a value has the wrong type, such as a mapping for
     * {@code rules}, or {@code apiVersion} and {@code kind} are those of another type. kube-apiserver does not start,
     * and a restarted control plane stays down. Check the file before you install it.
     */
    public static final Fault DECODE = Fault.error("audit-decode", "%s");

    /**
     * A text has no API version: {@code apiVersion} is missing or empty, or the text is empty. kube-apiserver does not
     * start. Write {@code apiVersion: audit.k8s.io/v1} and {@code kind: Policy}.
     */
    public static final Fault VERSION = Fault.error("audit-version-unknown", "%s");

    /**
     * The server does not know a field at this place and ignores it; from 1.26 on it logs a warning. If a condition is
     * ignored, the rule matches more than intended; the message describes the effect. Names are case-sensitive. Correct
     * the name, or move the field to the right object.
     */
    public static final Fault FIELD_IGNORED = Fault.warning("audit-field-ignored", "%s is ignored%s: %s");

    /**
     * The name {@code apiVersion} or {@code kind} has the wrong case. The server decodes a document twice. The first
     * decoder determines the type and ignores the case of these names; the second one ignores the misspelt field.
     * Correct the case; the case of all other fields matters.
     */
    public static final Fault FIELD_CASE = Fault.warning(
            "audit-field-case", "%s is not a field of a policy, but is accepted, because only its case is wrong");

    /**
     * A policy has no kind. With {@code apiVersion: audit.k8s.io/v1} the server reads it as a Policy; other readers do
     * not. Write {@code kind: Policy}.
     */
    public static final Fault KIND_TAKEN =
            Fault.warning("audit-kind-taken", "no kind; the document is read as a Policy");

    /**
     * A policy has a beta version of the API. Servers before 1.24 accept it. Later servers do not start with it, so
     * that an upgrade takes the control plane down. Write {@code apiVersion: audit.k8s.io/v1}; the fields are the same.
     */
    public static final Fault VERSION_ENDS =
            Fault.warning("audit-version-ends", "%s is accepted up to 1.23; later servers refuse the policy");

    private ServerFault() {}
}
