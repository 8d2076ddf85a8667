package dev.gleaner.logging.chart;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Source;
import dev.gleaner.logging.values.LoggingValues;
import java.util.Objects;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The chart of an addon, its values, and whether it is installed. Every field is required by the CRD. */
@Value.Immutable
public interface AddonSpec extends Editable<AddonSpec, AddonSpec.Builder> {
    /** How specs are read, checked and written. */
    Shape<AddonSpec> SHAPE = Shape.object("addon spec", Builder::new)
            .required("repo", Scalar.TEXT, AddonSpec::repo, Builder::repo)
            .required("version", Scalar.TEXT, AddonSpec::version, Builder::version)
            .required("chart", Scalar.TEXT, AddonSpec::chart, Builder::chart)
            .required("enabled", Scalar.FLAG, AddonSpec::enabled, Builder::enabled)
            .required("valuesContent", Scalar.TEXT, AddonSpec::valuesContent, Builder::valuesContent);

    /** The URL of the repository of the chart. */
    String repo();

    /** The version of the chart. */
    String version();

    /** The name of the chart; it cannot be changed later. */
    String chart();

    /** Whether the chart is installed. */
    boolean enabled();

    /** The values of the chart as YAML. They replace the values that Harvester ships, and are not merged with them. */
    String valuesContent();

    /** The values of rancher-logging in {@link #valuesContent}; unknown values are kept. */
    default Reading<LoggingValues> loggingValues() {
        return ManifestReader.lenient().read(Source.of("valuesContent", valuesContent()), LoggingValues.class);
    }

    /** A spec that the consumer fills in. */
    static AddonSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableAddonSpec.Builder implements ModelBuilder<AddonSpec> {
        Builder() {}

        /** Sets the values of rancher-logging. */
        public Builder loggingValues(LoggingValues values) {
            return valuesContent(Objects.requireNonNull(values, "values").toYaml());
        }
    }
}
