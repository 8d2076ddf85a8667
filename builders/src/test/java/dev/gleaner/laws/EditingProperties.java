package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Models;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.UnknownFields;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** An edit returns a copy in which only the edited fields differ. */
class EditingProperties {
    @Provide
    Arbitrary<OpenObject> values() {
        return Arbitraries.of(Samples.TYPES).flatMap(EditingProperties::valuesOf);
    }

    private static Arbitrary<OpenObject> valuesOf(Class<? extends OpenObject> type) {
        return Models.treesOf(type)
                .map(tree -> Manifests.readLenient(tree.toYaml(), type).orThrow());
    }

    @Property(tries = 500)
    void anEditOfNothingGivesAnEqualValue(@ForAll("values") OpenObject value) {
        for (OpenObject part : parts(value)) {
            OpenObject copy = edit(part, b -> {});
            assertThat(copy).isEqualTo(part);
            assertThat(copy.toYaml()).isEqualTo(part.toYaml());
        }
    }

    @Property(tries = 200)
    void anEditOfOneFieldChangesThatFieldAlone(@ForAll("values") OpenObject value, @ForAll("values") OpenObject other) {
        Map<ModelType, OpenObject> others = new HashMap<>();
        parts(other).forEach(part -> others.put(ModelType.of(part), part));
        for (OpenObject part : parts(value)) {
            ModelType type = ModelType.of(part);
            OpenObject source = others.getOrDefault(type, part);
            type.fields().forEach(field -> checkEditOf(field, part, source, type));
        }
    }

    @Property(tries = 500)
    void aConsumerForAPartStartsFromThePartThatIsThere(@ForAll("values") OpenObject value) {
        Consumer<Object> nothing = part -> {};
        for (OpenObject part : parts(value)) {
            ModelType type = ModelType.of(part);
            type.parts().forEach((field, taker) -> {
                boolean there = !Optional.empty().equals(Reach.call(field, part));
                if (there) {
                    assertThat(edit(part, b -> Reach.call(taker, b, nothing))).isEqualTo(part);
                }
            });
        }
    }

    private static void checkEditOf(Method field, OpenObject value, OpenObject source, ModelType type) {
        String before = value.toYaml();
        Object wanted = Reach.call(field, source);
        OpenObject changed = edit(value, b -> Reach.call(type.setter(field), b, wanted));
        assertThat(type.fields()).allSatisfy(each -> assertThat(Reach.call(each, changed))
                .isEqualTo(each.equals(field) ? wanted : Reach.call(each, value)));
        assertThat(value.toYaml()).isEqualTo(before);
    }

    /** The samples contain every model type, and most of their fields. */
    @Test
    void everyTypeIsEdited() {
        Set<ModelType> types = new HashSet<>();
        Set<Method> deeper = new HashSet<>();
        Samples.values().forEach(value -> parts(value).forEach(part -> {
            types.add(ModelType.of(part));
            deeper.addAll(ModelType.of(part).parts().values());
            UnknownFields fields = UnknownFields.of(f -> f.put("kept", "yes"));
            OpenObject changed = edit(part, b -> Reach.call(unknownFields(part), b, fields));
            assertThat(edit(changed, b -> {})).isEqualTo(changed);
            assertThat(changed.unknownFields()).isEqualTo(fields);
        }));
        assertThat(types).hasSizeGreaterThan(60);
        assertThat(deeper).hasSizeGreaterThan(40);
    }

    private static Method unknownFields(OpenObject value) {
        ModelType type = ModelType.of(value);
        return type.fields().stream()
                .filter(field -> field.getName().equals("unknownFields"))
                .findFirst()
                .map(type::setter)
                .orElseThrow();
    }

    /** A value and all values in its fields, at any depth. */
    private static List<OpenObject> parts(Object value) {
        List<OpenObject> parts = new ArrayList<>();
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(content -> parts.addAll(parts(content)));
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(element -> parts.addAll(parts(element)));
        } else if (value instanceof OpenObject object) {
            parts.add(object);
            ModelType.of(object)
                    .fields()
                    .forEach(field -> parts.addAll(parts(Objects.requireNonNull(Reach.call(field, object)))));
        }
        return parts;
    }

    private static OpenObject edit(OpenObject value, Consumer<Object> change) {
        return ((Editable<?, ?>) value).edit(change);
    }
}
