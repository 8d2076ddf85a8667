package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Adds, replaces and removes fields of records, and parts of their texts ({@code record_modifier}, fluentd
 * {@code @type record_modifier}).
 */
@Value.Immutable
public non-sealed interface RecordModifierFilter
        extends Filter, Editable<RecordModifierFilter, RecordModifierFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<RecordModifierFilter> SHAPE = Shape.object("record_modifier", Builder::new)
            .text("prepare_value", RecordModifierFilter::prepareValue, Builder::prepareValue)
            .text("char_encoding", RecordModifierFilter::charEncoding, Builder::charEncoding)
            .text("remove_keys", RecordModifierFilter::removeKeys, Builder::removeKeys)
            .text("whitelist_keys", RecordModifierFilter::whitelistKeys, Builder::whitelistKeys)
            .parts("replaces", RecordReplacement.class, RecordModifierFilter::replaces, Builder::replaces)
            .list("records", Shape.map(Scalar.TEXT), RecordModifierFilter::records, Builder::records)
            .rule(ModifierRules::checkKeys)
            .rule(ModifierRules::checkEncoding)
            .rule(ModifierRules::checkCode)
            .rule(ModifierRules::checkPreparation);

    /** Ruby code that runs once at the start; empty means none. */
    Optional<String> prepareValue();

    /**
     * The encoding of texts, such as {@code utf-8}, or the encodings between which they are converted, such as
     * {@code utf-8:euc-jp}; empty means that they stay as they are.
     */
    Optional<String> charEncoding();

    /** The fields to remove, separated by commas; not allowed with {@link #whitelistKeys()}. Empty means none. */
    Optional<String> removeKeys();

    /** The only fields to keep, separated by commas; empty means all. */
    Optional<String> whitelistKeys();

    /** The replacements in the values of fields, in order; empty means none. */
    List<RecordReplacement> replaces();

    /** The fields to set, in order, with placeholders such as <code>${record["host"]}</code>; empty means none. */
    List<Map<String, String>> records();

    /** A filter that the consumer fills in. */
    static RecordModifierFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the filter. */
    final class Builder extends ImmutableRecordModifierFilter.Builder implements ModelBuilder<RecordModifierFilter> {
        Builder() {}

        /** Adds a replacement. */
        public Builder addReplace(Consumer<RecordReplacement.Builder> spec) {
            return addReplace(RecordReplacement.of(spec));
        }

        /** Adds one field to set. */
        public Builder addRecord(String field, String value) {
            return addRecord(Map.of(field, value));
        }

        /** Builds the filter with immutable copies of the fields to set. */
        @Override
        public RecordModifierFilter build() {
            List<Map<String, String>> records = super.build().records();
            records(records.stream().map(OrderedTexts::copyOf).toList());
            return super.build();
        }
    }
}
