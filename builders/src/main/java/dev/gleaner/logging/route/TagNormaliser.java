package dev.gleaner.logging.route;

import dev.gleaner.logging.filter.TagNormaliserFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The filter {@code tag_normaliser}, which is a match section: it emits each record with a new tag into the label again.
 * It keeps the new tag of the last record of a tag's first batch, and gives it to all later records of the tag
 * (fluent-plugin-tag-normaliser, lib/fluent/plugin/out_tag_normaliser.rb).
 */
final class TagNormaliser implements Label.MatchSection {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([\\w./-]+)}");

    private final Label label;
    private final String format;
    private final TagPattern pattern;
    private final Map<String, FieldAccess> fields = new LinkedHashMap<>();
    private final Map<String, String> newTags = new LinkedHashMap<>();

    TagNormaliser(TagNormaliserFilter filter, Label label) {
        this.label = label;
        this.format = filter.format()
                .filter(text -> !text.isEmpty())
                .orElse("${namespace_name}.${pod_name}.${container_name}");
        this.pattern =
                TagPattern.of(filter.matchTag().filter(tag -> !tag.isEmpty()).orElse("kubernetes.**"));
        PLACEHOLDER
                .matcher(format)
                .results()
                .forEach(found -> fields.put(found.group(), FieldAccess.of("$.kubernetes." + found.group(1))));
    }

    @Override
    public boolean matches(String tag) {
        return pattern.matches(tag);
    }

    @Override
    public void process(String tag, List<Map<String, @Nullable Object>> records) {
        @Nullable String known = newTags.get(tag);
        if (known != null) {
            label.emit(known, records);
            return;
        }
        String newTag = "";
        for (Map<String, @Nullable Object> record : records) {
            newTag = tagOf(record);
            label.emit(newTag, List.of(record));
        }
        newTags.put(tag, newTag);
    }

    private String tagOf(Map<String, @Nullable Object> record) {
        String tag = format;
        for (Map.Entry<String, FieldAccess> field : fields.entrySet()) {
            String value = RubyValue.text(field.getValue().get(record));
            tag = tag.replace(field.getKey(), value.isEmpty() ? "unknown" : value);
        }
        return tag;
    }
}
