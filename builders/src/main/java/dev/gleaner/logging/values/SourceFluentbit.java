package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The fluent-bit of an additional source. */
@Value.Immutable
public interface SourceFluentbit extends Editable<SourceFluentbit, SourceFluentbit.Builder> {
    /** How settings are read, checked and written. */
    Shape<SourceFluentbit> SHAPE = Shape.object("fluent-bit of a source", Builder::new)
            .text("loggingRef", SourceFluentbit::loggingRef, Builder::loggingRef)
            .optional(
                    "resources",
                    Embedded.part(ResourceRequirements.class),
                    SourceFluentbit::resources,
                    Builder::resources)
            .open(ValuesFault.UNREAD);

    /** The {@code loggingRef} of the FluentbitAgent; empty means that of the root Logging. */
    Optional<String> loggingRef();

    /** Requests and limits; empty means those of all sources. */
    Optional<Embedded<ResourceRequirements>> resources();

    /** Settings of fluent-bit that the consumer fills in. */
    static SourceFluentbit of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds settings of fluent-bit. */
    final class Builder extends ImmutableSourceFluentbit.Builder implements ModelBuilder<SourceFluentbit> {
        Builder() {}
    }
}
