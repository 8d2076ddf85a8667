package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Keeps or drops records by regular expressions before they leave the node ({@code filterGrep}, fluent-bit
 * {@code grep}). An expression is a field, a space, and a regular expression, such as {@code log ^ERROR} or
 * {@code $kubernetes['labels']['app'] ^web$}.
 */
@Value.Immutable
public interface FilterGrep extends Editable<FilterGrep, FilterGrep.Builder> {
    /** How grep filters are read, checked and written. */
    Shape<FilterGrep> SHAPE = Shape.object("grep filter", Builder::new)
            .text("Match", FilterGrep::match, Builder::match)
            .list("Regex", FluentbitOptions.EXPRESSION, FilterGrep::regex, Builder::regex)
            .list("Exclude", FluentbitOptions.EXPRESSION, FilterGrep::exclude, Builder::exclude)
            .optional("LogicalOp", GrepLogic.SHAPE, FilterGrep::logicalOp, Builder::logicalOp)
            .rule(FilterGrep::checkBoth);

    /** The pattern of the tags to which the filter applies; empty means the operator's default. */
    Optional<String> match();

    /** The expressions that a record must match to be kept; empty means none. */
    List<String> regex();

    /** The expressions that drop a record; empty means none. */
    List<String> exclude();

    /** How several expressions are combined; empty means {@link GrepLogic#LEGACY}. */
    Optional<GrepLogic> logicalOp();

    /** A grep filter that the consumer fills in. */
    static FilterGrep of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkBoth(Tree.Mapping grep, Position position, FieldPath path, Violations violations) {
        String logic = grep.text("LogicalOp").orElse("");
        if (grep.hasValue("Regex")
                && grep.hasValue("Exclude")
                && List.of("AND", "OR").contains(logic)) {
            violations.report(FluentbitFault.GREP_BOTH, grep, path, "LogicalOp");
        }
    }

    /** Builds a grep filter. */
    final class Builder extends ImmutableFilterGrep.Builder implements ModelBuilder<FilterGrep> {
        Builder() {}
    }
}
