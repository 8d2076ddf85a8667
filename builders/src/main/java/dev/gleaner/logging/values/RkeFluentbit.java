package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The fluent-bit that reads the containers of RKE nodes. */
@Value.Immutable
public interface RkeFluentbit extends Editable<RkeFluentbit, RkeFluentbit.Builder> {
    /** How RKE fluent-bits are read, checked and written. */
    Shape<RkeFluentbit> SHAPE = Shape.object("RKE fluent-bit", Builder::new)
            .text("log_level", RkeFluentbit::logLevel, Builder::logLevel)
            .text("mem_buffer_limit", RkeFluentbit::memBufferLimit, Builder::memBufferLimit)
            .optional(
                    "resources", Embedded.part(ResourceRequirements.class), RkeFluentbit::resources, Builder::resources)
            .since("105.2.0")
            .open(ValuesFault.UNREAD);

    /** The level of its own log; empty means {@code info}. */
    Optional<String> logLevel();

    /** The memory limit of its input; empty means {@code 5MB}. */
    Optional<String> memBufferLimit();

    /** Requests and limits; empty means the chart's. */
    Optional<Embedded<ResourceRequirements>> resources();

    /** Settings of fluent-bit that the consumer fills in. */
    static RkeFluentbit of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds settings of fluent-bit. */
    final class Builder extends ImmutableRkeFluentbit.Builder implements ModelBuilder<RkeFluentbit> {
        Builder() {}
    }
}
