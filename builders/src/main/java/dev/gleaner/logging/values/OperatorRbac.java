package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The service account, roles and bindings of the operator. */
@Value.Immutable
public interface OperatorRbac extends Editable<OperatorRbac, OperatorRbac.Builder> {
    /** How operator permissions are read, checked and written. */
    Shape<OperatorRbac> SHAPE = Shape.object("operator permissions", Builder::new)
            .flag("enabled", OperatorRbac::enabled, Builder::enabled)
            .part("psp", OperatorSecurityPolicy.class, OperatorRbac::psp, Builder::psp)
            .until("103.1.0")
            .flag(
                    "createAggregatedEditClusterRole",
                    OperatorRbac::createAggregatedEditClusterRole,
                    Builder::createAggregatedEditClusterRole)
            .since("107.0.1")
            .text("serviceAccountName", OperatorRbac::serviceAccountName, Builder::serviceAccountName)
            .since("103.1.0")
            .open(ValuesFault.UNREAD);

    /** Whether the chart creates them; empty means true. */
    Optional<Boolean> enabled();

    /** The PodSecurityPolicy of the operator; empty means the chart's. */
    Optional<OperatorSecurityPolicy> psp();

    /** Whether the cluster role {@code edit} includes the kinds of the operator; empty means false. */
    Optional<Boolean> createAggregatedEditClusterRole();

    /** The name of a service account that exists already; empty means that of the chart. */
    Optional<String> serviceAccountName();

    /** Permissions that the consumer fills in. */
    static OperatorRbac of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds permissions. */
    final class Builder extends ImmutableOperatorRbac.Builder implements ModelBuilder<OperatorRbac> {
        Builder() {}

        /** Changes the PodSecurityPolicy of the operator. */
        public Builder psp(Consumer<OperatorSecurityPolicy.Builder> change) {
            return psp(ModelBuilder.part(this, OperatorRbac::psp, OperatorSecurityPolicy::of, change));
        }
    }
}
