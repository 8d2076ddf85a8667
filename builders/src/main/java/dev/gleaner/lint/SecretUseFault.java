package dev.gleaner.lint;

import dev.gleaner.document.Fault;

/**
 * Secrets that an object needs and that it does not get (logging-operator 3.17.3, pkg/resources/model/system.go, and
 * operator-tools, pkg/secret).
 */
public final class SecretUseFault {
    /**
     * A Secret does not exist. The operator cannot render the output and keeps the old configuration of the whole
     * fluentd. Add the Secret.
     */
    public static final Fault MISSING = Fault.error("secret-missing", "there is no Secret %s in %s%s");

    /**
     * A Secret is in another namespace than the object that needs it. The operator looks only in the namespace of the
     * object; for a Logging, in its control namespace. Unless the cluster has a Secret with this name there, the whole
     * fluentd keeps its old configuration. Put the Secret into the namespace in the message.
     */
    public static final Fault ELSEWHERE =
            Fault.warning("secret-elsewhere", "the Secret %s is looked for in %s; these files have it in %s");

    /**
     * A Secret does not have the key that is needed. The operator cannot render the output and keeps the old
     * configuration of the whole fluentd. Correct the key.
     */
    public static final Fault KEY_MISSING =
            Fault.error("secret-key-missing", "the Secret %s in %s has no key %s; its keys are %s");

    /**
     * A Secret is in another namespace than the object that needs it, and does not have the key either. If the cluster
     * has no other Secret with this name, the whole fluentd keeps its old configuration, also after you correct the
     * namespace. Correct the key.
     */
    public static final Fault KEY_ELSEWHERE = Fault.warning(
            "secret-key-elsewhere", "the Secret %s, which these files have in %s, has no key %s; its keys are %s");

    /**
     * A Secret has an empty value for the key that is needed. The option then has no value, such as no token or no
     * password. Write the value.
     */
    public static final Fault VALUE_EMPTY =
            Fault.warning("secret-value-empty", "the value of %s in the Secret %s is empty, so the option has none");

    /**
     * A value in {@code data} is not Base64, or a value of a Secret is no text. The API server refuses the Secret. Write
     * the plain text below {@code stringData}, or its Base64 below {@code data}.
     */
    public static final Fault VALUE_FORM = Fault.error(
            "secret-value-form", "the value of %s is %s, so the API server refuses the Secret; expected %s");

    /**
     * A field of a Secret is misspelt. The Secret has none of the keys below it, or is refused. Write {@code data} or
     * {@code stringData}.
     */
    public static final Fault FIELD =
            Fault.error("secret-field", "a Secret has no field %s, so its keys are missing; did you mean %s?");

    /**
     * An option is the path of a file, but its value is the content of a Secret. The operator puts the content into the
     * configuration in place of a path, and the plug-in does not find such a file. Write {@code mountFrom}, which mounts
     * the content as a file.
     */
    public static final Fault NOT_MOUNTED = Fault.warning(
            "secret-not-mounted", "%s is the path of a file; valueFrom writes the content of the Secret in its place");

    /**
     * An option is a value, but its content is mounted as a file. The plug-in gets the path of the file, such as a
     * password that begins with {@code /fluentd/secret/}. Write {@code valueFrom}.
     */
    public static final Fault MOUNTED =
            Fault.warning("secret-mounted", "%s is a value; with mountFrom it is the path of a file");

    private SecretUseFault() {}
}
