package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.plugin.RecordAccessor;
import dev.gleaner.logging.plugin.RubyRegexp;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A regular expression for one field of a record. */
@Value.Immutable
public interface GrepRule extends Editable<GrepRule, GrepRule.Builder> {
    /** How grep rules are read, checked and written. */
    Shape<GrepRule> SHAPE = Shape.object("grep rule", Builder::new)
            .required("key", Scalar.TEXT, GrepRule::key, Builder::key)
            .required("pattern", Scalar.TEXT, GrepRule::pattern, Builder::pattern)
            .rule(RecordAccessor.rule("key"))
            .rule(RubyRegexp.rule("pattern"));

    /** The field of the record, such as {@code level} or {@code $.kubernetes.labels.app}. */
    String key();

    /** The Ruby regular expression, usually between slashes, such as {@code /^5\d\d$/}. */
    String pattern();

    /** A grep rule that the consumer fills in. */
    static GrepRule of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** A rule for a field. */
    static GrepRule of(String key, String pattern) {
        return of(r -> r.key(key).pattern(pattern));
    }

    /** Builds a grep rule. */
    final class Builder extends ImmutableGrepRule.Builder implements ModelBuilder<GrepRule> {
        Builder() {}
    }
}
