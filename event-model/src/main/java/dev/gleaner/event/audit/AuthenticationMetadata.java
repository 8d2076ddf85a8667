package dev.gleaner.event.audit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How the user was authenticated (Kubernetes v1.35, k8s.io/apiserver/pkg/apis/audit). */
@Value.Immutable
public interface AuthenticationMetadata extends Editable<AuthenticationMetadata, AuthenticationMetadata.Builder> {
    /** How it is read and written. */
    Shape<AuthenticationMetadata> SHAPE = Shape.object("authentication metadata", Builder::new)
            .defaulted(
                    "impersonationConstraint",
                    Scalar.TEXT,
                    "",
                    AuthenticationMetadata::impersonationConstraint,
                    Builder::impersonationConstraint);

    /** The constraint under which impersonation was allowed; empty if there is none. */
    @Value.Default
    default String impersonationConstraint() {
        return "";
    }

    /** Metadata that the consumer fills in. */
    static AuthenticationMetadata of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds authentication metadata. */
    final class Builder extends ImmutableAuthenticationMetadata.Builder
            implements ModelBuilder<AuthenticationMetadata> {
        Builder() {}
    }
}
