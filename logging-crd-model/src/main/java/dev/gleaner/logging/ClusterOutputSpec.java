package dev.gleaner.logging;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.output.Buffer;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.logging.plugin.RawValues;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The spec of a cluster output: the plug-in that it sends to, and the Logging that it belongs to. */
@Value.Immutable
public interface ClusterOutputSpec extends Editable<ClusterOutputSpec, ClusterOutputSpec.Builder> {
    /** How the spec is read, checked and written. */
    Shape<ClusterOutputSpec> SHAPE = Shape.object("cluster output spec", Builder::new)
            .choice(OutputTarget.CHOICE, ClusterOutputSpec::target, Builder::target)
            .text("loggingRef", ClusterOutputSpec::loggingRef, Builder::loggingRef)
            .texts("enabledNamespaces", ClusterOutputSpec::enabledNamespaces, Builder::enabledNamespaces)
            .until("4.10.0")
            .flag("protected", ClusterOutputSpec::isProtected, Builder::isProtected)
            .since("4.10.0")
            .rule(RawValues::checkOutput);

    /** The plug-in that records are sent to. */
    OutputTarget target();

    /**
     * The {@code loggingRef} of the Logging that it belongs to, compared exactly; empty belongs to Loggings without
     * one.
     */
    Optional<String> loggingRef();

    /** Names of namespaces; the operator ignores this field. */
    List<String> enabledNamespaces();

    /** Whether only ClusterFlows may use it, and not Flows; empty means false. */
    Optional<Boolean> isProtected();

    /** A spec that the consumer fills in. */
    static ClusterOutputSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableClusterOutputSpec.Builder implements ModelBuilder<ClusterOutputSpec> {
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
