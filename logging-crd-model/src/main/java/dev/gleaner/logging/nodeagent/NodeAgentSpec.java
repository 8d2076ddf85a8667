package dev.gleaner.logging.nodeagent;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.workload.WorkloadMetaOverrides;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The spec of a node agent: the Logging that it belongs to, and the settings of fluent-bit. */
@Value.Immutable
public interface NodeAgentSpec extends NodeAgentSettings, Editable<NodeAgentSpec, NodeAgentSpec.Builder> {
    /** How the spec is read, checked and written. */
    Shape<NodeAgentSpec> SHAPE = NodeAgentFields.addTo(Shape.object("node agent spec", Builder::new)
            .text("loggingRef", NodeAgentSpec::loggingRef, Builder::loggingRef));

    /**
     * The {@code loggingRef} of the Logging that it belongs to, compared exactly; empty belongs to Loggings without
     * one.
     */
    Optional<String> loggingRef();

    /** A spec that the consumer fills in. */
    static NodeAgentSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableNodeAgentSpec.Builder implements ModelBuilder<NodeAgentSpec>, NodeAgentFields {
        Builder() {}

        /** Changes labels and annotations of the created objects. */
        public Builder metadata(Consumer<WorkloadMetaOverrides.Builder> change) {
            return metadata(ModelBuilder.part(this, NodeAgentSpec::metadata, WorkloadMetaOverrides::of, change));
        }

        /** Changes the settings of fluent-bit. */
        public Builder nodeAgentFluentbit(Consumer<NodeAgentFluentbit.Builder> change) {
            return nodeAgentFluentbit(
                    ModelBuilder.part(this, NodeAgentSpec::nodeAgentFluentbit, NodeAgentFluentbit::of, change));
        }
    }
}
