package dev.gleaner.logging.nodeagent;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Editable;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Makes the operator run an additional fluent-bit on the nodes of an operating system, and send the records to the
 * fluentd of a Logging. It replaces the node agent of the same name inside the Logging. It is a cluster-scoped object;
 * a namespace in its metadata has no effect. The operator reads it only if its environment variable
 * {@code ENABLE_NODEAGENT_CRD} is set. Operators after 4.10.0 do not have the kind; use FluentbitAgents.
 */
@Value.Immutable
public interface NodeAgent extends ApiObject, Editable<NodeAgent, NodeAgent.Builder> {
    /** How node agents are read, checked and written. */
    Shape<NodeAgent> SHAPE = Shape.clusterObject("logging.banzaicloud.io/v1beta1", "NodeAgent", Builder::new)
            .since("4.4.0")
            .until("4.10.0")
            .required("metadata", Metadata.class, NodeAgent::metadata, Builder::metadata)
            .required("spec", NodeAgentSpec.class, NodeAgent::spec, Builder::spec)
            .carrying("status");

    /** The Logging that it belongs to, and the settings of fluent-bit. */
    NodeAgentSpec spec();

    /** A node agent that the consumer fills in. */
    static NodeAgent of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a node agent. */
    final class Builder extends ImmutableNodeAgent.Builder implements ModelBuilder<NodeAgent> {
        Builder() {}

        /** Changes name and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, n -> Optional.of(n.metadata()), Metadata::of, change));
        }

        /** Changes the Logging that it belongs to, and the settings of fluent-bit. */
        public Builder spec(Consumer<NodeAgentSpec.Builder> change) {
            return spec(ModelBuilder.part(this, n -> Optional.of(n.spec()), NodeAgentSpec::of, change));
        }
    }
}
