package dev.gleaner.logging.route;

import dev.gleaner.logging.filter.RecordModifierFilter;
import dev.gleaner.logging.filter.RecordReplacement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The filter {@code record_modifier}, which changes records in place (fluent-plugin-record-modifier 2.1.0). */
final class ModifierStage implements Label.FilterSection {
    private final List<FieldAccess> removed;
    private final List<String> kept;
    private final List<Replacement> replacements = new ArrayList<>();
    private final Map<String, Template> fields = new LinkedHashMap<>();

    private record Replacement(String name, Pattern pattern, String text) {
        static Replacement of(RecordReplacement filter) {
            return new Replacement(
                    filter.key(),
                    RubyPattern.ofFilter(filter.expression()),
                    filter.replace().replace("\\", "$"));
        }
    }

    ModifierStage(RecordModifierFilter filter) {
        this.removed = TransformerStage.names(filter.removeKeys()).stream()
                .map(FieldAccess::of)
                .toList();
        this.kept = TransformerStage.names(filter.whitelistKeys());
        filter.replaces().forEach(replacement -> replacements.add(Replacement.of(replacement)));
        filter.records().forEach(record -> new TreeMap<>(record)
                .forEach((name, text) -> fields.put(name, Template.of(text, true))));
    }

    @Override
    public List<Map<String, @Nullable Object>> filter(String tag, List<Map<String, @Nullable Object>> records) {
        for (Map<String, @Nullable Object> record : records) {
            fields.forEach((name, template) -> record.put(name, template.expand(tag, record)));
            removed.forEach(field -> field.delete(record));
            if (!kept.isEmpty()) {
                record.keySet().retainAll(kept);
            }
            for (Replacement replacement : replacements) {
                if (record.get(replacement.name()) instanceof String text) {
                    record.put(
                            replacement.name(),
                            replacement.pattern().matcher(text).replaceAll(replacement.text()));
                }
            }
        }
        return records;
    }
}
