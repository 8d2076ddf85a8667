package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.List;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Changes the fields of records before they leave the node ({@code filterModify}, fluent-bit {@code modify}). It
 * applies to all records for which all conditions are true.
 */
@Value.Immutable
public interface FilterModify extends Editable<FilterModify, FilterModify.Builder> {
    /** How modify filters are read, checked and written. */
    Shape<FilterModify> SHAPE = Shape.object("modify filter", Builder::new)
            .parts("rules", ModifyRule.class, FilterModify::rules, Builder::rules)
            .parts("conditions", ModifyCondition.class, FilterModify::conditions, Builder::conditions);

    /** The changes, in order; empty means none. */
    List<ModifyRule> rules();

    /** The conditions for the changes; empty means none: all records are changed. */
    List<ModifyCondition> conditions();

    /** A modify filter that the consumer fills in. */
    static FilterModify of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a modify filter. */
    final class Builder extends ImmutableFilterModify.Builder implements ModelBuilder<FilterModify> {
        Builder() {}

        /** Adds a change. */
        public Builder addRule(Consumer<ModifyRule.Builder> spec) {
            return addRule(ModifyRule.of(spec));
        }

        /** Adds a condition. */
        public Builder addCondition(Consumer<ModifyCondition.Builder> spec) {
            return addCondition(ModifyCondition.of(spec));
        }
    }
}
