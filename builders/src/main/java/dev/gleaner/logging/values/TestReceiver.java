package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A server that prints the records that it receives, to try outputs. The chart does not read its {@code service}. */
@Value.Immutable
public interface TestReceiver extends Editable<TestReceiver, TestReceiver.Builder> {
    /** How test receivers are read, checked and written. */
    Shape<TestReceiver> SHAPE = Shape.object("test receiver", Builder::new)
            .flag("enabled", TestReceiver::enabled, Builder::enabled)
            .text("image", TestReceiver::image, Builder::image)
            .text("pullPolicy", TestReceiver::pullPolicy, Builder::pullPolicy)
            .integer("port", TestReceiver::port, Builder::port)
            .texts("args", TestReceiver::args, Builder::args)
            .optional(
                    "resources", Embedded.part(ResourceRequirements.class), TestReceiver::resources, Builder::resources)
            .open(ValuesFault.UNREAD);

    /** Whether it is created; empty means false. */
    Optional<Boolean> enabled();

    /** Its image, with its tag; empty means {@code fluent/fluent-bit}. */
    Optional<String> image();

    /** When the image is pulled; empty means {@code IfNotPresent}. */
    Optional<String> pullPolicy();

    /** Its port; empty means 8080. */
    Optional<Integer> port();

    /** Arguments of its container; empty means the chart's. */
    List<String> args();

    /** Requests and limits; empty means the chart's. */
    Optional<Embedded<ResourceRequirements>> resources();

    /** A test receiver that the consumer fills in. */
    static TestReceiver of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a test receiver. */
    final class Builder extends ImmutableTestReceiver.Builder implements ModelBuilder<TestReceiver> {
        Builder() {}
    }
}
