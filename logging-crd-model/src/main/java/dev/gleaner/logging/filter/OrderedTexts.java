package dev.gleaner.logging.filter;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An immutable map of texts in insertion order. */
final class OrderedTexts extends AbstractMap<String, String> {
    private final Map<String, String> texts;

    private OrderedTexts(Map<String, String> texts) {
        this.texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    static Map<String, String> copyOf(Map<String, String> texts) {
        return texts instanceof OrderedTexts ? texts : new OrderedTexts(texts);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return texts.entrySet();
    }
}
