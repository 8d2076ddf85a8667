package dev.gleaner.logging;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.filter.Filter;
import dev.gleaner.logging.match.Match;
import dev.gleaner.logging.plugin.RawValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The spec of a flow: the records that it selects, the filters, and the outputs. */
@Value.Immutable
public interface FlowSpec extends Editable<FlowSpec, FlowSpec.Builder> {
    /** How the spec is read, checked and written. */
    Shape<FlowSpec> SHAPE = Shape.object("flow spec", Builder::new)
            .textMap("selectors", FlowSpec::selectors, Builder::selectors)
            .optional("match", Shape.list(Shape.ref(Match.class)), FlowSpec::match, Builder::match)
            .list("filters", Filter.CHOICE, FlowSpec::filters, Builder::filters)
            .text("loggingRef", FlowSpec::loggingRef, Builder::loggingRef)
            .texts("outputRefs", FlowSpec::outputRefs, Builder::outputRefs)
            .texts("globalOutputRefs", FlowSpec::globalOutputRefs, Builder::globalOutputRefs)
            .texts("localOutputRefs", FlowSpec::localOutputRefs, Builder::localOutputRefs)
            .text("flowLabel", FlowSpec::flowLabel, Builder::flowLabel)
            .since("4.4.0")
            .flag("includeLabelInRouter", FlowSpec::includeLabelInRouter, Builder::includeLabelInRouter)
            .since("4.4.0")
            .rule(FlowRules::checkMatch)
            .rule(FlowRules::checkOutputRefs)
            .rule(FlowRules::checkOutputs)
            .rule(RawValues.ofFilters("filters"));

    /** An empty spec, which selects every record and sends it to no output. */
    FlowSpec NONE = of(f -> {});

    /**
     * All labels that the pod must have; empty means none. This is the deprecated form of a single select and not
     * allowed with {@link #match()}.
     */
    Map<String, String> selectors();

    /**
     * The steps that select or exclude a record; the first step that applies decides. Absent selects every record of
     * its namespace (or those with the {@link #selectors()}); an empty list, or one without a select, selects nothing.
     */
    Optional<List<Match>> match();

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

    /** Names of the Outputs in its namespace that receive its records; empty means none. */
    List<String> localOutputRefs();

    /** The fluentd label of the flow; empty means a generated one. */
    Optional<String> flowLabel();

    /** Whether the router sends records to the label of the flow; empty means true. */
    Optional<Boolean> includeLabelInRouter();

    /** A spec that the consumer fills in. */
    static FlowSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableFlowSpec.Builder implements ModelBuilder<FlowSpec> {
        private final List<Match> added = new ArrayList<>();

        Builder() {}

        /** Adds a step at the end. */
        public Builder addMatch(Match step) {
            added.add(Objects.requireNonNull(step, "step"));
            return this;
        }

        /** Adds a step that the consumer fills in at the end. */
        public Builder addMatch(Consumer<Match.Builder> spec) {
            return addMatch(Match.of(spec));
        }

        /** Builds the spec with an immutable copy of its steps. */
        @Override
        public FlowSpec build() {
            Optional<List<Match>> set = super.build().match();
            List<Match> steps = new ArrayList<>(set.orElse(List.of()));
            steps.addAll(added);
            added.clear();
            match(set.isEmpty() && steps.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(steps)));
            return super.build();
        }
    }
}
