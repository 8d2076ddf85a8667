package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What holds for every value of every model type; the modules that have the types call this with random values. */
public final class ModelLaws {
    private ModelLaws() {}

    /** Reading what was written gives the same value, by YAML and by JSON, and the same text again. */
    public static <T extends OpenObject> void writingIsReadAsTheSameValue(Tree tree, Class<T> type) {
        T value = read(tree, type).orThrow();
        String yaml = value.toYaml();
        T read = Manifests.readLenient(yaml, type).orThrow();
        assertThat(read).isEqualTo(value);
        assertThat(read.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.readLenient(value.toJson(), type).orThrow()).isEqualTo(value);
    }

    /** What is written of a value that was read is equal to what was read: also empty values and null. */
    public static <T extends OpenObject> void whatWasReadIsWritten(Tree tree, Class<T> type) {
        T value = read(tree, type).orThrow();
        assertThat(value.toTree()).isEqualTo(tree);
        assertThat(read(value.toTree(), type).orThrow().toTree()).isEqualTo(tree);
    }

    /** A field that no type knows survives a lenient reading wherever it is put, where it is read again. */
    public static <T extends OpenObject> void unknownFieldsSurviveAnywhere(Tree tree, int place, Class<T> type) {
        int at = Math.floorMod(place, countMappings(tree));
        // Where names are free, any name is known, and only the type of its value counts.
        Tree changed = Stream.of(Tree.text("kept"), Tree.mapping(m -> {}), Tree.sequence())
                .map(value -> insert(tree, value, new int[] {at}))
                .filter(candidate -> read(candidate, type).value().isPresent())
                .findFirst()
                .orElseThrow();
        Tree written = read(changed, type).orThrow().toTree();
        assertThat(written.toYaml()).contains(UNKNOWN);
        assertThat(read(written, type).orThrow().toTree()).isEqualTo(written);
    }

    /** A value does not say in words what stands in a field that no type knows. */
    public static <T extends OpenObject> void unknownFieldsDoNotShow(Tree tree, int place, Class<T> type) {
        String secret = "secret-7f3a";
        int at = Math.floorMod(place, countMappings(tree));
        Tree changed = insert(tree, Tree.mapping(m -> m.put("password", secret)), new int[] {at});
        Reading<T> reading = read(changed, type);
        assertThat(reading.toString()).doesNotContain(secret);
        // There is no value where names are free and the mapping is not what they stand for.
        reading.value().ifPresent(value -> {
            assertThat(value.toTree().toYaml()).contains(secret);
            assertThat(value.toString()).doesNotContain(secret);
        });
    }

    /** However broken a text is, a reader gives a value or says what is wrong, and throws nothing. */
    public static <T extends OpenObject> void brokenTextIsReadOrRefused(String text, long seed, Class<T> type) {
        String broken = BrokenText.of(text, new Random(seed));
        for (ManifestReader reader : List.of(ManifestReader.strict(), ManifestReader.lenient())) {
            Reading<T> reading = reader.read(Source.of(broken), type);
            boolean refused = reading.violations().stream().anyMatch(Violation::isError);
            assertThat(reading.value().isPresent()).as(broken).isNotEqualTo(refused);
            reading.value().ifPresent(OpenObject::toYaml);
        }
    }

    private static <T extends OpenObject> Reading<T> read(Tree tree, Class<T> type) {
        return ManifestReader.lenient().read(Source.of(tree.toYaml()), type);
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

    private static Tree insert(Tree tree, Tree value, int[] place) {
        if (tree instanceof Tree.Mapping mapping) {
            boolean here = place[0]-- == 0;
            return Tree.mapping(m -> {
                mapping.fields().forEach(field -> m.put(field.name(), insert(field.value(), value, place)));
                if (here) {
                    m.put(UNKNOWN, value);
                }
            });
        }
        if (tree instanceof Tree.Sequence sequence) {
            List<Tree> items = sequence.items().stream()
                    .map(item -> insert(item, value, place))
                    .toList();
            return new Tree.Sequence(items, Position.NONE);
        }
        return tree;
    }
}
