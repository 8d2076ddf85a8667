package dev.gleaner.logging;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Editable;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Selects records of pods in any namespace, filters them, and sends them to cluster outputs. It is a namespaced object
 * and must be in the control namespace of its Logging ({@code cattle-logging-system} in Harvester); in any other
 * namespace the operator ignores it without a message.
 *
 * <pre>{@code
 * ClusterFlow flow = ClusterFlow.of(f -> f.metadata(m -> m.name("web").namespace("cattle-logging-system"))
 *         .spec(s -> s.addMatch(m -> m.exclude(e -> e.addNamespace("kube-system")))
 *                 .addMatch(m -> m.select(e -> e.putLabel("app", "web")))
 *                 .addFilter(GrepFilter.of(g -> g.addExclude("level", "debug")))
 *                 .addGlobalOutputRef("loki")));
 * }</pre>
 */
@Value.Immutable
public interface ClusterFlow extends ApiObject, Editable<ClusterFlow, ClusterFlow.Builder> {
    /** How cluster flows are read, checked and written. */
    Shape<ClusterFlow> SHAPE = Shape.apiObject("logging.banzaicloud.io/v1beta1", "ClusterFlow", Builder::new)
            .required("metadata", Metadata.class, ClusterFlow::metadata, Builder::metadata)
            .defaulted("spec", Shape.ref(ClusterFlowSpec.class), ClusterFlowSpec.NONE, ClusterFlow::spec, Builder::spec)
            .carrying("status")
            .rule(FlowRules::checkSpec);

    /** The selected records, the filters and the outputs; empty if absent. */
    @Value.Default
    default ClusterFlowSpec spec() {
        return ClusterFlowSpec.NONE;
    }

    /** A cluster flow that the consumer fills in. */
    static ClusterFlow of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a cluster flow. */
    final class Builder extends ImmutableClusterFlow.Builder implements ModelBuilder<ClusterFlow> {
        Builder() {}

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, c -> Optional.of(c.metadata()), Metadata::of, change));
        }

        /** Changes the selected records, the filters and the outputs. */
        public Builder spec(Consumer<ClusterFlowSpec.Builder> change) {
            return spec(ModelBuilder.part(this, c -> Optional.of(c.spec()), ClusterFlowSpec::of, change));
        }
    }
}
