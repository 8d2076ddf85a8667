package dev.gleaner.logging.nodeagent;

import dev.gleaner.document.OpenObject;
import dev.gleaner.logging.workload.WorkloadMetaOverrides;
import java.util.Optional;

/** The settings that {@link NodeAgentSpec} and {@link LoggingNodeAgent} share. */
public interface NodeAgentSettings extends OpenObject {
    /**
     * The operating system of the nodes, {@code linux} or {@code windows}, which determines the defaults; empty means
     * linux. The profile windows has other paths, another image, and a node selector.
     */
    Optional<String> profile();

    /** Labels and annotations of the pods and of the other created objects; empty means none. */
    Optional<WorkloadMetaOverrides> metadata();

    /** The settings of fluent-bit; empty means the defaults of the profile. */
    Optional<NodeAgentFluentbit> nodeAgentFluentbit();
}
