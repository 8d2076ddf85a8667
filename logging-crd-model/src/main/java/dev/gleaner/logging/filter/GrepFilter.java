package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.List;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Keeps the records whose fields match ({@code grep}, fluentd {@code @type grep}). */
@Value.Immutable
public non-sealed interface GrepFilter extends Filter, Editable<GrepFilter, GrepFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<GrepFilter> SHAPE = Shape.object("grep", Builder::new)
            .parts("regexp", GrepRule.class, GrepFilter::regexp, Builder::regexp)
            .parts("exclude", GrepRule.class, GrepFilter::exclude, Builder::exclude)
            .parts("or", GrepGroup.class, GrepFilter::or, Builder::or)
            .parts("and", GrepGroup.class, GrepFilter::and, Builder::and)
            .rule(GrepRules::check);

    /** Rules that a record must match to be kept, all of them and one for each field; empty means none. */
    List<GrepRule> regexp();

    /** Rules that drop a record if any of them matches, one for each field; empty means none. */
    List<GrepRule> exclude();

    /** Groups that apply if any of their rules matches; empty means none. */
    List<GrepGroup> or();

    /** Groups that apply if all of their rules match; empty means none. */
    List<GrepGroup> and();

    /** A filter that the consumer fills in. */
    static GrepFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the filter. */
    final class Builder extends ImmutableGrepFilter.Builder implements ModelBuilder<GrepFilter> {
        Builder() {}

        /** Adds a group that applies if any of its rules matches. */
        public Builder addOr(Consumer<GrepGroup.Builder> spec) {
            return addOr(GrepGroup.of(spec));
        }

        /** Adds a group that applies if all of its rules match. */
        public Builder addAnd(Consumer<GrepGroup.Builder> spec) {
            return addAnd(GrepGroup.of(spec));
        }

        /** Adds a rule that the consumer fills in, for a field that must match. */
        public Builder addRegexp(Consumer<GrepRule.Builder> spec) {
            return addRegexp(GrepRule.of(spec));
        }

        /** Adds a rule that the consumer fills in, for a field that must not match. */
        public Builder addExclude(Consumer<GrepRule.Builder> spec) {
            return addExclude(GrepRule.of(spec));
        }

        /** Adds a pattern that a field must match. */
        public Builder addRegexp(String key, String pattern) {
            return addRegexp(GrepRule.of(key, pattern));
        }

        /** Adds a pattern that a field must not match. */
        public Builder addExclude(String key, String pattern) {
            return addExclude(GrepRule.of(key, pattern));
        }
    }
}
