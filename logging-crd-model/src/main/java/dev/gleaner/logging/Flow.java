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
 * Selects records of the pods in its own namespace, filters them, and sends them to outputs. Flows are independent: a
 * record goes to each flow that selects it.
 *
 * <pre>{@code
 * Flow flow = Flow.of(f -> f.metadata(m -> m.name("web").namespace("team-a"))
 *         .spec(s -> s.addMatch(m -> m.select(e -> e.putLabel("app", "web"))).addLocalOutputRef("loki")));
 * }</pre>
 */
@Value.Immutable
public interface Flow extends ApiObject, Editable<Flow, Flow.Builder> {
    /** How flows are read, checked and written. */
    Shape<Flow> SHAPE = Shape.apiObject("logging.banzaicloud.io/v1beta1", "Flow", Builder::new)
            .required("metadata", Metadata.class, Flow::metadata, Builder::metadata)
            .defaulted("spec", Shape.ref(FlowSpec.class), FlowSpec.NONE, Flow::spec, Builder::spec)
            .carrying("status")
            .rule(FlowRules::checkSpec)
            .rule(FlowRules::checkNamespace);

    /** The selected records, the filters and the outputs; empty if absent. */
    @Value.Default
    default FlowSpec spec() {
        return FlowSpec.NONE;
    }

    /** A flow that the consumer fills in. */
    static Flow of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a flow. */
    final class Builder extends ImmutableFlow.Builder implements ModelBuilder<Flow> {
        Builder() {}

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, f -> Optional.of(f.metadata()), Metadata::of, change));
        }

        /** Changes the selected records, the filters and the outputs. */
        public Builder spec(Consumer<FlowSpec.Builder> change) {
            return spec(ModelBuilder.part(this, f -> Optional.of(f.spec()), FlowSpec::of, change));
        }
    }
}
