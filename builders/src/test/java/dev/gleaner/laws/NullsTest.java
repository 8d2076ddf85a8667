package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.Bounds;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.lint.Lint;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.Topic;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every public method refuses null with the name of the parameter. */
class NullsTest {
    /** Classes that users do not call. */
    private static final List<String> NOT_CALLED = List.of(
            "dev.gleaner.event.line.",
            "dev.gleaner.event.read.",
            "dev.gleaner.audit.evaluate.Patterns",
            "dev.gleaner.document.JsonPieces");

    /** Plain values of the types that parameters have. */
    private final Map<Class<?>, Object> values = Map.ofEntries(
            Map.entry(String.class, "x"),
            Map.entry(int.class, 0),
            Map.entry(long.class, 0L),
            Map.entry(boolean.class, false),
            Map.entry(Class.class, AuditPolicy.class),
            Map.entry(InputStream.class, new ByteArrayInputStream(new byte[0])),
            Map.entry(List.class, List.of()),
            Map.entry(Collection.class, List.of()),
            Map.entry(Map.class, Map.of()),
            Map.entry(Stream.class, Stream.empty()),
            Map.entry(Duration.class, Duration.ZERO),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(Consumer.class, (Consumer<Object>) o -> {}),
            Map.entry(BiConsumer.class, (BiConsumer<Object, Object>) (o, p) -> {}),
            Map.entry(Function.class, (Function<Object, Object>) o -> o),
            Map.entry(Predicate.class, (Predicate<Object>) o -> true),
            Map.entry(Supplier.class, (Supplier<Object>) () -> "x"),
            Map.entry(Object.class, "x"),
            Map.entry(Object[].class, new Object[0]));

    @TempDir
    private Path folder;

    @Test
    void nullIsToldByItsName() {
        List<Object> samples = samples();
        Set<String> unnamed = new TreeSet<>();
        int tried = 0;
        for (Class<?> type : publicTypes()) {
            for (Constructor<?> constructor : type.getConstructors()) {
                tried += Modifier.isAbstract(type.getModifiers()) ? 0 : check(constructor, null, samples, unnamed);
            }
            for (Method method : type.getDeclaredMethods()) {
                if (!Modifier.isPublic(method.getModifiers()) || method.isSynthetic() || isOfJava(method)) {
                    continue;
                }
                if (Modifier.isStatic(method.getModifiers())) {
                    tried += check(method, null, samples, unnamed);
                } else {
                    Object target = sample(type, samples);
                    tried += target == null ? 0 : check(method, target, samples, unnamed);
                }
            }
        }
        assertThat(unnamed).isEmpty();
        assertThat(tried).isGreaterThan(250);
    }

    private static List<Class<?>> publicTypes() {
        return OurClasses.all().stream()
                .filter(type -> !type.getSimpleName().startsWith("Immutable"))
                .filter(type -> !type.getSimpleName().startsWith("With"))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> NOT_CALLED.stream().noneMatch(type.getName()::startsWith))
                .filter(NullsTest::isPublic)
                .toList();
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }

    /** The objects on which methods are called, and which they receive. */
    private List<Object> samples() {
        ManifestSet set = HarvesterLogging.release(HarvesterRelease.V1_1_3).build();
        AuditPolicy policy = HarvesterAuditPolicy.shipped();
        List<Object> samples = new ArrayList<>(List.of(
                folder.resolve("none"),
                set,
                set.files().get(0),
                policy,
                Source.of("x"),
                ManifestReader.strict(),
                ManifestReader.strict().readAll(Source.of("x")),
                Manifests.read(policy.toYaml(), AuditPolicy.class),
                ParsedFile.of(set.files().get(1)),
                ParsedFile.of(set.files().get(1)).objects().get(0),
                Lint.of(set),
                HarvesterLogging.release(HarvesterRelease.V1_1_3),
                AuditPolicyEvaluator.of(policy),
                AuditRequest.of("GET", "/"),
                KubernetesVersion.DEFAULT,
                Version.of("1.2.3"),
                Bounds.DEFAULT,
                FieldPath.ROOT,
                Position.NONE,
                DocumentFault.TYPE,
                new Part("f", FieldPath.ROOT, policy.toTree()),
                Topic.AUDIT,
                ManifestFile.documents("x", Topic.AUDIT, "x")));
        samples.add(Tree.mapping(m -> m.put("a", "b")));
        Map<Class<?>, Object> reached = new LinkedHashMap<>();
        for (OpenObject value : Samples.values()) {
            Reach.of(value).forEach(object -> reached.putIfAbsent(object.getClass(), object));
        }
        samples.addAll(reached.values());
        return samples;
    }

    /** Calls the executable with null for each parameter in turn, and returns the number of calls. */
    private int check(Executable executable, @Nullable Object target, List<Object> samples, Set<String> unnamed) {
        Parameter[] parameters = executable.getParameters();
        int tried = 0;
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].getType().isPrimitive() || isNullable(parameters[i])) {
                continue;
            }
            @Nullable Object[] arguments = new Object[parameters.length];
            boolean known = true;
            for (int j = 0; j < parameters.length; j++) {
                arguments[j] = j == i ? null : sample(parameters[j].getType(), samples);
                known &= j == i || arguments[j] != null;
            }
            if (known) {
                tried++;
                String message = call(executable, target, arguments);
                if (!message.equals(parameters[i].getName())) {
                    unnamed.add(name(executable) + " " + parameters[i].getName() + ": " + message);
                }
            }
        }
        return tried;
    }

    private static boolean isNullable(Parameter parameter) {
        return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Whether Java determines the behaviour of a method: {@code equals} and {@code valueOf} of enums. */
    private static boolean isOfJava(Method method) {
        return method.getName().equals("equals")
                || method.getDeclaringClass().isEnum() && method.getName().equals("valueOf");
    }

    private @Nullable Object sample(Class<?> type, List<Object> samples) {
        if (values.containsKey(type)) {
            return values.get(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        return samples.stream().filter(type::isInstance).findFirst().orElse(null);
    }

    /** The message of the exception. */
    private static String call(Executable executable, @Nullable Object target, @Nullable Object[] arguments) {
        try {
            if (executable instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else {
                executable.setAccessible(true);
                ((Method) executable).invoke(target, arguments);
            }
            return "nothing is thrown";
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            return thrown instanceof NullPointerException
                    ? String.valueOf(thrown.getMessage())
                    : String.valueOf(thrown);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static String name(Executable executable) {
        return executable.getDeclaringClass().getName().replaceFirst("dev\\.gleaner\\.", "") + "."
                + executable.getName().replaceFirst(".*\\.", "")
                + Arrays.stream(executable.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList();
    }
}
