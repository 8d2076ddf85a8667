package dev.gleaner.logging.route;

import dev.gleaner.logging.filter.DedotFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filter {@code dedot}: dots in the names of fields are replaced (fluent-plugin-dedot_filter 1.0.0). */
final class DedotStage implements Label.FilterSection {
    private final String separator;
    private final boolean isNested;

    DedotStage(DedotFilter filter) {
        this.separator = filter.deDotSeparator().filter(text -> !text.isEmpty()).orElse("_");
        this.isNested = filter.deDotNested().orElse(false);
    }

    @Override
    public List<Map<String, @Nullable Object>> filter(String tag, List<Map<String, @Nullable Object>> records) {
        List<Map<String, @Nullable Object>> renamed = new ArrayList<>();
        records.forEach(record -> renamed.add(rename(record)));
        return renamed;
    }

    private Map<String, @Nullable Object> rename(Map<?, ?> map) {
        Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
        map.forEach((name, value) ->
                renamed.put(String.valueOf(name).replace(".", separator), isNested ? renameInside(value) : value));
        return renamed;
    }

    private @Nullable Object renameInside(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return rename(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> renamed = new ArrayList<>();
            list.forEach(item -> renamed.add(item instanceof Map<?, ?> map ? rename(map) : item));
            return renamed;
        }
        return value;
    }
}
