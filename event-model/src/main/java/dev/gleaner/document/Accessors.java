package dev.gleaner.document;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The accessors of the fields of a model type, which is an interface. A shape knows an accessor only as a function; the
 * function is called with an object that records which method it calls.
 */
final class Accessors {
    private static final ClassValue<Accessors> OF_TYPES = new ClassValue<>() {
        @Override
        protected Accessors computeValue(Class<?> type) {
            return new Accessors(type);
        }
    };

    private static final Map<Class<?>, Object> EMPTY = Map.of(
            Optional.class,
            Optional.empty(),
            List.class,
            List.of(),
            Map.class,
            Map.of(),
            int.class,
            0,
            boolean.class,
            false,
            long.class,
            0L);

    private final List<Method> called = new ArrayList<>();
    private final Object recorder;

    /** The accessors, by field or choice. A shape contains each of these once, so that identity is enough. */
    private final IdentityHashMap<Object, Method> methods = new IdentityHashMap<>();

    private Accessors(Class<?> type) {
        recorder = recorder(type);
        ObjectShape<?, ?> shape = Shape.of(type.asSubclass(OpenObject.class));
        shape.fields().forEach(this::record);
        InlineChoice<?, ?, ?> inline = shape.inline();
        if (inline != null) {
            record(inline, inline.get());
        }
    }

    /**
     * The accessors of a type.
     *
     * @throws IllegalArgumentException if it is not an interface
     */
    static Accessors of(Class<?> type) {
        return OF_TYPES.get(type);
    }

    /** The accessor of a field that is not carried, or of a choice. */
    Method of(Object field) {
        return Objects.requireNonNull(methods.get(field), () -> "no accessor of " + field);
    }

    private Object recorder(Class<?> type) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            called.add(method);
            return empty(method);
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static @Nullable Object empty(Method method) {
        return EMPTY.get(method.getReturnType());
    }

    private void record(ObjectField<?, ?, ?> field) {
        if (!field.isCarried()) {
            record(field, field.get());
        }
        ObjectField<?, ?, ?> former = field.former();
        if (former != null) {
            record(former, former.get());
        }
    }

    @SuppressWarnings("unchecked")
    private void record(Object field, Function<?, ?> get) {
        called.clear();
        Object value = ((Function<Object, Object>) get).apply(recorder);
        if (called.isEmpty()) {
            throw new IllegalStateException(field + " is " + value + " without an accessor");
        }
        methods.put(field, called.get(0));
    }
}
