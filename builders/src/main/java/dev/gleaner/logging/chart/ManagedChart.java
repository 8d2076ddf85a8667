package dev.gleaner.logging.chart;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Editable;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A chart that Rancher keeps installed. Harvester v1.1 installs rancher-logging and its CRDs in this way. */
@Value.Immutable
public interface ManagedChart extends ApiObject, Editable<ManagedChart, ManagedChart.Builder> {
    /** How managed charts are read, checked and written. */
    Shape<ManagedChart> SHAPE = Shape.apiObject("management.cattle.io/v3", "ManagedChart", Builder::new)
            .required("metadata", Metadata.class, ManagedChart::metadata, Builder::metadata)
            .required("spec", ManagedChartSpec.class, ManagedChart::spec, Builder::spec)
            .carrying("status");

    /** The chart and its values. */
    ManagedChartSpec spec();

    /** A managed chart that the consumer fills in. */
    static ManagedChart of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a managed chart. */
    final class Builder extends ImmutableManagedChart.Builder implements ModelBuilder<ManagedChart> {
        Builder() {}

        /** Changes the chart and its values. */
        public Builder spec(Consumer<ManagedChartSpec.Builder> change) {
            return spec(ModelBuilder.part(this, m -> Optional.of(m.spec()), ManagedChartSpec::of, change));
        }

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, m -> Optional.of(m.metadata()), Metadata::of, change));
        }
    }
}
