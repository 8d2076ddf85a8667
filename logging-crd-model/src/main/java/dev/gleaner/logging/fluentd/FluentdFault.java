package dev.gleaner.logging.fluentd;

import dev.gleaner.document.Fault;

/**
 * Errors in the settings of fluentd that the CRDs accept, and that the logging operator, the API server or fluentd
 * refuse or ignore (logging-operator 3.17.3, pkg/sdk/logging/api/v1beta1/fluentd_types.go and pkg/resources/fluentd;
 * fluentd, lib/fluent/system_config.rb, plugin/in_forward.rb and plugin_helper/cert_option.rb).
 */
public final class FluentdFault {
    /**
     * The volume for buffers has its deprecated name. The operator refuses the whole Logging and creates or changes
     * nothing. Rename the field to {@code bufferStorageVolume}; its contents stay the same.
     */
    public static final Fault PVC_SPEC =
            Fault.error("fluentd-pvc-spec", "`fluentdPvcSpec` field is deprecated, use: `bufferStorageVolume`");

    /**
     * There are several workers and no root folder. The operator removes the paths of buffers, and in 3.17 fluentd then
     * refuses the configuration as soon as an output has a buffer in files, which is the default. Later versions use
     * {@code /buffers}. Write {@code rootDir: /buffers}.
     */
    public static final Fault WORKERS_ROOT_DIR = Fault.warning(
            "workers-root-dir",
            "missing; in 3.17, several workers need it for buffers in files; expected a folder, such as /buffers");

    /** An option is not one of the words that fluentd knows. fluentd does not start. Write one of them. */
    public static final Fault OPTION_UNKNOWN = Fault.error("fluentd-option-unknown", "valid options are %s but got %s");

    /**
     * The destination of fluentd's own log is neither of the two that the operator supports. It is the name of a
     * plug-in for outputs, without any parameter; if there is no such plug-in, or if it needs parameters, fluentd does
     * not start. Write {@code stdout}, or {@code null} to drop the log.
     */
    public static final Fault LOG_DESTINATION =
            Fault.error("fluentd-log-destination", "unknown destination %s; expected stdout or null");

    /**
     * A word goes unchanged into an object that the operator creates, and the API server refuses it there. fluentd is
     * not created, or stays as it was. Words are case-sensitive.
     */
    public static final Fault KUBERNETES_WORD =
            Fault.error("fluentd-kubernetes-word", "Unsupported value: %s: supported values: %s");

    /** The time that a pod has to end is negative. The API server refuses the object. Write 0 or more seconds. */
    public static final Fault GRACE_PERIOD =
            Fault.error("fluentd-grace-period", "should be greater than or equal to 0, but is %s");

    /**
     * A disruption budget has both numbers. The API server refuses it, and the operator tries again and again. Remove
     * one of them.
     */
    public static final Fault BUDGET_NUMBERS =
            Fault.error("disruption-budget-numbers", "minAvailable and maxUnavailable cannot be both set");

    /**
     * The strategy of the configuration check is not one that the operator knows. It uses {@code DryRun}. Strategies
     * are case-sensitive.
     */
    public static final Fault CHECK_STRATEGY = Fault.warning(
            "config-check-strategy", "unknown strategy %s, so DryRun is used; expected DryRun or StartWithTimeout");

    /**
     * A field has no effect because of another one, or because the operator does not write it as fluentd knows it. The
     * message contains the reason. Change the other field, or remove this one.
     */
    public static final Fault NO_EFFECT = Fault.warning("fluentd-no-effect", "has no effect %s");

    /**
     * The forward input requires user names, and the operator has no field for them. fluentd does not start. Remove
     * {@code user_auth}; the shared key is checked without it.
     */
    public static final Fault USER_AUTH =
            Fault.error("forward-user-auth", "<user> sections required if user_auth enabled");

    /**
     * A transport has no certificate, and nothing to make one from. fluentd does not start. Set {@code cert_path} and
     * {@code private_key_path}, or use {@code tls} of fluentd in place of the transport.
     */
    public static final Fault TRANSPORT_CERTIFICATE = Fault.error(
            "transport-certificate-none",
            "no valid cert options configured. specify either 'cert_path', 'ca_cert_path' or 'insecure'");

    /** A certificate has no private key. fluentd does not start. Set the path of the key. */
    public static final Fault TRANSPORT_KEY = Fault.error("transport-key-none", "%s is required when %s is specified");

    /**
     * The age of the files with fluentd's own log is neither a number nor a word that fluentd knows. fluentd does not
     * start. Write a number of files, or one of the words.
     */
    public static final Fault LOGROTATE_AGE =
            Fault.error("logrotate-age", "log-rotate-age should be daily, weekly, monthly or a number, but is %s");

    /**
     * The size of the files with fluentd's own log has a unit or is not a number. fluentd reads the digits at its start
     * as bytes and ignores the rest, so files are far too small. Write all digits.
     */
    public static final Fault LOGROTATE_SIZE = Fault.warning(
            "logrotate-size", "fluentd reads %s as %s bytes; expected a number without a unit, such as 10485760");

    /**
     * An extra volume is for a container that the pod does not have. The operator refuses to create or change fluentd.
     * Write one of the containers in the message, or remove {@code containerName}.
     */
    public static final Fault VOLUME_CONTAINER =
            Fault.error("extra-volume-container", "failed to find container %s to configure volume mount; expected %s");

    /**
     * The services lead to another port than that on which fluentd listens. fluent-bit cannot connect, and no record
     * arrives. Write the same number in {@code port} and in {@code forwardInputConfig.port}.
     */
    public static final Fault PORT_OTHER =
            Fault.warning("fluentd-port-other", "services lead to port %s, but fluentd listens on port %s");

    private FluentdFault() {}
}
