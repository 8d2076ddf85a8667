package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Replaces the dots in the names of fields ({@code dedot}, fluentd {@code @type dedot}). */
@Value.Immutable
public non-sealed interface DedotFilter extends Filter, Editable<DedotFilter, DedotFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<DedotFilter> SHAPE = Shape.object("dedot", Builder::new)
            .flag("de_dot_nested", DedotFilter::deDotNested, Builder::deDotNested)
            .text("de_dot_separator", DedotFilter::deDotSeparator, Builder::deDotSeparator)
            .rule(DedotFilter::checkSeparator);

    /** Whether nested fields are renamed too; empty means false. */
    Optional<Boolean> deDotNested();

    /** The text that replaces a dot; empty means the default of the filter. */
    Optional<String> deDotSeparator();

    /** A filter that the consumer fills in. */
    static DedotFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkSeparator(Tree.Mapping filter, Position position, FieldPath path, Violations violations) {
        if (filter.text("de_dot_separator").filter(text -> text.contains(".")).isPresent()) {
            violations.report(FilterFault.DEDOT_SEPARATOR, filter, path, "de_dot_separator");
        }
    }

    /** Builds the filter. */
    final class Builder extends ImmutableDedotFilter.Builder implements ModelBuilder<DedotFilter> {
        Builder() {}
    }
}
