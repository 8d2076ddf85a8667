package dev.gleaner.harvester;

import dev.gleaner.document.Tree;
import java.util.Objects;

/**
 * The API audit log of the Rancher in Harvester. It records the person behind an action in the UI, and is off in every
 * release (harvester/harvester issue 7787). Rancher writes it to a file of its pod, and the container
 * {@value #CONTAINER} prints that file (rancher/rancher v2.6 to v2.13, chart/templates/deployment.yaml). Actions
 * through another Rancher that manages the cluster are in the log of that one.
 */
public final class RancherAuditLog {
    /** The namespace of Rancher. */
    public static final String NAMESPACE = "cattle-system";

    /** The container of Rancher's pod that prints the log, so that it is collected like the log of any pod. */
    public static final String CONTAINER = "rancher-audit-log";

    /** The path of the log in the pod. */
    public static final String PATH = "/var/log/auditlog/rancher-api-audit.log";

    private RancherAuditLog() {}

    /**
     * The values of Rancher's chart that turn the log on. Charts up to v2.11 read {@code level} alone, later ones
     * {@code enabled} too.
     */
    public static Tree.Mapping values(RancherAuditLevel level) {
        Objects.requireNonNull(level, "level");
        return Tree.mapping(v -> v.put("auditLog", a -> a.put("enabled", Tree.flag(true))
                .put("level", Tree.number(level.number()))
                .put("destination", "sidecar")));
    }

    /**
     * The configuration of rancherd with these values; rancherd merges the files of its folder (rancher/rancherd,
     * pkg/config/types.go).
     */
    static Tree.Mapping configuration(RancherAuditLevel level) {
        return Tree.mapping(c -> c.put("rancherValues", values(level)));
    }
}
