package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Joins the lines of stack traces to one record ({@code detectExceptions}, fluentd {@code @type detect_exceptions}). It
 * changes the tag of records, so it cannot be combined with {@link TagNormaliserFilter}, and it does not work with
 * several workers.
 */
@Value.Immutable
public non-sealed interface DetectExceptionsFilter
        extends Filter, Editable<DetectExceptionsFilter, DetectExceptionsFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<DetectExceptionsFilter> SHAPE = Shape.object("detectExceptions", Builder::new)
            .texts("languages", DetectExceptionsFilter::languages, Builder::languages)
            .text("message", DetectExceptionsFilter::message, Builder::message)
            .text("stream", DetectExceptionsFilter::stream, Builder::stream)
            .text(
                    "multiline_flush_interval",
                    DetectExceptionsFilter::multilineFlushInterval,
                    Builder::multilineFlushInterval)
            .integer("max_lines", DetectExceptionsFilter::maxLines, Builder::maxLines)
            .integer("max_bytes", DetectExceptionsFilter::maxBytes, Builder::maxBytes)
            .flag("force_line_breaks", DetectExceptionsFilter::forceLineBreaks, Builder::forceLineBreaks)
            .text("remove_tag_prefix", DetectExceptionsFilter::removeTagPrefix, Builder::removeTagPrefix)
            .text("match_tag", DetectExceptionsFilter::matchTag, Builder::matchTag)
            .since("3.17.10")
            .rule(DetectExceptionsFilter::checkLanguages);

    /** The languages of the stack traces, such as {@code java}, {@code python} or {@code go}; empty means all. */
    List<String> languages();

    /** The field with the text; empty means {@code message} or {@code log}, whichever the first record has. */
    Optional<String> message();

    /** The field whose value separates streams with the same tag; empty means one stream for each tag. */
    Optional<String> stream();

    /** The time after which an incomplete stack trace is flushed, in seconds; empty means never. */
    Optional<String> multilineFlushInterval();

    /** The maximum number of lines of a record; empty means 1000. */
    Optional<Integer> maxLines();

    /** The maximum size of a record in bytes; 0 or empty means no limit. */
    Optional<Integer> maxBytes();

    /** Whether lines are joined with line breaks; empty means false. */
    Optional<Boolean> forceLineBreaks();

    /** The prefix that is removed from the tag; empty, and any value in old operators, means {@code kubernetes}. */
    Optional<String> removeTagPrefix();

    /** The pattern of the tags to which it applies; empty means {@code kubernetes.**}. */
    Optional<String> matchTag();

    /** A filter that the consumer fills in. */
    static DetectExceptionsFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkLanguages(Tree.Mapping filter, Position position, FieldPath path, Violations violations) {
        if (!(filter.get("languages").orElse(Tree.nothing()) instanceof Tree.Sequence languages)) {
            return;
        }
        for (int i = 0; i < languages.items().size(); i++) {
            if (languages.items().get(i) instanceof Tree.Text language && !isKnown(language.value())) {
                violations.report(
                        FilterFault.LANGUAGE,
                        language.position(),
                        path.field("languages").index(i),
                        Printable.line(language.value()));
            }
        }
    }

    private static boolean isKnown(String language) {
        return Set.of("java", "javascript", "js", "csharp", "py", "python", "php", "go", "rb", "ruby", "dart", "all")
                .contains(language.toLowerCase(Locale.ROOT));
    }

    /** Builds the filter. */
    final class Builder extends ImmutableDetectExceptionsFilter.Builder
            implements ModelBuilder<DetectExceptionsFilter> {
        Builder() {}
    }
}
