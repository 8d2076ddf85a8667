package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Changes the tag of records ({@code tag_normaliser}, fluentd {@code @type tag_normaliser}). */
@Value.Immutable
public non-sealed interface TagNormaliserFilter
        extends Filter, Editable<TagNormaliserFilter, TagNormaliserFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<TagNormaliserFilter> SHAPE = Shape.object("tag_normaliser", Builder::new)
            .text("format", TagNormaliserFilter::format, Builder::format)
            .text("match_tag", TagNormaliserFilter::matchTag, Builder::matchTag)
            .since("3.17.10")
            .rule(TagNormaliserFilter::checkRecursion);

    /**
     * The new tag with its placeholders, which must not match {@link #matchTag()} again; empty means
     * {@code ${namespace_name}.${pod_name}.${container_name}}.
     */
    Optional<String> format();

    /** The pattern of the tags to which it applies; empty means {@code kubernetes.**}. */
    Optional<String> matchTag();

    /** A filter that the consumer fills in. */
    static TagNormaliserFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkRecursion(Tree.Mapping filter, Position position, FieldPath path, Violations violations) {
        String format = filter.text("format").orElse("");
        String matched = filter.text("match_tag").filter(tag -> !tag.isEmpty()).orElse("kubernetes.**");
        if (matched.endsWith(".**") && (format + ".").startsWith(matched.substring(0, matched.length() - 2))) {
            violations.report(FilterFault.TAG_RECURSION, filter, path, "format", Violation.quoted(matched));
        }
    }

    /** Builds the filter. */
    final class Builder extends ImmutableTagNormaliserFilter.Builder implements ModelBuilder<TagNormaliserFilter> {
        Builder() {}
    }
}
