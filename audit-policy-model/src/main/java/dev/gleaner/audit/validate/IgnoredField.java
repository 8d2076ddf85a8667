package dev.gleaner.audit.validate;

import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.NearestName;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Describes the effect of an ignored field. A condition that is misspelt or in the wrong place does not restrict
 * anything (Kubernetes v1.24, k8s.io/apiserver/pkg/audit/policy/checker.go).
 */
final class IgnoredField {
    /** Names from RBAC and similar formats that differ too much to be found by similarity. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("apiGroups", "group", "apiGroup", "group", "groups", "userGroups");

    /** The objects whose fields are often confused. */
    private static final Set<String> RULES = Set.of(PolicyTypes.RULE, PolicyTypes.ENTRY);

    private IgnoredField() {}

    static Violation violation(
            Tree.Field field, Holder holder, KubernetesVersion version, String file, FieldPath path) {
        if (holder.outer() == null && TypeMeta.ignoresCase(field.name())) {
            return Violation.of(ServerFault.FIELD_CASE, file, field.position(), path, Violation.quoted(field.name()));
        }
        boolean misplaced = intended(field.name(), holder).isEmpty()
                && outer(field.name(), holder).isPresent();
        return Violation.of(
                ServerFault.FIELD_IGNORED,
                file,
                field.position(),
                path,
                Violation.quoted(field.name()),
                misplaced ? " in " + noun(holder) : "",
                effect(field.name(), holder, version));
    }

    private static String effect(String name, Holder holder, KubernetesVersion version) {
        if (name.equals(PolicyTypes.OMIT_MANAGED_FIELDS) && !version.hasOmitManagedFields()) {
            return "managedFields are recorded, as they always were before 1.23";
        }
        return intended(name, holder)
                .map(known -> effectOfAbsence(known, holder))
                .or(() -> outer(name, holder))
                .or(() -> inner(name, holder))
                .orElse(
                        holder.type().name().equals("ObjectMeta")
                                ? "metadata has no effect on what is recorded"
                                : "it has no effect");
    }

    /** The field of the object that was probably intended. */
    private static Optional<String> intended(String name, Holder holder) {
        return Optional.ofNullable(OTHER_NAMES.get(name))
                .filter(holder.type().fields()::containsKey)
                .or(() -> NearestName.of(name, holder.type().fields().keySet()));
    }

    /** The effect if the field belongs to an enclosing object. */
    private static Optional<String> outer(String name, Holder holder) {
        Holder outer = holder.outer();
        if (outer == null || !RULES.contains(holder.type().name())) {
            return Optional.empty();
        }
        String noun = outer.outer() == null ? "policy" : "rule";
        return intended(name, outer)
                .map(known ->
                        outer.has(known) ? "only the one of the " + noun + " is used" : effectOfAbsence(known, outer))
                .or(() -> outer(name, outer));
    }

    /** The effect if the field belongs to a nested object. */
    private static Optional<String> inner(String name, Holder holder) {
        boolean policy = holder.type().name().equals(PolicyTypes.POLICY);
        boolean rule = holder.type().name().equals(PolicyTypes.RULE);
        String list = policy ? "rules" : "resources";
        boolean known = (policy || rule)
                && holder.type().fields().get(list) instanceof GoType.ListOf inside
                && inside.element() instanceof GoType.Struct struct
                && struct.fields().containsKey(OTHER_NAMES.getOrDefault(name, name));
        if (!known) {
            return Optional.empty();
        }
        return Optional.of(
                holder.has(list)
                        ? "it belongs to " + (policy ? "a rule" : "an entry of resources")
                        : effectOfAbsence(list, holder));
    }

    /** The effect of a missing field. */
    private static String effectOfAbsence(String field, Holder holder) {
        if (holder.has(field)) {
            return "only " + Violation.quoted(field) + " is used";
        }
        return switch (holder.type().name()) {
            case PolicyTypes.POLICY -> ofPolicy(field);
            case PolicyTypes.RULE -> ofRule(field, holder);
            case PolicyTypes.ENTRY -> ofEntry(field);
            default -> "metadata has no effect on what is recorded";
        };
    }

    private static String ofPolicy(String field) {
        return switch (field) {
            case "apiVersion" -> "the policy has no apiVersion and is refused";
            case "kind" -> "the document is read as a Policy";
            case "rules" -> "the policy has no rules and is refused";
            case "omitStages" -> "the stages are recorded";
            case PolicyTypes.OMIT_MANAGED_FIELDS -> "managedFields are recorded";
            default -> "metadata has no effect on what is recorded";
        };
    }

    private static String ofRule(String field, Holder rule) {
        boolean urls = rule.has("nonResourceURLs");
        boolean resources = rule.has("resources") || rule.has("namespaces");
        return switch (field) {
            case "level" -> "the rule has no level and is refused";
            case "users" -> "the rule matches every user" + (rule.has("userGroups") ? " in its groups" : "");
            case "userGroups" ->
                rule.has("users")
                        ? "the rule matches its users in every group"
                        : "the rule matches every group of users";
            case "verbs" -> "the rule matches every verb";
            case "resources" ->
                urls && !resources
                        ? "the rule matches only its nonResourceURLs"
                        : "the rule matches every resource" + (rule.has("namespaces") ? " in its namespaces" : "");
            case "namespaces" ->
                urls && !resources ? "the rule matches only its nonResourceURLs" : "the rule matches every namespace";
            case "nonResourceURLs" ->
                resources
                        ? "the rule matches only resources"
                        : "the rule matches every URL, including those of resources";
            case "omitStages" ->
                rule.outer() != null && rule.outer().has("omitStages")
                        ? "only the stages that the policy omits are not recorded"
                        : "the stages are recorded";
            default -> "the setting of the policy is used";
        };
    }

    private static String ofEntry(String field) {
        return switch (field) {
            case "group" -> "the entry matches the core group";
            case "resources" -> "the entry matches every resource of its group";
            default -> "the entry matches objects of every name";
        };
    }

    private static String noun(Holder holder) {
        return holder.type().name().equals(PolicyTypes.ENTRY) ? "an entry of resources" : "a rule";
    }
}
