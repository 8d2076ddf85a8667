package dev.gleaner.logging.chart;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Clusters in which a chart is installed. */
@Value.Immutable
public interface ManagedChartTarget extends Editable<ManagedChartTarget, ManagedChartTarget.Builder> {
    /** How targets are read, checked and written. */
    Shape<ManagedChartTarget> SHAPE = Shape.object("target", Builder::new)
            .text("clusterName", ManagedChartTarget::clusterName, Builder::clusterName)
            .optional(
                    "clusterSelector",
                    Embedded.shape(LabelSelector.class),
                    ManagedChartTarget::clusterSelector,
                    Builder::clusterSelector)
            .open();

    /** The name of the cluster; empty means any. */
    Optional<String> clusterName();

    /** The labels of the clusters; empty means any. */
    Optional<Embedded<LabelSelector>> clusterSelector();

    /** A target that the consumer fills in. */
    static ManagedChartTarget of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a target. */
    final class Builder extends ImmutableManagedChartTarget.Builder implements ModelBuilder<ManagedChartTarget> {
        Builder() {}
    }
}
