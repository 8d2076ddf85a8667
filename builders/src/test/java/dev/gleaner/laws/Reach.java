package dev.gleaner.laws;

import dev.gleaner.document.Shape;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All objects that can be reached from a value through public methods without arguments. */
final class Reach {
    private static final String OURS = "dev.gleaner.";
    private static final String FABRIC8 = "io.fabric8.";

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Object> found = new ArrayList<>();

    private Reach() {}

    /** The value and all objects that can be reached from it, each once. */
    static List<Object> of(Object value) {
        Reach reach = new Reach();
        reach.visit(value);
        return reach.found;
    }

    static boolean isOurs(Object object) {
        return object.getClass().getName().startsWith(OURS);
    }

    static boolean isFabric8(Object object) {
        return object.getClass().getName().startsWith(FABRIC8);
    }

    private void visit(@Nullable Object object) {
        if (object == null || object instanceof Shape<?> || !seen.add(object)) {
            return;
        }
        found.add(object);
        if (object instanceof Optional<?> optional) {
            visit(optional.orElse(null));
        } else if (object instanceof Collection<?> collection) {
            collection.forEach(this::visit);
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                visit(key);
                visit(value);
            });
            visit(map.keySet());
            visit(map.values());
            visit(map.entrySet());
        } else if (object.getClass().isArray()) {
            IntStream.range(0, Array.getLength(object)).forEach(i -> visit(Array.get(object, i)));
        } else if (object instanceof Enum<?>) {
            return;
        } else if (isOurs(object) || isFabric8(object)) {
            accessors(object).forEach(accessor -> visit(call(accessor, object)));
        }
    }

    private static List<Method> accessors(Object object) {
        return Arrays.stream(object.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getReturnType() != void.class
                        && method.getDeclaringClass() != Object.class)
                .filter(method -> isOurs(object) || method.getName().startsWith("get") && !method.isDefault())
                .toList();
    }

    static @Nullable Object call(Method method, Object object, @Nullable Object... arguments) {
        try {
            method.setAccessible(true);
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(method + " fails", e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
