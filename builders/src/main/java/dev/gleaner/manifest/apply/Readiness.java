package dev.gleaner.manifest.apply;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether other objects can rely on an object, according to its status.
 *
 * @param state the state
 * @param words the state in the words of the cluster
 */
record Readiness(State state, String words) {
    /** The state of an object. */
    enum State {
        /** It can be relied on. */
        READY,
        /** It may become ready. */
        PENDING,
        /** It does not become ready by itself. */
        FAILED
    }

    static final Readiness READY = new Readiness(State.READY, "ready");

    /** The states of an Addon (harvester, pkg/apis/harvesterhci.io/v1beta1/addon.go, v1.2.0 to v1.8.1). */
    private static final String DEPLOYED = "AddonDeploySuccessful";

    private static final Set<String> ADDON_FAILURES = Set.of("AddonDeployFailed", "AddonUpdateFailed");

    /**
     * The readiness of an object.
     *
     * @param object the object; null if there is none
     * @param appliedVersion its version when it was applied: a failure in the same version is an old one
     */
    static Readiness of(@Nullable GenericKubernetesResource object, String appliedVersion) {
        if (object == null) {
            return new Readiness(State.PENDING, "missing");
        }
        return switch (object.getKind()) {
            case "CustomResourceDefinition" -> ofCondition(object, "Established");
            case "ManagedChart" -> ofManagedChart(object);
            case "Addon" -> ofAddon(object, appliedVersion);
            default -> READY;
        };
    }

    private static Readiness ofCondition(GenericKubernetesResource object, String type) {
        Map<?, ?> condition = condition(object, type);
        if ("True".equals(condition.get("status"))) {
            return READY;
        }
        Object message = condition.get("message");
        return new Readiness(State.PENDING, "not " + type + (message == null ? "" : ": " + message));
    }

    /**
     * The status of a ManagedChart is that of a Fleet bundle (rancher, pkg/apis/management.cattle.io/v3; harvester,
     * package/upgrade/upgrade_manifests.sh, wait_managed_chart).
     */
    private static Readiness ofManagedChart(GenericKubernetesResource chart) {
        Long generation = chart.getMetadata().getGeneration();
        Object observed = status(chart).get("observedGeneration");
        if (generation != null && observed instanceof Number number && number.longValue() < generation) {
            return new Readiness(State.PENDING, "not yet observed");
        }
        return ofCondition(chart, "Ready");
    }

    private static Readiness ofAddon(GenericKubernetesResource addon, String appliedVersion) {
        String status = Objects.toString(status(addon).get("status"), "");
        if (status.equals(DEPLOYED)) {
            return READY;
        }
        boolean isNew = !appliedVersion.equals(addon.getMetadata().getResourceVersion());
        Object message = condition(addon, "OperationFailed").get("message");
        String words = (status.isEmpty() ? "not deployed" : status) + (message == null ? "" : ": " + message);
        return new Readiness(ADDON_FAILURES.contains(status) && isNew ? State.FAILED : State.PENDING, words);
    }

    private static Map<?, ?> status(GenericKubernetesResource object) {
        return object.getAdditionalProperties().get("status") instanceof Map<?, ?> status ? status : Map.of();
    }

    private static Map<?, ?> condition(GenericKubernetesResource object, String type) {
        List<?> conditions = status(object).get("conditions") instanceof List<?> list ? list : List.of();
        for (Object condition : conditions) {
            if (condition instanceof Map<?, ?> fields && type.equals(fields.get("type"))) {
                return fields;
            }
        }
        return Map.of();
    }
}
