package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDaemonSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How the pods of the daemon set are replaced after a change. */
@Value.Immutable
public interface UpdateStrategy extends Editable<UpdateStrategy, UpdateStrategy.Builder> {
    /** How update strategies are read, checked and written. */
    Shape<UpdateStrategy> SHAPE = Shape.object("update strategy", Builder::new)
            .text("type", UpdateStrategy::type, Builder::type)
            .optional(
                    "rollingUpdate",
                    Embedded.shape(RollingUpdateDaemonSet.class),
                    UpdateStrategy::rollingUpdate,
                    Builder::rollingUpdate);

    /** {@code RollingUpdate} or {@code OnDelete}; empty means rolling. */
    Optional<String> type();

    /** How many pods are replaced at the same time; empty means one. */
    Optional<Embedded<RollingUpdateDaemonSet>> rollingUpdate();

    /** An update strategy that the consumer fills in. */
    static UpdateStrategy of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an update strategy. */
    final class Builder extends ImmutableUpdateStrategy.Builder implements ModelBuilder<UpdateStrategy> {
        Builder() {}
    }
}
