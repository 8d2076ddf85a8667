package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The settings of fluentd or fluent-bit. */
@Value.Immutable
public interface LoggingComponent extends Editable<LoggingComponent, LoggingComponent.Builder> {
    /** How settings of components are read, checked and written. */
    Shape<LoggingComponent> SHAPE = Shape.object("logging component", Builder::new)
            .optional(
                    "resources",
                    Embedded.shape(ResourceRequirements.class),
                    LoggingComponent::resources,
                    Builder::resources)
            .open();

    /** Requests and limits; empty means the operator's defaults. */
    Optional<Embedded<ResourceRequirements>> resources();

    /** Settings that the consumer fills in. */
    static LoggingComponent of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds settings of a component. */
    final class Builder extends ImmutableLoggingComponent.Builder implements ModelBuilder<LoggingComponent> {
        Builder() {}
    }
}
