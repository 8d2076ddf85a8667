package dev.gleaner.audit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.event.audit.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * An audit policy: the rules by which kube-apiserver records requests. The first rule that matches a request determines
 * its level; a request that matches no rule is not recorded. A policy is a file on the server, not an object of the
 * cluster.
 *
 * <pre>{@code
 * AuditPolicy policy = AuditPolicy.of(p -> p.addOmitStage(Stage.REQUEST_RECEIVED)
 *         .addRule(r -> r.level(AuditLevel.NONE).addUser("system:kube-proxy").addVerb("watch"))
 *         .addRule(r -> r.level(AuditLevel.METADATA).addResources("", "secrets", "configmaps")));
 * System.out.print(policy.toYaml());
 * }</pre>
 */
@Value.Immutable
public interface AuditPolicy extends ModelManifest, Editable<AuditPolicy, AuditPolicy.Builder> {
    /** How policies are read, checked and written. */
    Shape<AuditPolicy> SHAPE = Shape.manifest("audit.k8s.io/v1", "Policy", Builder::new)
            .defaulted("metadata", Shape.ref(Metadata.class), Metadata.NONE, AuditPolicy::metadata, Builder::metadata)
            .list("omitStages", AuditRule.STAGE, AuditPolicy::omitStages, Builder::omitStages)
            .defaulted(
                    "omitManagedFields", Scalar.FLAG, false, AuditPolicy::omitManagedFields, Builder::omitManagedFields)
            .since("1.23.0")
            .parts("rules", AuditRule.class, AuditPolicy::rules, Builder::rules)
            .rule(AuditPolicy::requireRules)
            .recognizing(new ServerConfiguration());

    /** Stages at which nothing is recorded for any request; empty means that only rules omit stages. */
    List<Stage> omitStages();

    /** Whether {@code managedFields} are omitted from recorded bodies; false if absent. A rule can override this. */
    @Value.Default
    default boolean omitManagedFields() {
        return false;
    }

    /** The rules; the first that matches a request decides. kube-apiserver refuses a policy without rules. */
    List<AuditRule> rules();

    /** A policy that the consumer fills in. */
    static AuditPolicy of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void requireRules(Tree.Mapping policy, Position position, FieldPath path, Violations violations) {
        if (!policy.hasValue("rules")) {
            violations.report(AuditFault.NO_RULES, policy, path, "rules");
        }
    }

    /** Builds a policy. */
    final class Builder extends ImmutableAuditPolicy.Builder implements ModelBuilder<AuditPolicy> {
        Builder() {}

        /** Changes name and labels, which kube-apiserver ignores. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, p -> Optional.of(p.metadata()), Metadata::of, change));
        }

        /** Adds a rule at the end. */
        public Builder addRule(Consumer<AuditRule.Builder> spec) {
            return addRule(AuditRule.of(spec));
        }
    }
}
