package dev.gleaner.logging.route;

import dev.gleaner.logging.filter.RecordTransformerFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The filter {@code record_transformer} (fluentd 1.14.6, lib/fluent/plugin/filter_record_transformer.rb). A nested field
 * that it removes is gone for later flows, too, because flows share nested values.
 */
final class TransformerStage implements Label.FilterSection {
    private final boolean renews;
    private final List<FieldAccess> removed;
    private final List<String> kept;
    private final Map<String, Template> fields = new LinkedHashMap<>();

    TransformerStage(RecordTransformerFilter filter) {
        this.renews = filter.renewRecord().orElse(false);
        this.removed = names(filter.removeKeys()).stream().map(FieldAccess::of).toList();
        this.kept = renews ? names(filter.keepKeys()) : List.of();
        boolean isRuby = filter.enableRuby().orElse(false);
        filter.records().forEach(record -> new TreeMap<>(record)
                .forEach((name, text) -> fields.put(name, Template.of(text, isRuby))));
    }

    /** The names in a list with commas. */
    static List<String> names(Optional<String> text) {
        return text.map(list -> RuleText.list(List.of(list))).orElse(List.of());
    }

    @Override
    public List<Map<String, @Nullable Object>> filter(String tag, List<Map<String, @Nullable Object>> records) {
        List<Map<String, @Nullable Object>> changed = new ArrayList<>();
        for (Map<String, @Nullable Object> record : records) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>(renews ? Map.of() : record);
            kept.forEach(name -> copy.put(name, record.get(name)));
            fields.forEach((name, template) -> copy.put(name, template.expand(tag, record)));
            removed.forEach(field -> field.delete(copy));
            changed.add(copy);
        }
        return changed;
    }
}
