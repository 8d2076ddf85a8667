package dev.gleaner.logging.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How fluentd reads lists and maps that are not in JSON: commas divide the elements, and the first colon of an element
 * divides a name from its value (fluentd 1.14.6, lib/fluent/config/types.rb). Not for users: the rules of plug-ins use
 * it.
 */
public final class PlainList {
    private PlainList() {}

    /** The elements of a list. Blanks around commas do not count; empty elements at the end do not either. */
    public static List<String> of(String text) {
        List<String> elements = new ArrayList<>(
                Arrays.stream(Objects.requireNonNull(text, "text").split(",", -1))
                        .map(String::strip)
                        .toList());
        while (!elements.isEmpty() && elements.get(elements.size() - 1).isEmpty()) {
            elements.remove(elements.size() - 1);
        }
        return Collections.unmodifiableList(elements);
    }

    /**
     * The names and values of a map, in order; a name without a colon has no value. Empty if fluentd refuses the text,
     * because an element is empty.
     */
    public static Optional<Map<String, Optional<String>>> map(String text) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        for (String element : of(text)) {
            if (element.isEmpty()) {
                return Optional.empty();
            }
            int colon = element.indexOf(':');
            values.put(
                    colon < 0 ? element : element.substring(0, colon),
                    colon < 0 ? Optional.empty() : Optional.of(element.substring(colon + 1)));
        }
        return Optional.of(Collections.unmodifiableMap(values));
    }
}
