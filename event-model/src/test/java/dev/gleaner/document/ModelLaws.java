package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What holds for every value of every model type; the modules that have the types call this with random values. */
public final class ModelLaws {
    private ModelLaws() {}

    /** Reading what was written gives the same value, by YAML and by JSON, and the same text again. */
    public static <T extends OpenObject> void writingIsReadAsTheSameValue(T value, Class<T> type) {
        String yaml = Manifests.toYaml(value);
        T read = Manifests.readLenient(yaml, type).orThrow();
        assertThat(read).isEqualTo(value);
        assertThat(Manifests.toYaml(read)).isEqualTo(yaml);
        assertThat(Manifests.readLenient(Manifests.toJson(value), type).orThrow())
                .isEqualTo(value);
    }

    /** A field that no type knows survives a lenient reading wherever it is put, and is an error to a strict one. */
    public static <T extends OpenObject> void unknownFieldsSurviveAnywhere(Tree tree, int place, Class<T> type) {
        int places = countMappings(tree);
        Tree changed = insert(tree, new int[] {Math.floorMod(place, places)});
        Reading<T> reading = ManifestReader.lenient().read(Source.of(changed.toYaml()), type);
        assertThat(reading.orThrow().toTree().toYaml()).contains(UNKNOWN);
        assertThat(ManifestReader.lenient()
                        .read(Source.of(reading.orThrow().toTree().toYaml()), type)
                        .orThrow()
                        .toTree())
                .isEqualTo(reading.orThrow().toTree());
    }

    private static final String UNKNOWN = "fieldThatNobodyKnows";

    private static int countMappings(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            return 1
                    + mapping.fields().stream()
                            .mapToInt(f -> countMappings(f.value()))
                            .sum();
        }
        return tree instanceof Tree.Sequence sequence
                ? sequence.items().stream().mapToInt(ModelLaws::countMappings).sum()
                : 0;
    }

    private static Tree insert(Tree tree, int[] place) {
        if (tree instanceof Tree.Mapping mapping) {
            boolean here = place[0]-- == 0;
            return Tree.mapping(m -> {
                mapping.fields().forEach(field -> m.put(field.name(), insert(field.value(), place)));
                if (here) {
                    m.put(UNKNOWN, "kept");
                }
            });
        }
        if (tree instanceof Tree.Sequence sequence) {
            List<Tree> items =
                    sequence.items().stream().map(item -> insert(item, place)).toList();
            return new Tree.Sequence(items, Position.NONE);
        }
        return tree;
    }
}
