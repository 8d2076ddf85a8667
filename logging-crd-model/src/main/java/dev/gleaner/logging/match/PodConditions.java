package dev.gleaner.logging.match;

import dev.gleaner.document.OpenObject;
import java.util.List;
import java.util.Map;

/** The conditions that {@link Selector} and {@link ClusterSelector} share. They are compared exactly. */
public interface PodConditions extends OpenObject {
    /** Labels that the pod must have, all of them with exactly these values; empty means any pod. */
    Map<String, String> labels();

    /** Names of nodes; the pod must be on one of them. Empty means any node. */
    List<String> hosts();

    /** Names of containers; the record must come from one of them. Empty means any container. */
    List<String> containerNames();

    /** Labels that the namespace of the pod must have, all of them; empty means any namespace. */
    Map<String, String> namespaceLabels();
}
