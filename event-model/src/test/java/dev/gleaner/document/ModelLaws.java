package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Laws for all values of all model types. The modules of the types check them with random values. */
public final class ModelLaws {
    private ModelLaws() {}

    /** A written value is read as the same value, in YAML and JSON, and is written as the same text again. */
    public static <T extends OpenObject> void writingIsReadAsTheSameValue(Tree tree, Class<T> type) {
        T value = read(tree, type).orThrow();
        String yaml = value.toYaml();
        T read = Manifests.readLenient(yaml, type).orThrow();
        assertThat(read).isEqualTo(value);
        assertThat(read.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.readLenient(value.toJson(), type).orThrow()).isEqualTo(value);
    }

    /** A tree that is read and written is equal to the original, including empty values and null. */
    public static <T extends OpenObject> void whatWasReadIsWritten(Tree tree, Class<T> type) {
        T value = read(tree, type).orThrow();
        assertThat(value.toTree()).isEqualTo(tree);
        assertThat(read(value.toTree(), type).orThrow().toTree()).isEqualTo(tree);
    }

    /** A lenient reading keeps an unknown field anywhere in a document. */
    public static <T extends OpenObject> void unknownFieldsSurviveAnywhere(Tree tree, int place, Class<T> type) {
        int at = Math.floorMod(place, (int) mappings(tree).count());
        // A mapping of any names has no unknown fields; only the type of the value is checked.
        Optional<Tree> accepted = Stream.of(
                        Tree.text("kept"), Tree.mapping(m -> {}), Tree.sequence(), Tree.flag(true), Tree.number(1))
                .map(value -> insert(tree, value, new int[] {at}))
                .filter(candidate -> read(candidate, type).value().isPresent())
                .findFirst();
        if (accepted.isEmpty()) {
            // An empty mapping may stand for an empty list, which has no fields.
            assertThat(mappings(tree).toList().get(at).fields()).isEmpty();
            return;
        }
        Tree written = read(accepted.get(), type).orThrow().toTree();
        assertThat(written.toYaml()).contains(UNKNOWN);
        assertThat(read(written, type).orThrow().toTree()).isEqualTo(written);
    }

    /** The text of a value does not contain the content of unknown fields. */
    public static <T extends OpenObject> void unknownFieldsDoNotShow(Tree tree, int place, Class<T> type) {
        String secret = "secret-7f3a";
        int at = Math.floorMod(place, (int) mappings(tree).count());
        Tree changed = insert(tree, Tree.mapping(m -> m.put("password", secret)), new int[] {at});
        Reading<T> reading = read(changed, type);
        assertThat(reading.toString()).doesNotContain(secret);
        // There is no value if the inserted mapping has the wrong type for a mapping of any names.
        reading.value().ifPresent(value -> {
            assertThat(value.toTree().toYaml()).contains(secret);
            assertThat(value.toString()).doesNotContain(secret);
        });
    }

    /** A reader returns a value or violations for any broken text, and never throws. */
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

    /** All mappings of a tree, each before those in it. */
    private static Stream<Tree.Mapping> mappings(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            return Stream.concat(
                    Stream.of(mapping), mapping.fields().stream().flatMap(field -> mappings(field.value())));
        }
        return tree instanceof Tree.Sequence sequence
                ? sequence.items().stream().flatMap(ModelLaws::mappings)
                : Stream.empty();
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
