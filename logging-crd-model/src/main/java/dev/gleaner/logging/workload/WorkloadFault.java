package dev.gleaner.logging.workload;

import dev.gleaner.document.Fault;

/**
 * Errors in a workload that the logging operator refuses, or applies differently from what is written (logging-operator
 * 3.17.3, operator-tools, pkg/typeoverride and pkg/volume).
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

    private WorkloadFault() {}
}
