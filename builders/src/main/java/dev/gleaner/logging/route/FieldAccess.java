package dev.gleaner.logging.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The access to a field of a record by its name, or by a path such as {@code $.kubernetes.host} (fluentd 1.14.6,
 * lib/fluent/plugin_helper/record_accessor.rb).
 */
final class FieldAccess {
    private static final Pattern STEP = Pattern.compile("\\['([^']*)'\\]|\\[(-?[0-9]+)\\]|([^.\\[]+)");

    private final List<Object> keys;

    private FieldAccess(List<Object> keys) {
        this.keys = keys;
    }

    static FieldAccess of(String path) {
        if (!path.startsWith("$.") && !path.startsWith("$[")) {
            return new FieldAccess(List.of(path));
        }
        List<Object> keys = new ArrayList<>();
        Matcher step = STEP.matcher(path.substring(1));
        while (step.find()) {
            String index = step.group(2);
            keys.add(index != null ? Integer.valueOf(index) : step.group(1) != null ? step.group(1) : step.group(3));
        }
        return new FieldAccess(List.copyOf(keys));
    }

    /** The names and indices on the way to the field. */
    List<Object> keys() {
        return keys;
    }

    /** Whether it is a path into nested fields. */
    boolean isNested() {
        return keys.size() > 1;
    }

    /**
     * The value of the field; null if there is none.
     *
     * @throws FluentdError if a value on the path is neither a map nor a list
     */
    @Nullable
    Object get(Map<String, @Nullable Object> record) {
        return dig(record, keys.size());
    }

    /** The value that contains the field; null if there is none. */
    @Nullable
    Object parent(Map<String, @Nullable Object> record) {
        return dig(record, keys.size() - 1);
    }

    private @Nullable Object dig(Map<String, @Nullable Object> record, int depth) {
        @Nullable Object value = record;
        for (int i = 0; i < depth && value != null; i++) {
            value = step(value, keys.get(i));
        }
        return value;
    }

    private static @Nullable Object step(Object value, Object key) {
        if (value instanceof Map<?, ?> map) {
            return map.get(key);
        }
        if (!(value instanceof List<?> list)) {
            throw new FluentdError(RubyValue.className(value) + " does not have #dig method");
        }
        if (!(key instanceof Integer index)) {
            throw new FluentdError("no implicit conversion of String into Integer");
        }
        int at = index < 0 ? index + list.size() : index;
        return at >= 0 && at < list.size() ? list.get(at) : null;
    }

    /** Deletes the field. A nested field is deleted from all records that share the nested value. */
    void delete(Map<String, @Nullable Object> record) {
        @Nullable Object parent = parent(record);
        Object last = keys.get(keys.size() - 1);
        if (parent instanceof Map<?, ?> map) {
            map.remove(last);
        } else if (parent instanceof List<?> list
                && last instanceof Integer index
                && index >= 0
                && index < list.size()) {
            list.remove(index.intValue());
        }
    }
}
