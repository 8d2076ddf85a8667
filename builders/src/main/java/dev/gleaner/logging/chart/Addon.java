package dev.gleaner.logging.chart;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Editable;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * A chart that a user of Harvester switches on and off. Harvester v1.2 and later install rancher-logging in this way
 * (harvester/harvester, Addon of harvesterhci.io/v1beta1). Harvester allows one addon for each chart.
 */
@Value.Immutable
public interface Addon extends ApiObject, Editable<Addon, Addon.Builder> {
    /** How addons are read, checked and written. */
    Shape<Addon> SHAPE = Shape.apiObject("harvesterhci.io/v1beta1", "Addon", Builder::new)
            .required("metadata", Metadata.class, Addon::metadata, Builder::metadata)
            .required("spec", AddonSpec.class, Addon::spec, Builder::spec)
            .carrying("status");

    /** The chart, its values, and whether it is installed. */
    AddonSpec spec();

    /** An addon that the consumer fills in. */
    static Addon of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an addon. */
    final class Builder extends ImmutableAddon.Builder implements ModelBuilder<Addon> {
        Builder() {}

        /** Changes the chart, its values, and whether it is installed. */
        public Builder spec(Consumer<AddonSpec.Builder> change) {
            return spec(ModelBuilder.part(this, a -> Optional.of(a.spec()), AddonSpec::of, change));
        }

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, a -> Optional.of(a.metadata()), Metadata::of, change));
        }
    }
}
