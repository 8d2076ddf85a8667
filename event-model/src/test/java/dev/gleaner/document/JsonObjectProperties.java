package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonObjectProperties {
    @Provide
    Arbitrary<Tree> trees() {
        return Trees.trees();
    }

    @Property(tries = 3000)
    void keptFieldsAreTheBytesOfTheirValues(
            @ForAll("trees") Tree first, @ForAll("trees") Tree second, @ForAll("trees") Tree third, @ForAll long seed) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        fields.put("first", first);
        fields.put("second é", second);
        fields.put("", third);
        Random random = new Random(seed);
        Set<String> kept = new LinkedHashSet<>(List.of("absent"));
        fields.keySet().stream().filter(name -> random.nextBoolean()).forEach(kept::add);

        Map<String, String> written = new LinkedHashMap<>();
        fields.forEach((name, value) -> written.put(name, OddJson.of(value, random)));
        byte[] json = object(written, random);
        byte[] buffer = new byte[json.length + 20];
        int from = random.nextInt(20);
        System.arraycopy(json, 0, buffer, from, json.length);

        JsonObject read = JsonObject.read("f", buffer, from, from + json.length, kept, Bounds.DEFAULT)
                .orThrow();
        Map<String, String> texts = new LinkedHashMap<>();
        read.texts().forEach((name, text) -> texts.put(name, new String(text.toBytes(), StandardCharsets.UTF_8)));
        Map<String, String> expected = new LinkedHashMap<>(written);
        expected.keySet().removeIf(name -> !kept.contains(name) || fields.get(name) instanceof Tree.Nothing);
        assertThat(texts).containsExactlyEntriesOf(expected);

        Tree.Mapping whole = JsonObject.read("f", buffer, from, from + json.length, Set.of(), Bounds.DEFAULT)
                .orThrow()
                .fields();
        assertThat(whole).isEqualTo(Tree.mapping(m -> fields.forEach(m::put)));
        assertThat(names(read.fields())).isEqualTo(names(whole));
        assertThat(read.fields())
                .isEqualTo(Tree.mapping(m ->
                        fields.forEach((name, value) -> m.put(name, kept.contains(name) ? Tree.nothing() : value))));
    }

    private static byte[] object(Map<String, String> fields, Random random) {
        List<String> members = new ArrayList<>();
        fields.forEach((name, value) -> members.add(OddJson.space(random) + OddJson.of(Tree.text(name), random)
                + OddJson.space(random) + ":" + OddJson.space(random) + value + OddJson.space(random)));
        String object = OddJson.space(random) + "{" + String.join(",", members) + "}" + OddJson.space(random);
        return object.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> names(Tree.Mapping mapping) {
        return mapping.fields().stream().map(Tree.Field::name).toList();
    }

    /** Breaks the text, and then the bytes: the rest may not be UTF-8. */
    @Property(tries = 5000)
    void brokenBytesAreReadOrRefused(@ForAll("trees") Tree tree, @ForAll long seed) {
        Random random = new Random(seed);
        String json = OddJson.of(Tree.mapping(m -> m.put("kept", tree).put("a", tree)), random);
        byte[] broken = BrokenText.of(json, random)
                .getBytes(random.nextInt(9) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        if (broken.length > 0) {
            broken[random.nextInt(broken.length)] += (byte) random.nextInt(256);
        }
        Reading<JsonObject> reading = JsonObject.read("f", broken, 0, broken.length, Set.of("kept"), Bounds.DEFAULT);
        assertThat(reading.value().isPresent()).isEqualTo(reading.violations().isEmpty());
        reading.value().ifPresent(object -> object.texts().values().forEach(JsonText::read));
    }

    @Property(tries = 2000)
    void aTextReadsAsItsValue(@ForAll("trees") Tree tree, @ForAll long seed) {
        JsonText odd = JsonText.of(OddJson.of(tree, new Random(seed)));
        assertThat(odd.tree()).isEqualTo(tree);
        assertThat(JsonText.of(odd.tree()).tree()).isEqualTo(tree);
    }

    @Property(tries = 2000)
    void whiteSpaceIsIgnored(@ForAll("trees") Tree tree, @ForAll long seed) {
        JsonText odd = JsonText.of(OddJson.of(tree, new Random(seed)));
        JsonText compact = JsonText.of(odd.compact(), 0, odd.compact().length);
        assertThat(compact).isEqualTo(odd).hasSameHashCodeAs(odd);
        assertThat(compact.tree()).isEqualTo(tree);
        assertThat(compact.toBytes()).doesNotContain('\n', '<', '>', '&').isEqualTo(compact.compact());
    }
}
