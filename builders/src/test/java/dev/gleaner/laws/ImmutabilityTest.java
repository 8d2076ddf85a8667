package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.UnknownFields;
import dev.gleaner.harvester.HarvesterLogging;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.output.NullOutput;
import dev.gleaner.manifest.ManifestFile;
import dev.gleaner.manifest.ManifestSet;
import dev.gleaner.manifest.Topic;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Values cannot be changed: neither through the objects that they return, at any depth, nor through those they were
 * built from.
 */
class ImmutabilityTest {
    @Test
    void whatIsHandedOutChangesNothing() {
        Attack attack = new Attack();
        for (OpenObject value : Samples.values()) {
            String before = value.toYaml();
            String inWords = value.toString();
            Reach.of(value).forEach(attack::on);
            assertThat(value.toYaml()).isEqualTo(before);
            assertThat(value).hasToString(inWords);
        }
        assertThatMuchWasTried(attack, 20);
    }

    @Test
    void setsAndReadingsDoNotChangeEither() {
        Attack attack = new Attack();
        for (ManifestSet set : Samples.sets()) {
            String before = set.toYaml();
            ManifestReader.Documents documents = ManifestReader.strict().readAll(Source.of(before));
            Stream.of(set, documents).flatMap(o -> Reach.of(o).stream()).forEach(attack::on);
            assertThat(set.toYaml()).isEqualTo(before);
            assertThat(documents.parts()).extracting(Part::tree).isEqualTo(trees(before));
        }
        assertThatMuchWasTried(attack, 2);
    }

    private static List<Tree> trees(String yaml) {
        return ManifestReader.strict().readAll(Source.of(yaml)).parts().stream()
                .map(Part::tree)
                .toList();
    }

    /** No method of Gleaner returns an array. */
    private static void assertThatMuchWasTried(Attack attack, int times) {
        assertThat(Attack.WAYS)
                .filteredOn(way -> !way.equals("array"))
                .allSatisfy(way ->
                        assertThat(attack.tries().getOrDefault(way, 0)).as(way).isGreaterThan(times));
    }

    @Test
    void whatAValueWasMadeOfChangesNothing() {
        AtomicInteger made = new AtomicInteger();
        Samples.values().stream()
                .flatMap(value -> Reach.of(value).stream())
                .filter(OpenObject.class::isInstance)
                .map(OpenObject.class::cast)
                .forEach(object -> remake(object, made));
        assertThat(made).hasValueGreaterThan(400);
    }

    /**
     * Builds copies of an object with mutable collections, through every method that takes one, and changes the
     * collections afterwards.
     */
    private static void remake(OpenObject object, AtomicInteger made) {
        for (Method accessor : object.getClass().getMethods()) {
            if (accessor.getParameterCount() > 0 || accessor.getDeclaringClass() == Object.class) {
                continue;
            }
            Object held = accessor.getReturnType() == Optional.class
                            || accessor.getReturnType() == List.class
                            || accessor.getReturnType() == Map.class
                    ? Reach.call(accessor, object)
                    : null;
            Object content = held instanceof Optional<?> optional ? optional.orElse(null) : held;
            if (content instanceof List<?> || content instanceof Map<?, ?>) {
                String name = accessor.getName();
                takers(ModelType.of(object).builder(), name).forEach(taker -> {
                    Object given = given(content, taker);
                    assertThatItIsCopied(build(object, taker, given), given);
                    made.incrementAndGet();
                });
            }
        }
    }

    private static void assertThatItIsCopied(@Nullable Object made, Object given) {
        OpenObject copy = (OpenObject) Objects.requireNonNull(made);
        String before = copy.toTree().toYaml();
        change(given);
        assertThat(copy.toTree().toYaml()).isEqualTo(before);
    }

    private static List<Method> takers(Class<?> type, String name) {
        return Arrays.stream(type.getMethods())
                .filter(method ->
                        method.getName().equals(name) && method.getParameterCount() == 1 && !method.isBridge())
                .filter(method -> canBeChanged(method.getParameterTypes()[0]))
                .toList();
    }

    private static boolean canBeChanged(Class<?> type) {
        return type.isArray() ? !type.getComponentType().isPrimitive() : type != Consumer.class;
    }

    /** The argument for a method, made of mutable collections. */
    private static Object given(Object content, Method taker) {
        Object copy = mutable(content);
        Class<?> wanted = taker.getParameterTypes()[0];
        if (wanted == Optional.class) {
            return Optional.of(copy);
        }
        if (wanted.isArray()) {
            List<?> list = (List<?>) copy;
            return list.toArray((Object[]) Array.newInstance(wanted.getComponentType(), list.size()));
        }
        return copy;
    }

    private static Object mutable(Object content) {
        if (content instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(mutable(element)));
            return copy;
        }
        if (content instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(key, mutable(value)));
            return copy;
        }
        return content;
    }

    private static void change(Object given) {
        Attack attack = new Attack();
        List<Object> parts = Reach.of(given);
        for (int i = parts.size() - 1; i >= 0; i--) {
            attack.on(parts.get(i));
        }
    }

    private static @Nullable Object build(OpenObject object, Method taker, Object given) {
        Consumer<Object> change = builder -> Reach.call(taker, builder, given);
        return Reach.call(method(Editable.class, "edit", Consumer.class), object, change);
    }

    private static Method method(Class<?> type, String name, Class<?> parameter) {
        try {
            return type.getMethod(name, parameter);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anEmbeddedObjectIsWhatItWas() {
        Toleration given = new TolerationBuilder().withKey("a").build();
        Embedded<Toleration> embedded = Embedded.of(given);
        given.setKey("b");
        embedded.get().setKey("c");

        assertThat(embedded.get().getKey()).isEqualTo("a");
        assertThat(embedded.tree()).isEqualTo(Tree.mapping(m -> m.put("key", "a")));
    }

    @Test
    void aMappingForgetsItsBuilder() {
        List<Tree.MappingBuilder> escaped = new ArrayList<>();
        Consumer<Tree.MappingBuilder> spec = m -> escaped.add(m.put("a", "b"));
        Tree.Mapping mapping = Tree.mapping(spec);
        UnknownFields fields = UnknownFields.of(spec);
        Embedded<Toleration> embedded = Embedded.of(Toleration.class, spec);
        escaped.forEach(builder -> builder.put("a", "changed").put("late", "changed"));

        assertThat(escaped).hasSize(3);
        assertThat(mapping.toYaml()).isEqualTo("a: b\n");
        assertThat(fields.get("a")).contains(Tree.text("b"));
        assertThat(fields.names()).containsExactly("a");
        assertThat(embedded.tree()).isEqualTo(mapping);
    }

    @Test
    void aListOfTreesIsCopied() {
        List<Tree> items = new ArrayList<>(List.of(Tree.text("a")));
        Tree[] array = {Tree.text("a")};
        String[] texts = {"a"};
        List<Tree> sequences =
                List.of(new Tree.Sequence(items, Position.NONE), Tree.sequence(array), Tree.texts(texts));
        items.clear();
        array[0] = Tree.nothing();
        texts[0] = "b";

        assertThat(sequences)
                .allSatisfy(sequence -> assertThat(sequence.toYaml()).isEqualTo("- a\n"));
    }

    @Test
    void aSetIsWhatItWasWhenItWasBuilt() {
        HarvesterLogging logging = HarvesterLogging.release(HarvesterRelease.V1_1_3);
        ManifestSet set = logging.build();
        String before = set.toYaml();
        logging.addAuditOutput("late", NullOutput.of(n -> {}));
        List<ManifestFile> files = new ArrayList<>(set.files());
        ManifestSet copy = ManifestSet.of(files);
        files.clear();

        assertThat(set.toYaml()).isEqualTo(before);
        assertThat(copy.toYaml()).isEqualTo(before);
    }

    @Test
    void aFileKeepsTheManifestsThatItWasGiven() {
        Manifest[] manifests = Samples.sets().get(0).manifests().toArray(Manifest[]::new);
        ManifestFile documents = ManifestFile.documents("a.yaml", Topic.AUDIT, "all", manifests);
        ManifestFile resources = ManifestFile.resources("b.yaml", Topic.AUDIT, "all", manifests);
        String before = documents.toYaml() + resources.toYaml();
        manifests[0] = manifests[1];

        assertThat(documents.toYaml() + resources.toYaml()).isEqualTo(before);
        assertThat(documents.manifests().get(0)).isNotEqualTo(manifests[0]);
        assertThat(resources.manifests()).isEqualTo(documents.manifests());
    }
}
