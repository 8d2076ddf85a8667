package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.Options;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Prints each record to the log of fluentd, and keeps it in the flow ({@code stdout}, fluentd {@code @type stdout}).
 */
@Value.Immutable
public non-sealed interface StdoutFilter extends Filter, Editable<StdoutFilter, StdoutFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<StdoutFilter> SHAPE = Shape.object("stdout", Builder::new)
            .text("output_type", StdoutFilter::outputType, Builder::outputType)
            .rule(StdoutFilter::checkType);

    /** How records are printed, {@code json} or {@code hash}; empty means json. */
    Optional<String> outputType();

    /** A filter that the consumer fills in. */
    static StdoutFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkType(Tree.Mapping filter, Position position, FieldPath path, Violations violations) {
        List<String> formatters = List.of("json", "hash", "ltsv", "msgpack", "out_file", "single_value", "stdout");
        Options.unknown(filter, "output_type", formatters)
                .ifPresent(type ->
                        violations.report(FilterFault.STDOUT_TYPE, filter, path, "output_type", Printable.line(type)));
    }

    /** Builds the filter. */
    final class Builder extends ImmutableStdoutFilter.Builder implements ModelBuilder<StdoutFilter> {
        Builder() {}
    }
}
