package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The service account of the pods of fluent-bit or fluentd, its permissions, and the security contexts. */
@Value.Immutable
public interface PodSecurity extends Editable<PodSecurity, PodSecurity.Builder> {
    /** How security settings are read, checked and written. */
    Shape<PodSecurity> SHAPE = Shape.object("security setting", Builder::new)
            .text("serviceAccount", PodSecurity::serviceAccount, Builder::serviceAccount)
            .flag(
                    "roleBasedAccessControlCreate",
                    PodSecurity::roleBasedAccessControlCreate,
                    Builder::roleBasedAccessControlCreate)
            .flag("podSecurityPolicyCreate", PodSecurity::podSecurityPolicyCreate, Builder::podSecurityPolicyCreate)
            .flag("createOpenShiftSCC", PodSecurity::createOpenShiftScc, Builder::createOpenShiftScc)
            .since("6.7.0")
            .optional(
                    "securityContext",
                    Embedded.shape(SecurityContext.class),
                    PodSecurity::securityContext,
                    Builder::securityContext)
            .optional(
                    "podSecurityContext",
                    Embedded.shape(PodSecurityContext.class),
                    PodSecurity::podSecurityContext,
                    Builder::podSecurityContext)
            .rule(PodSecurity::checkServiceAccount);

    /** The name of an existing service account; empty means one that the operator creates. */
    Optional<String> serviceAccount();

    /**
     * Whether the operator creates the roles that the pods need, and a service account unless one is named; empty means
     * true.
     */
    Optional<Boolean> roleBasedAccessControlCreate();

    /**
     * Whether the operator creates a PodSecurityPolicy; empty means false. Kubernetes 1.25 and later do not have this
     * kind, and newer versions of the operator ignore the field.
     */
    Optional<Boolean> podSecurityPolicyCreate();

    /** Whether the operator lets the pods use the {@code anyuid} constraints of OpenShift; empty means false. */
    Optional<Boolean> createOpenShiftScc();

    /** The security context of the containers; empty means the operator's default. */
    Optional<Embedded<SecurityContext>> securityContext();

    /**
     * The security context of the pods; empty means the operator's default, with which files of fluentd belong to the
     * group 101.
     */
    Optional<Embedded<PodSecurityContext>> podSecurityContext();

    /** A security setting that the consumer fills in. */
    static PodSecurity of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkServiceAccount(
            Tree.Mapping security, Position position, FieldPath path, Violations violations) {
        if (security.get("roleBasedAccessControlCreate").equals(Optional.of(Tree.flag(false)))
                && !security.hasValue("serviceAccount")) {
            violations.report(WorkloadFault.SERVICE_ACCOUNT_NONE, security, path, "roleBasedAccessControlCreate");
        }
    }

    /** Builds a security setting. */
    final class Builder extends ImmutablePodSecurity.Builder implements ModelBuilder<PodSecurity> {
        Builder() {}
    }
}
