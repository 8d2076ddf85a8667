package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.RecordAccessor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Adds, replaces and removes fields of records ({@code record_transformer}, fluentd {@code @type record_transformer}).
 */
@Value.Immutable
public non-sealed interface RecordTransformerFilter
        extends Filter, Editable<RecordTransformerFilter, RecordTransformerFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<RecordTransformerFilter> SHAPE = Shape.object("record_transformer", Builder::new)
            .text("remove_keys", RecordTransformerFilter::removeKeys, Builder::removeKeys)
            .text("keep_keys", RecordTransformerFilter::keepKeys, Builder::keepKeys)
            .flag("renew_record", RecordTransformerFilter::renewRecord, Builder::renewRecord)
            .text("renew_time_key", RecordTransformerFilter::renewTimeKey, Builder::renewTimeKey)
            .flag("enable_ruby", RecordTransformerFilter::enableRuby, Builder::enableRuby)
            .flag("auto_typecast", RecordTransformerFilter::autoTypecast, Builder::autoTypecast)
            .list("records", Shape.map(Scalar.TEXT), RecordTransformerFilter::records, Builder::records)
            .rule(RecordTransformerFilter::checkKeepKeys)
            .rule(RecordAccessor.listRule("remove_keys", "keep_keys"));

    /** The fields to remove, separated by commas; empty means none. */
    Optional<String> removeKeys();

    /** The only fields to keep, separated by commas; requires {@code renew_record}. Empty means none. */
    Optional<String> keepKeys();

    /** Whether a record is created without its original fields; empty means false. */
    Optional<Boolean> renewRecord();

    /** The field with the new time of the record, in seconds of Unix time; empty means that the time stays. */
    Optional<String> renewTimeKey();

    /** Whether placeholders are Ruby expressions; empty means false. */
    Optional<Boolean> enableRuby();

    /** Whether a value that consists of one placeholder keeps its type; empty means that it becomes text. */
    Optional<Boolean> autoTypecast();

    /** The fields to set, in order, with placeholders such as {@code ${record["host"]}}; empty means none. */
    List<Map<String, String>> records();

    /** A filter that the consumer fills in. */
    static RecordTransformerFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkKeepKeys(Tree.Mapping filter, Position position, FieldPath path, Violations violations) {
        if (filter.hasValue("keep_keys") && !FilterOptions.isOn(filter, "renew_record")) {
            violations.report(FilterFault.KEEP_KEYS, filter, path, "keep_keys");
        }
    }

    /** Builds the filter. */
    final class Builder extends ImmutableRecordTransformerFilter.Builder
            implements ModelBuilder<RecordTransformerFilter> {
        Builder() {}

        /** Adds one field to set. */
        public Builder addRecord(String field, String value) {
            return addRecord(Map.of(field, value));
        }

        /** Builds the filter with immutable copies of the fields to set. */
        @Override
        public RecordTransformerFilter build() {
            List<Map<String, String>> records = super.build().records();
            records(records.stream().map(OrderedTexts::copyOf).toList());
            return super.build();
        }
    }
}
