package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Values of the rancher-logging chart (100.1.3+up3.17.7) that Harvester v1.1 sets; other values are kept as unknown
 * fields.
 */
@Value.Immutable
public interface LoggingValues extends Editable<LoggingValues, LoggingValues.Builder> {
    /** How chart values are read, checked and written. */
    Shape<LoggingValues> SHAPE = Shape.object("rancher-logging values", Builder::new)
            .map("images", Shape.ref(ChartImage.class), LoggingValues::images, Builder::images)
            .optional("systemdLogPath", Scalar.TEXT, LoggingValues::systemdLogPath, Builder::systemdLogPath)
            .optional("disablePvc", Scalar.FLAG, LoggingValues::disablePvc, Builder::disablePvc)
            .optional(
                    "additionalLoggingSources",
                    Shape.ref(AdditionalLoggingSources.class),
                    LoggingValues::additionalLoggingSources,
                    Builder::additionalLoggingSources)
            .optional("fluentd", Shape.ref(LoggingComponent.class), LoggingValues::fluentd, Builder::fluentd)
            .optional("fluentbit", Shape.ref(LoggingComponent.class), LoggingValues::fluentbit, Builder::fluentbit)
            .carrying("image")
            .open();

    /** Images by their name in the chart, such as {@code fluentbit}; empty means those of the chart. */
    Map<String, ChartImage> images();

    /**
     * The path of the journal on a node; empty means the chart's default, {@code /run/log/journal}, which a persistent
     * journal does not use.
     */
    Optional<String> systemdLogPath();

    /** Whether fluentd has no volume claim for its buffers; empty means that it claims 20Gi for each Logging. */
    Optional<Boolean> disablePvc();

    /** The sources that are collected in addition to the logs of pods; empty means none. */
    Optional<AdditionalLoggingSources> additionalLoggingSources();

    /** The fluentd of every Logging; empty means the chart's defaults. */
    Optional<LoggingComponent> fluentd();

    /** The fluent-bit of every Logging; empty means the chart's defaults. */
    Optional<LoggingComponent> fluentbit();

    /** Chart values that the consumer fills in. */
    static LoggingValues of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds chart values. */
    final class Builder extends ImmutableLoggingValues.Builder implements ModelBuilder<LoggingValues> {
        Builder() {}

        /** Changes the sources that are collected in addition to the logs of pods. */
        public Builder additionalLoggingSources(Consumer<AdditionalLoggingSources.Builder> change) {
            return additionalLoggingSources(ModelBuilder.part(
                    this, LoggingValues::additionalLoggingSources, AdditionalLoggingSources::of, change));
        }

        /** Changes the fluentd of every Logging. */
        public Builder fluentd(Consumer<LoggingComponent.Builder> change) {
            return fluentd(ModelBuilder.part(this, LoggingValues::fluentd, LoggingComponent::of, change));
        }

        /** Changes the fluent-bit of every Logging. */
        public Builder fluentbit(Consumer<LoggingComponent.Builder> change) {
            return fluentbit(ModelBuilder.part(this, LoggingValues::fluentbit, LoggingComponent::of, change));
        }

        /** Sets the tag of an image of the chart. */
        public Builder putImageTag(String image, String tag) {
            return putImage(image, ChartImage.of(i -> i.tag(tag)));
        }
    }
}
