package dev.gleaner.logging;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.output.Buffer;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.logging.plugin.RawValues;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The spec of an output: the plug-in that it sends to, and the Logging that it belongs to. */
@Value.Immutable
public interface OutputSpec extends Editable<OutputSpec, OutputSpec.Builder> {
    /** How the spec is read, checked and written. */
    Shape<OutputSpec> SHAPE = Shape.object("output spec", Builder::new)
            .choice(OutputTarget.CHOICE, OutputSpec::target, Builder::target)
            .text("loggingRef", OutputSpec::loggingRef, Builder::loggingRef)
            .rule(RawValues::checkOutput);

    /** The plug-in that records are sent to. */
    OutputTarget target();

    /**
     * The {@code loggingRef} of the Logging that it belongs to, compared exactly; empty belongs to Loggings without
     * one.
     */
    Optional<String> loggingRef();

    /** A spec that the consumer fills in. */
    static OutputSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableOutputSpec.Builder implements ModelBuilder<OutputSpec> {
        Builder() {}

        /**
         * Changes the buffer of the plug-in, whichever plug-in it is.
         *
         * @throws IllegalStateException if there is no plug-in yet, or if it has no buffer
         */
        public Builder targetBuffer(Consumer<Buffer.Builder> change) {
            Objects.requireNonNull(change, "change");
            return target(build().target().withBuffer(change));
        }
    }
}
