package dev.gleaner.logging;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.filter.Filter;
import dev.gleaner.logging.match.ClusterMatch;
import dev.gleaner.logging.plugin.RawValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The spec of a cluster flow: the records that it selects, the filters, and the outputs. */
@Value.Immutable
public interface ClusterFlowSpec extends Editable<ClusterFlowSpec, ClusterFlowSpec.Builder> {
    /** How the spec is read, checked and written. */
    Shape<ClusterFlowSpec> SHAPE = Shape.object("cluster flow spec", Builder::new)
            .textMap("selectors", ClusterFlowSpec::selectors, Builder::selectors)
            .optional("match", Shape.list(Shape.ref(ClusterMatch.class)), ClusterFlowSpec::match, Builder::match)
            .list("filters", Filter.CHOICE, ClusterFlowSpec::filters, Builder::filters)
            .text("loggingRef", ClusterFlowSpec::loggingRef, Builder::loggingRef)
            .texts("outputRefs", ClusterFlowSpec::outputRefs, Builder::outputRefs)
            .texts("globalOutputRefs", ClusterFlowSpec::globalOutputRefs, Builder::globalOutputRefs)
            .text("flowLabel", ClusterFlowSpec::flowLabel, Builder::flowLabel)
            .since("4.4.0")
            .flag("includeLabelInRouter", ClusterFlowSpec::includeLabelInRouter, Builder::includeLabelInRouter)
            .since("4.4.0")
            .rule(FlowRules::checkMatch)
            .rule(FlowRules::checkClusterOutputRefs)
            .rule(FlowRules::checkClusterOutputs)
            .rule(FlowRules::checkSelectedNamespace)
            .rule(RawValues.ofFilters("filters"));

    /** An empty spec, which selects every record and sends it to no output. */
    ClusterFlowSpec NONE = of(f -> {});

    /**
     * All labels that the pod must have; empty means none. This is the deprecated form of a single select and not
     * allowed with {@link #match()}.
     */
    Map<String, String> selectors();

    /**
     * The steps that select or exclude a record; the first step that applies decides. Absent selects every record (or
     * those with the {@link #selectors()}); an empty list, or one without a select, selects nothing.
     */
    Optional<List<ClusterMatch>> match();

    /** The filters that are applied to records, in order; empty means none. */
    List<Filter> filters();

    /**
     * The {@code loggingRef} of the Logging that it belongs to, compared exactly; empty belongs to Loggings without
     * one.
     */
    Optional<String> loggingRef();

    /** The deprecated list of outputs, which has no effect. */
    List<String> outputRefs();

    /** Names of the ClusterOutputs that receive its records; empty means none. */
    List<String> globalOutputRefs();

    /** The fluentd label of the flow; empty means a generated one. */
    Optional<String> flowLabel();

    /** Whether the router sends records to the label of the flow; empty means true. */
    Optional<Boolean> includeLabelInRouter();

    /** A spec that the consumer fills in. */
    static ClusterFlowSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableClusterFlowSpec.Builder implements ModelBuilder<ClusterFlowSpec> {
        private final List<ClusterMatch> added = new ArrayList<>();

        Builder() {}

        /** Adds a step at the end. */
        public Builder addMatch(ClusterMatch step) {
            added.add(Objects.requireNonNull(step, "step"));
            return this;
        }

        /** Adds a step that the consumer fills in at the end. */
        public Builder addMatch(Consumer<ClusterMatch.Builder> spec) {
            return addMatch(ClusterMatch.of(spec));
        }

        /** Builds the spec with an immutable copy of its steps. */
        @Override
        public ClusterFlowSpec build() {
            Optional<List<ClusterMatch>> set = super.build().match();
            List<ClusterMatch> steps = new ArrayList<>(set.orElse(List.of()));
            steps.addAll(added);
            added.clear();
            match(set.isEmpty() && steps.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(steps)));
            return super.build();
        }
    }
}
