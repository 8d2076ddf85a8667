package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The images of the programs that the operator runs. */
@Value.Immutable
public interface ChartImages extends Editable<ChartImages, ChartImages.Builder> {
    /** How images are read, checked and written. */
    Shape<ChartImages> SHAPE = Shape.object("images", Builder::new)
            .part("config_reloader", ChartImage.class, ChartImages::configReloader, Builder::configReloader)
            .part("fluentbit", ChartImage.class, ChartImages::fluentbit, Builder::fluentbit)
            .part("nodeagent_fluentbit", ChartImage.class, ChartImages::nodeagentFluentbit, Builder::nodeagentFluentbit)
            .part("fluentbit_debug", ChartImage.class, ChartImages::fluentbitDebug, Builder::fluentbitDebug)
            .part("fluentd", ChartImage.class, ChartImages::fluentd, Builder::fluentd)
            .open(ValuesFault.UNREAD);

    /** The image of the container that makes fluentd reload its configuration; empty means the chart's. */
    Optional<ChartImage> configReloader();

    /** The image of fluent-bit; empty means the chart's. */
    Optional<ChartImage> fluentbit();

    /** The image of fluent-bit on Windows nodes; empty means the chart's. */
    Optional<ChartImage> nodeagentFluentbit();

    /** The image of fluent-bit with {@code debug: true}; empty means the chart's. */
    Optional<ChartImage> fluentbitDebug();

    /** The image of fluentd; empty means the chart's. */
    Optional<ChartImage> fluentd();

    /** Images that the consumer fills in. */
    static ChartImages of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds images. */
    final class Builder extends ImmutableChartImages.Builder implements ModelBuilder<ChartImages> {
        Builder() {}

        /** Changes the image of the container that makes fluentd reload its configuration. */
        public Builder configReloader(Consumer<ChartImage.Builder> change) {
            return configReloader(ModelBuilder.part(this, ChartImages::configReloader, ChartImage::of, change));
        }

        /** Changes the image of fluent-bit. */
        public Builder fluentbit(Consumer<ChartImage.Builder> change) {
            return fluentbit(ModelBuilder.part(this, ChartImages::fluentbit, ChartImage::of, change));
        }

        /** Changes the image of fluent-bit on Windows nodes. */
        public Builder nodeagentFluentbit(Consumer<ChartImage.Builder> change) {
            return nodeagentFluentbit(ModelBuilder.part(this, ChartImages::nodeagentFluentbit, ChartImage::of, change));
        }

        /** Changes the image of fluent-bit with {@code debug: true}. */
        public Builder fluentbitDebug(Consumer<ChartImage.Builder> change) {
            return fluentbitDebug(ModelBuilder.part(this, ChartImages::fluentbitDebug, ChartImage::of, change));
        }

        /** Changes the image of fluentd. */
        public Builder fluentd(Consumer<ChartImage.Builder> change) {
            return fluentd(ModelBuilder.part(this, ChartImages::fluentd, ChartImage::of, change));
        }
    }
}
