package dev.gleaner.audit.validate;

import dev.gleaner.document.Fault;

/** What a server refuses in the text of a policy, and what it ignores; for the text itself see {@code DocumentFault}. */
public final class ServerFault {
    /**
     * The file of the policy is not named, is not there, or cannot be read. kube-apiserver does not start. Only RKE2
     * writes a missing one, which records nothing. Mind that the server reads it on its own node, and as its own user.
     */
    public static final Fault FILE = Fault.error("audit-file", "%s");

    /**
     * The text cannot be decoded as a policy: it is no YAML or JSON, a value has the wrong type, such as a mapping for
     * {@code rules}, or {@code apiVersion} and {@code kind} are of something else. kube-apiserver does not start, and a
     * restarted control plane stays down. Check the file before it is put in place.
     */
    public static final Fault DECODE = Fault.error("audit-decode", "%s");

    /**
     * A text does not say of which version of the API it is: {@code apiVersion} is missing or empty, or there is
     * nothing in the text. kube-apiserver does not start. Write {@code apiVersion: audit.k8s.io/v1} and {@code kind:
     * Policy}.
     */
    public static final Fault VERSION = Fault.error("audit-version-unknown", "%s");

    /**
     * A field has a name that the server does not know where it stands, and is ignored; from 1.26 on a line in the
     * server's log says so. A condition that is ignored is none, so that the rule matches more than was meant, which
     * the message tells. Names are case-sensitive. Correct the name, or move the field to where it belongs.
     */
    public static final Fault FIELD_IGNORED = Fault.warning("audit-field-ignored", "%s is ignored%s: %s");

    /**
     * The name of {@code apiVersion} or {@code kind} is written in other letters. Of the two readers that the server
     * has, the one that finds out what a document is does not mind, and the other ignores the field. Write it as it is
     * usually written; no other field is found in other letters.
     */
    public static final Fault FIELD_CASE = Fault.warning(
            "audit-field-case",
            "%s is no field of a policy, but is read all the same, as it differs in letter case alone");

    /**
     * A policy does not say its kind. With {@code apiVersion: audit.k8s.io/v1} the server takes it for a Policy; other
     * readers do not. Write {@code kind: Policy}.
     */
    public static final Fault KIND_TAKEN =
            Fault.warning("audit-kind-taken", "no kind; the document is taken for a Policy all the same");

    /**
     * A policy is of a beta version of the API. Servers before 1.24 take it, and later ones do not start with it, so
     * that an upgrade takes the control plane down. Write {@code apiVersion: audit.k8s.io/v1}; the fields are the same.
     */
    public static final Fault VERSION_ENDS =
            Fault.warning("audit-version-ends", "%s is accepted up to 1.23; later servers refuse the policy");

    private ServerFault() {}
}
