package dev.gleaner.harvester;

import dev.gleaner.document.Fault;

/** Warnings about the manifests that {@link HarvesterLogging} builds. */
public final class HarvesterFault {
    /**
     * The manifests have outputs, but the addon that installs the logging operator is off, as Harvester v1.2 and later
     * ship it. The cluster refuses flows and outputs, because their CRDs are missing, or nothing reads them. Enable the
     * addon.
     */
    public static final Fault ADDON_OFF = Fault.warning(
            "addon-off", "the addon %s is off, so no record reaches the outputs; enable it before you apply them");

    private HarvesterFault() {}
}
