package dev.gleaner.logging.chart;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.values.LoggingValues;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The chart, its target clusters and its values. */
@Value.Immutable
public interface ManagedChartSpec extends Editable<ManagedChartSpec, ManagedChartSpec.Builder> {
    /** How specs are read, checked and written. */
    Shape<ManagedChartSpec> SHAPE = Shape.object("managed chart spec", Builder::new)
            .required("chart", Scalar.TEXT, ManagedChartSpec::chart, Builder::chart)
            .text("releaseName", ManagedChartSpec::releaseName, Builder::releaseName)
            .text("version", ManagedChartSpec::version, Builder::version)
            .text("defaultNamespace", ManagedChartSpec::defaultNamespace, Builder::defaultNamespace)
            .text("repoName", ManagedChartSpec::repoName, Builder::repoName)
            .integer("timeoutSeconds", ManagedChartSpec::timeoutSeconds, Builder::timeoutSeconds)
            .integer("maxHistory", ManagedChartSpec::maxHistory, Builder::maxHistory)
            .parts("targets", ManagedChartTarget.class, ManagedChartSpec::targets, Builder::targets)
            .part("values", LoggingValues.class, ManagedChartSpec::values, Builder::values)
            .open();

    /** The name of the chart. */
    String chart();

    /** The name of the helm release; empty means a generated one. */
    Optional<String> releaseName();

    /** The version of the chart, which its repository must have; empty means the newest. */
    Optional<String> version();

    /** The namespace of the release; empty means the default one. */
    Optional<String> defaultNamespace();

    /** The repository of the chart; empty means Rancher's own. */
    Optional<String> repoName();

    /** The time in seconds after which helm gives up; empty means Rancher's default. */
    Optional<Integer> timeoutSeconds();

    /** The number of revisions that helm keeps; empty means Rancher's default. */
    Optional<Integer> maxHistory();

    /** The clusters in which it is installed; empty means none. */
    List<ManagedChartTarget> targets();

    /** The values of the chart; empty means its defaults. */
    Optional<LoggingValues> values();

    /** A spec that the consumer fills in. */
    static ManagedChartSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableManagedChartSpec.Builder implements ModelBuilder<ManagedChartSpec> {
        Builder() {}

        /** Changes the values of the chart. */
        public Builder values(Consumer<LoggingValues.Builder> change) {
            return values(ModelBuilder.part(this, ManagedChartSpec::values, LoggingValues::of, change));
        }

        /** Adds clusters in which the chart is installed. */
        public Builder addTarget(Consumer<ManagedChartTarget.Builder> spec) {
            return addTarget(ManagedChartTarget.of(spec));
        }
    }
}
