package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The fluent-bit of the journal of RKE2 nodes. */
@Value.Immutable
public interface LoggingComponent extends Editable<LoggingComponent, LoggingComponent.Builder> {
    /** How logging components are read, checked and written. */
    Shape<LoggingComponent> SHAPE = Shape.object("logging component", Builder::new)
            .optional(
                    "resources",
                    Embedded.part(ResourceRequirements.class),
                    LoggingComponent::resources,
                    Builder::resources)
            .open(ValuesFault.UNREAD);

    /** Requests and limits; empty means the chart's. */
    Optional<Embedded<ResourceRequirements>> resources();

    /** Settings of a component that the consumer fills in. */
    static LoggingComponent of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds settings of a component. */
    final class Builder extends ImmutableLoggingComponent.Builder implements ModelBuilder<LoggingComponent> {
        Builder() {}
    }
}
