package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.plugin.RecordAccessor;
import dev.gleaner.logging.plugin.RubyRegexp;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A replacement in the value of a field, for {@link RecordModifierFilter}. */
@Value.Immutable
public interface RecordReplacement extends Editable<RecordReplacement, RecordReplacement.Builder> {
    /** How replacements are read, checked and written. */
    Shape<RecordReplacement> SHAPE = Shape.object("replacement", Builder::new)
            .required("key", Scalar.TEXT, RecordReplacement::key, Builder::key)
            .required("expression", Scalar.TEXT, RecordReplacement::expression, Builder::expression)
            .required("replace", Scalar.TEXT, RecordReplacement::replace, Builder::replace)
            .rule(RecordAccessor.rule("key"))
            .rule(RubyRegexp.rule("expression"));

    /** The field. */
    String key();

    /** The Ruby regular expression of what is replaced, between slashes. */
    String expression();

    /** The replacement, with references to groups such as {@code \1}. */
    String replace();

    /** A replacement that the consumer fills in. */
    static RecordReplacement of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a replacement. */
    final class Builder extends ImmutableRecordReplacement.Builder implements ModelBuilder<RecordReplacement> {
        Builder() {}
    }
}
