package dev.gleaner.laws;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tries to change objects in every way that their types allow, and counts the attempts. */
final class Attack {
    /** Ways to change a collection, a map, an object of fabric8 or an array. */
    static final List<String> WAYS = List.of(
            "add",
            "addAll",
            "remove",
            "clear",
            "iterator remove",
            "set",
            "sort",
            "replaceAll",
            "put",
            "map remove",
            "map clear",
            "map replaceAll",
            "entry",
            "setter",
            "array");

    private final Map<String, Integer> tries = new TreeMap<>();

    /** The number of attempts by way. */
    Map<String, Integer> tries() {
        return tries;
    }

    @SuppressWarnings("unchecked")
    void on(Object target) {
        if (target instanceof List<?> list) {
            onList((List<@Nullable Object>) list);
        }
        if (target instanceof Collection<?> collection) {
            onCollection((Collection<@Nullable Object>) collection);
        } else if (target instanceof Map<?, ?> map) {
            onMap((Map<@Nullable Object, @Nullable Object>) map);
        } else if (target instanceof Map.Entry<?, ?> entry) {
            attempt("entry", () -> ((Map.Entry<Object, @Nullable Object>) entry).setValue(null));
        } else if (target.getClass().isArray()
                && !target.getClass().getComponentType().isPrimitive()) {
            for (int i = 0; i < Array.getLength(target); i++) {
                int index = i;
                attempt("array", () -> Array.set(target, index, null));
            }
        } else if (Reach.isFabric8(target)) {
            onSetters(target);
        }
    }

    private void onList(List<@Nullable Object> list) {
        attempt("sort", () -> list.sort(Collections.reverseOrder()));
        attempt("replaceAll", () -> list.replaceAll(element -> null));
        attempt("set", () -> list.set(0, null));
        attempt("add", () -> list.add(0, list.isEmpty() ? null : list.get(0)));
    }

    private void onCollection(Collection<@Nullable Object> collection) {
        List<@Nullable Object> elements = new ArrayList<>(collection);
        attempt("add", () -> collection.add(elements.isEmpty() ? "new" : elements.get(0)));
        attempt("addAll", () -> collection.addAll(List.of("new")));
        attempt("iterator remove", () -> {
            Iterator<@Nullable Object> iterator = collection.iterator();
            iterator.next();
            iterator.remove();
        });
        attempt("remove", () -> collection.remove(elements.get(0)));
        attempt("clear", collection::clear);
    }

    private void onMap(Map<@Nullable Object, @Nullable Object> map) {
        List<@Nullable Object> keys = new ArrayList<>(map.keySet());
        attempt("put", () -> map.put("new", keys.isEmpty() ? "new" : map.get(keys.get(0))));
        attempt("map replaceAll", () -> map.replaceAll((key, value) -> null));
        attempt("map remove", () -> map.remove(keys.get(0)));
        attempt("map clear", map::clear);
    }

    private void onSetters(Object target) {
        for (Method method : target.getClass().getMethods()) {
            if (method.getName().startsWith("set")) {
                @Nullable
                Object[] arguments = Arrays.stream(method.getParameterTypes())
                        .map(Attack::other)
                        .toArray();
                attempt("setter", () -> Reach.call(method, target, arguments));
            }
        }
    }

    private static @Nullable Object other(Class<?> type) {
        return type == String.class ? "new" : null;
    }

    /** An attempt may be refused by any exception. */
    private void attempt(String way, Runnable change) {
        tries.merge(way, 1, Integer::sum);
        try {
            change.run();
        } catch (RuntimeException refused) {
            // The caller checks whether the value has changed.
        }
    }
}
