package dev.gleaner.harvester;

/** Names that are the same in every Harvester release from v1.1 on (harvester-installer, v1.1.0 to v1.8.1). */
public final class Harvester {
    /** The namespace of all logging components, and the control namespace of the Loggings. */
    public static final String LOGGING_NAMESPACE = "cattle-logging-system";

    /**
     * The {@code loggingRef} of the Logging, flows and outputs of the audit log; those of logs and events have none.
     */
    public static final String AUDIT_LOGGING_REF = "harvester-kube-audit-log-ref";

    /** The folder of a node whose files RKE2 merges into its configuration. */
    public static final String RKE2_CONFIG_FOLDER = "/etc/rancher/rke2/config.yaml.d/";

    /** The path of the configuration of the RKE2 server on a node, which names the audit policy. */
    public static final String SERVER_CONFIG_PATH = RKE2_CONFIG_FOLDER + "90-harvester-server.yaml";

    /** The path of the audit policy on a node. */
    public static final String AUDIT_POLICY_PATH = RKE2_CONFIG_FOLDER + "92-harvester-kube-audit-policy.yaml";

    /** The folder in which RKE2 keeps the audit log on a node. */
    public static final String AUDIT_LOG_FOLDER = "/var/lib/rancher/rke2/server/logs/";

    /** The name of the audit log in its folder. */
    public static final String AUDIT_LOG_FILE = "audit.log";

    /** The tag of audit records. */
    public static final String AUDIT_TAG = "kube-audit";

    /** The name of the EventTailer. */
    public static final String EVENT_TAILER = "harvester-default";

    /** The label of the pods of every EventTailer, by which flows select events. */
    public static final String EVENT_LABEL = "app.kubernetes.io/name";

    /** The value of {@link #EVENT_LABEL}. */
    public static final String EVENT_LABEL_VALUE = "event-tailer";

    private Harvester() {}
}
