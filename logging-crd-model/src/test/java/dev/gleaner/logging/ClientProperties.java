package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Models;
import dev.gleaner.document.Tree;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ClientProperties {
    /** Metadata that is of any type here, and of one type in fabric8's model. */
    private static final Set<String> TYPED = Set.of(
            "generateName",
            "selfLink",
            "generation",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "ownerReferences",
            "finalizers",
            "managedFields");

    @Provide
    Arbitrary<ApiObject> objects() {
        return Arbitraries.oneOf(GoldenTest.KINDS.stream()
                .map(kind -> objects(kind.asSubclass(ApiObject.class)))
                .toList());
    }

    private static <T extends ApiObject> Arbitrary<ApiObject> objects(Class<T> kind) {
        return Models.treesOf(kind)
                .map(ClientProperties::withServerFields)
                .map(tree -> Manifests.readLenient(tree.toYaml(), kind).orThrow());
    }

    /** The same object with the metadata of a stored one. */
    private static Tree withServerFields(Tree object) {
        Tree.Mapping mapping = (Tree.Mapping) object;
        return Tree.mapping(m -> mapping.fields()
                .forEach(field -> m.put(
                        field.name(),
                        field.name().equals("metadata") ? metadata((Tree.Mapping) field.value()) : field.value())));
    }

    private static Tree metadata(Tree.Mapping metadata) {
        return Tree.mapping(m -> {
            metadata.fields().stream()
                    .filter(field ->
                            !TYPED.contains(field.name()) && !field.name().equals("name"))
                    .forEach(field -> m.put(field.name(), field.value()));
            m.put("name", "a")
                    .put("generation", Tree.number(7))
                    .put("finalizers", Tree.sequence(Tree.text("f")))
                    .put("managedFields", Tree.sequence(Tree.mapping(f -> f.put("manager", "kubectl")
                            .put("fieldsV1", Tree.mapping(v -> v.put("f:spec", Tree.mapping(s -> {})))))));
        });
    }

    @Property(tries = 2_000)
    void aResourceIsReadAsTheObjectThatItWasMadeOf(@ForAll("objects") ApiObject object) {
        ApiObject read = GoldenTest.KINDS.stream()
                .filter(kind -> kind.isInstance(object))
                .findFirst()
                .<ApiObject>map(kind -> Manifests.readLenient(object.toResource(), kind.asSubclass(ApiObject.class))
                        .orThrow())
                .orElseThrow();
        assertThat(read).isEqualTo(object);
    }
}
