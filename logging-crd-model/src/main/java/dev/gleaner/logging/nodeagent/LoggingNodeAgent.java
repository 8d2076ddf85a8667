package dev.gleaner.logging.nodeagent;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.workload.WorkloadMetaOverrides;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * A node agent inside a Logging, deprecated from 4.4.0 on in favour of the kind {@link NodeAgent}. Its records go to
 * the fluentd of the Logging.
 */
@Value.Immutable
public interface LoggingNodeAgent extends NodeAgentSettings, Editable<LoggingNodeAgent, LoggingNodeAgent.Builder> {
    /** How node agents are read, checked and written. */
    Shape<LoggingNodeAgent> SHAPE = NodeAgentFields.addTo(
            Shape.object("node agent", Builder::new).text("name", LoggingNodeAgent::name, Builder::name));

    /**
     * A name that no other node agent of the Logging has. It is part of the names of the created objects. Empty is a
     * name too.
     */
    Optional<String> name();

    /** A node agent that the consumer fills in. */
    static LoggingNodeAgent of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a node agent. */
    final class Builder extends ImmutableLoggingNodeAgent.Builder
            implements ModelBuilder<LoggingNodeAgent>, NodeAgentFields {
        Builder() {}

        /** Changes labels and annotations of the created objects. */
        public Builder metadata(Consumer<WorkloadMetaOverrides.Builder> change) {
            return metadata(ModelBuilder.part(this, LoggingNodeAgent::metadata, WorkloadMetaOverrides::of, change));
        }

        /** Changes the settings of fluent-bit. */
        public Builder nodeAgentFluentbit(Consumer<NodeAgentFluentbit.Builder> change) {
            return nodeAgentFluentbit(
                    ModelBuilder.part(this, LoggingNodeAgent::nodeAgentFluentbit, NodeAgentFluentbit::of, change));
        }
    }
}
