package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The fluentd of an additional source. */
@Value.Immutable
public interface SourceFluentd extends Editable<SourceFluentd, SourceFluentd.Builder> {
    /** How settings are read, checked and written. */
    Shape<SourceFluentd> SHAPE = Shape.object("fluentd of a source", Builder::new)
            .optional(
                    "resources",
                    Embedded.part(ResourceRequirements.class),
                    SourceFluentd::resources,
                    Builder::resources)
            .part("scaling", SourceScaling.class, SourceFluentd::scaling, Builder::scaling)
            .open(ValuesFault.UNREAD);

    /** Requests and limits; empty means those of all sources. */
    Optional<Embedded<ResourceRequirements>> resources();

    /** The number of pods; empty means that of all sources. */
    Optional<SourceScaling> scaling();

    /** Settings of fluentd that the consumer fills in. */
    static SourceFluentd of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds settings of fluentd. */
    final class Builder extends ImmutableSourceFluentd.Builder implements ModelBuilder<SourceFluentd> {
        Builder() {}

        /** Changes the number of pods. */
        public Builder scaling(Consumer<SourceScaling.Builder> change) {
            return scaling(ModelBuilder.part(this, SourceFluentd::scaling, SourceScaling::of, change));
        }
    }
}
