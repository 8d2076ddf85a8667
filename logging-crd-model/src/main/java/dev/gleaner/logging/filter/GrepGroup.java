package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.List;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Grep rules that are combined; the filter determines whether any or all of them must match. A group has only rules
 * that keep records or only rules that drop them.
 */
@Value.Immutable
public interface GrepGroup extends Editable<GrepGroup, GrepGroup.Builder> {
    /** How groups of grep rules are read, checked and written. */
    Shape<GrepGroup> SHAPE = Shape.object("group of grep rules", Builder::new)
            .parts("regexp", GrepRule.class, GrepGroup::regexp, Builder::regexp)
            .parts("exclude", GrepRule.class, GrepGroup::exclude, Builder::exclude);

    /** Rules that keep a record if they match; empty means none. */
    List<GrepRule> regexp();

    /** Rules that drop a record if they match; empty means none. */
    List<GrepRule> exclude();

    /** A group of grep rules that the consumer fills in. */
    static GrepGroup of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a group of grep rules. */
    final class Builder extends ImmutableGrepGroup.Builder implements ModelBuilder<GrepGroup> {
        Builder() {}

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
