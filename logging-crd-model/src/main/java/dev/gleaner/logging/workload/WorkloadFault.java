package dev.gleaner.logging.workload;

import dev.gleaner.document.Fault;

/**
 * What the logging operator refuses, or applies otherwise than written, in a workload (logging-operator 3.17.3,
 * operator-tools, pkg/typeoverride and pkg/volume).
 */
public final class WorkloadFault {
    /**
     * An override has a readiness probe. By a mistake of its own the operator sets the liveness probe of the override in
     * its place: the readiness probe has no effect, and where the override has no liveness probe, that of the container
     * is lost. Leave it out.
     */
    public static final Fault READINESS_PROBE = Fault.warning(
            "readiness-probe",
            "not applied; the operator sets the livenessProbe of the override again, and none when there is none");

    /**
     * A folder of the node stands under the name of old versions. The operator refuses it. Rename the field to {@code
     * hostPath}; what is in it stays as it is.
     */
    public static final Fault VOLUME_HOST_PATH = Fault.error(
            "volume-host-path", "legacy host_path field is not supported anymore, please migrate to hostPath");

    private WorkloadFault() {}
}
