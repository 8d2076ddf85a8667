package dev.gleaner.audit.validate;

import dev.gleaner.audit.KubernetesVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The types that a policy decodes into (Kubernetes v1.24, k8s.io/apiserver/pkg/apis/audit/v1/types.go and
 * k8s.io/apimachinery/pkg/apis/meta/v1/types.go). The other versions of the API differ only in their name.
 */
final class PolicyTypes {
    static final String POLICY = "Policy";
    static final String RULE = "PolicyRule";
    static final String ENTRY = "GroupResources";
    static final String OMIT_MANAGED_FIELDS = "omitManagedFields";

    private static final GoType TEXTS = new GoType.ListOf(GoType.TEXT);
    private static final GoType TEXT_MAP = new GoType.MapOf(GoType.TEXT);
    private static final GoType UID = new GoType.Text("types.UID");

    private PolicyTypes() {}

    /** The type of a policy in a version of the API such as {@code v1}, for a release of the server. */
    static GoType.Struct policy(String api, KubernetesVersion version) {
        GoType stages = new GoType.ListOf(new GoType.Text(api + ".Stage"));
        GoType entry = struct(api, ENTRY, e -> {
            e.put("group", GoType.TEXT);
            e.put("resources", TEXTS);
            e.put("resourceNames", TEXTS);
        });
        GoType rule = struct(api, RULE, r -> {
            r.put("level", new GoType.Text(api + ".Level"));
            r.put("users", TEXTS);
            r.put("userGroups", TEXTS);
            r.put("verbs", TEXTS);
            r.put("resources", new GoType.ListOf(entry));
            r.put("namespaces", TEXTS);
            r.put("nonResourceURLs", TEXTS);
            r.put("omitStages", stages);
            putOmitManagedFields(r, version);
        });
        return struct(api, POLICY, p -> {
            p.put("apiVersion", GoType.TEXT);
            p.put("kind", GoType.TEXT);
            p.put("metadata", metadata(version));
            p.put("rules", new GoType.ListOf(rule));
            p.put("omitStages", stages);
            putOmitManagedFields(p, version);
        });
    }

    private static void putOmitManagedFields(Map<String, GoType> fields, KubernetesVersion version) {
        if (version.hasOmitManagedFields()) {
            fields.put(OMIT_MANAGED_FIELDS, GoType.FLAG);
        }
    }

    private static GoType metadata(KubernetesVersion version) {
        GoType owner = struct("v1", "OwnerReference", o -> {
            o.put("apiVersion", GoType.TEXT);
            o.put("kind", GoType.TEXT);
            o.put("name", GoType.TEXT);
            o.put("uid", UID);
            o.put("controller", GoType.FLAG);
            o.put("blockOwnerDeletion", GoType.FLAG);
        });
        GoType managed = struct("v1", "ManagedFieldsEntry", m -> {
            m.put("manager", GoType.TEXT);
            m.put("operation", new GoType.Text("v1.ManagedFieldsOperationType"));
            m.put("apiVersion", GoType.TEXT);
            m.put("time", GoType.TIME);
            m.put("fieldsType", GoType.TEXT);
            m.put("fieldsV1", GoType.ANY);
            m.put("subresource", GoType.TEXT);
        });
        return struct("v1", "ObjectMeta", m -> {
            m.put("name", GoType.TEXT);
            m.put("generateName", GoType.TEXT);
            m.put("namespace", GoType.TEXT);
            m.put("selfLink", GoType.TEXT);
            m.put("uid", UID);
            m.put("resourceVersion", GoType.TEXT);
            m.put("generation", GoType.WHOLE);
            m.put("creationTimestamp", GoType.TIME);
            m.put("deletionTimestamp", GoType.TIME);
            m.put("deletionGracePeriodSeconds", GoType.WHOLE);
            m.put("labels", TEXT_MAP);
            m.put("annotations", TEXT_MAP);
            m.put("ownerReferences", new GoType.ListOf(owner));
            m.put("finalizers", TEXTS);
            if (version.minor() <= 24) {
                m.put("clusterName", GoType.TEXT);
            }
            m.put("managedFields", new GoType.ListOf(managed));
        });
    }

    private static GoType.Struct struct(String version, String name, Consumer<Map<String, GoType>> fields) {
        Map<String, GoType> map = new LinkedHashMap<>();
        fields.accept(map);
        return new GoType.Struct(version, name, map);
    }
}
