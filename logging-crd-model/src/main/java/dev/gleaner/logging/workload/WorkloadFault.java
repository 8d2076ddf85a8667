package dev.gleaner.logging.workload;

import dev.gleaner.document.Fault;

/**
 * Errors in a workload that the logging operator or the API server refuses, or that the operator applies differently
 * from what is written (logging-operator 3.17.3, pkg/resources; operator-tools, pkg/typeoverride and pkg/volume).
 */
public final class WorkloadFault {
    /**
     * An override has a readiness probe. Because of a bug, the operator applies the liveness probe of the override
     * instead: the readiness probe has no effect, and an override without a liveness probe removes that of the
     * container. Remove it.
     */
    public static final Fault READINESS_PROBE = Fault.warning(
            "readiness-probe",
            "not applied: the operator sets the livenessProbe of the override instead, or none if it has none");

    /**
     * A volume uses the deprecated name {@code host_path}. The operator refuses it. Rename the field to
     * {@code hostPath}; its contents stay the same.
     */
    public static final Fault VOLUME_HOST_PATH = Fault.error(
            "volume-host-path", "legacy host_path field is not supported anymore, please migrate to hostPath");

    /**
     * A path of a mount is relative, or the root folder. The API server refuses the object. Write an absolute path of a
     * folder.
     */
    public static final Fault HOST_MOUNT_PATH = Fault.error(
            "host-mount-path", "%s should match '^/.+$'; expected an absolute path other than /, such as /var/log");

    /**
     * TLS is enabled and names no Secret with certificates. The operator creates a pod with a nameless Secret as a
     * volume, and the API server refuses it. Set {@code secretName}, or {@code enabled: false}.
     */
    public static final Fault TLS_SECRET_NONE = Fault.error(
            "tls-secret-none",
            "missing; expected the name of a Secret with ca.crt, tls.crt and tls.key, because enabled is true");

    /**
     * The operator is told not to create permissions, which includes the service account, and no other service account
     * is named. The pods do not start unless a service account with the generated name exists. Name one in
     * {@code serviceAccount}.
     */
    public static final Fault SERVICE_ACCOUNT_NONE = Fault.warning(
            "service-account-none", "the operator creates no service account; name an existing one in serviceAccount");

    /**
     * Settings of metrics are for an object that the operator does not create. They have no effect. Set the field in
     * the message to true, or remove the settings.
     */
    public static final Fault METRICS_UNUSED = Fault.warning("metrics-unused", "has no effect, because %s is not true");

    /**
     * A duration does not have the form that the Prometheus operator requires. The API server refuses the object, or
     * the ServiceMonitor that the operator creates from it. Write whole numbers with the units y, w, d, h, m, s and ms,
     * in this order.
     */
    public static final Fault PROMETHEUS_DURATION = Fault.error(
            "prometheus-duration", "%s is not a duration of Prometheus; expected one such as 30s, 5m or 1h30m");

    /**
     * A rule override names no alert. All rules of the operator are alerts, so it changes nothing; it does not add a
     * rule either. Write the name of the alert, and create a PrometheusRule for rules of your own.
     */
    public static final Fault ALERT_NONE =
            Fault.warning("alert-none", "missing; this override changes nothing; expected the name of an alert");

    private WorkloadFault() {}
}
