package dev.gleaner.audit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * One rule of an audit policy. It matches a request if all its conditions match; an empty condition matches every
 * request. Only resources and non-resource URLs can contain wildcards (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/audit/policy/checker.go).
 */
@Value.Immutable
public interface AuditRule extends Editable<AuditRule, AuditRule.Builder> {
    /** How a stage is read and written: by its name, such as {@code RequestReceived}. */
    Shape<Stage> STAGE = Shape.word(Stage.values(), Stage::wireName, AuditFault.STAGE);

    /** How rules are read, checked and written. */
    Shape<AuditRule> SHAPE = Shape.object("rule", Builder::new)
            .required(
                    "level",
                    Shape.word(AuditLevel.values(), AuditLevel::wireName, AuditFault.LEVEL),
                    AuditRule::level,
                    Builder::level)
            .texts("users", AuditRule::users, Builder::users)
            .texts("userGroups", AuditRule::userGroups, Builder::userGroups)
            .texts("verbs", AuditRule::verbs, Builder::verbs)
            .parts("resources", GroupResources.class, AuditRule::resources, Builder::resources)
            .texts("namespaces", AuditRule::namespaces, Builder::namespaces)
            .list(
                    "nonResourceURLs",
                    Scalar.TEXT.where(AuditRule::checkUrl),
                    AuditRule::nonResourceUrls,
                    Builder::nonResourceUrls)
            .list("omitStages", STAGE, AuditRule::omitStages, Builder::omitStages)
            .flag("omitManagedFields", AuditRule::omitManagedFields, Builder::omitManagedFields)
            .since("1.23.0")
            .rule(AuditRule::checkEitherResourcesOrUrls);

    /** The level at which the request is recorded. */
    AuditLevel level();

    /** Exact user names; empty matches every request, including one without a user. */
    List<String> users();

    /** Groups; the user must be in at least one of them. Empty matches every request. */
    List<String> userGroups();

    /** Exact verbs, such as {@code create}, or {@code get} for non-resource URLs; empty matches every verb. */
    List<String> verbs();

    /** Resources; one of them must match. Empty matches every request. */
    List<GroupResources> resources();

    /** Exact namespaces; {@code ""} matches requests without a namespace. An empty list matches every request. */
    List<String> namespaces();

    /** Paths such as {@code /healthz*}; not allowed with resources or namespaces. Empty matches every request. */
    List<String> nonResourceUrls();

    /** Stages at which nothing is recorded, in addition to those of the policy; empty adds none. */
    List<Stage> omitStages();

    /** Whether {@code managedFields} are omitted from recorded bodies; empty uses the value of the policy. */
    Optional<Boolean> omitManagedFields();

    /** A rule that the consumer fills in. */
    static AuditRule of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkUrl(String url, Position position, FieldPath path, Violations violations) {
        if (url.equals("*")) {
            return;
        }
        if (!url.startsWith("/")) {
            violations.report(AuditFault.URL_SLASH, position, path, Violation.quoted(url));
        }
        if (url.substring(0, Math.max(0, url.length() - 1)).contains("*")) {
            violations.report(AuditFault.URL_WILDCARD, position, path, Violation.quoted(url));
        }
    }

    private static void checkEitherResourcesOrUrls(
            Tree.Mapping rule, Position position, FieldPath path, Violations violations) {
        if (rule.hasValue("nonResourceURLs") && (rule.hasValue("resources") || rule.hasValue("namespaces"))) {
            violations.report(AuditFault.RESOURCES_AND_URLS, rule, path, "nonResourceURLs");
        }
    }

    /** Builds a rule. */
    final class Builder extends ImmutableAuditRule.Builder implements ModelBuilder<AuditRule> {
        Builder() {}

        /** Adds one resource of a group; {@code ""} is the core group. */
        public Builder addResource(String group, String resource) {
            return addResources(group, resource);
        }

        /** Adds resources of one group; {@code ""} is the core group. */
        public Builder addResources(String group, String... resources) {
            return addResource(r -> r.group(group).addResources(resources));
        }

        /** Adds an entry of {@code resources}. */
        public Builder addResource(Consumer<GroupResources.Builder> spec) {
            return addResource(GroupResources.of(spec));
        }
    }
}
