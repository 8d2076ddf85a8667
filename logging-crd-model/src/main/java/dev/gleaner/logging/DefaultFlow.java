package dev.gleaner.logging;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.filter.Filter;
import dev.gleaner.logging.plugin.RawValues;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The flow of records that no Flow and no ClusterFlow selects. */
@Value.Immutable
public interface DefaultFlow extends Editable<DefaultFlow, DefaultFlow.Builder> {
    /** How default flows are read, checked and written. */
    Shape<DefaultFlow> SHAPE = Shape.object("default flow", Builder::new)
            .list("filters", Filter.CHOICE, DefaultFlow::filters, Builder::filters)
            .texts("outputRefs", DefaultFlow::outputRefs, Builder::outputRefs)
            .texts("globalOutputRefs", DefaultFlow::globalOutputRefs, Builder::globalOutputRefs)
            .text("flowLabel", DefaultFlow::flowLabel, Builder::flowLabel)
            .since("4.4.0")
            .flag("includeLabelInRouter", DefaultFlow::includeLabelInRouter, Builder::includeLabelInRouter)
            .since("4.4.0")
            .rule(FlowRules::checkClusterOutputRefs)
            .rule(FlowRules::checkClusterOutputs)
            .rule(FlowRules::checkRepeated)
            .rule(RawValues.ofFilters("filters"));

    /** The filters that are applied to records, in order; empty means none. */
    List<Filter> filters();

    /** The deprecated list of outputs, which has no effect. */
    List<String> outputRefs();

    /** Names of the ClusterOutputs that receive its records, at least one. */
    List<String> globalOutputRefs();

    /** The fluentd label of the flow; empty means a generated one. */
    Optional<String> flowLabel();

    /** Whether the router sends records to the label of the flow; empty means true. */
    Optional<Boolean> includeLabelInRouter();

    /** A default flow that the consumer fills in. */
    static DefaultFlow of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a default flow. */
    final class Builder extends ImmutableDefaultFlow.Builder implements ModelBuilder<DefaultFlow> {
        Builder() {}
    }
}
