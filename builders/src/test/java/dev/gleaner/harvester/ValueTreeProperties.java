package dev.gleaner.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ValueTreeProperties {
    private static final Tree.Mapping NONE = Tree.mapping(m -> {});

    @Provide
    Arbitrary<Tree.Mapping> values() {
        return mappings(3, Arbitraries.of("x", "y").map(Tree::text));
    }

    @Provide
    Arbitrary<Tree.Mapping> overrides() {
        return mappings(3, Arbitraries.of(Tree.text("z"), Tree.texts("z"), Tree.nothing()));
    }

    private static Arbitrary<Tree.Mapping> mappings(int depth, Arbitrary<? extends Tree> leaves) {
        Arbitrary<Tree> any = leaves.map(leaf -> (Tree) leaf);
        Arbitrary<Tree> items = depth == 0
                ? any
                : Arbitraries.oneOf(any, mappings(depth - 1, leaves).map(mapping -> (Tree) mapping));
        return Arbitraries.maps(Arbitraries.of("a", "b", "c"), items)
                .ofMaxSize(3)
                .map(fields -> Tree.mapping(m -> fields.forEach(m::put)));
    }

    /** An override decides at its path and below; every other value stays. */
    @Property
    void eachPathHasTheNearestOverride(
            @ForAll("values") Tree.Mapping values, @ForAll("overrides") Tree.Mapping overrides) {
        Map<List<String>, Tree> expected = new LinkedHashMap<>(leaves(values));
        Map<List<String>, Tree> over = new LinkedHashMap<>(leaves(overrides));
        over.entrySet()
                .removeIf(entry ->
                        entry.getValue().equals(NONE) && ValueTree.get(values, entry.getKey()) instanceof Tree.Mapping);
        over.forEach((path, leaf) -> {
            expected.keySet().removeIf(other -> startsWith(other, path) || startsWith(path, other));
            if (!(leaf instanceof Tree.Nothing)) {
                expected.put(path, leaf);
            }
        });
        Map<List<String>, Tree> merged = leaves(ValueTree.merge(values, overrides));
        assertThat(merged).containsAllEntriesOf(withoutEmpty(expected));
        assertThat(withoutEmpty(merged).keySet()).isSubsetOf(expected.keySet());
    }

    @Property
    void twiceIsTheSameAsOnce(@ForAll("values") Tree.Mapping values, @ForAll("overrides") Tree.Mapping overrides) {
        Tree.Mapping once = ValueTree.merge(values, overrides);
        assertThat(ValueTree.merge(once, overrides)).isEqualTo(once);
    }

    @Property
    void nothingOverValuesChangesNothing(@ForAll("values") Tree.Mapping values) {
        assertThat(ValueTree.merge(values, NONE)).isEqualTo(values);
        assertThat(ValueTree.merge(NONE, values)).isEqualTo(values);
    }

    private static boolean startsWith(List<String> path, List<String> start) {
        return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
    }

    private static Map<List<String>, Tree> withoutEmpty(Map<List<String>, Tree> leaves) {
        Map<List<String>, Tree> full = new LinkedHashMap<>(leaves);
        full.values().removeIf(NONE::equals);
        return full;
    }

    /** The values that are not mappings, and the empty mappings. */
    private static Map<List<String>, Tree> leaves(Tree tree) {
        Map<List<String>, Tree> leaves = new LinkedHashMap<>();
        addLeaves(List.of(), tree, leaves);
        leaves.remove(List.<String>of());
        return leaves;
    }

    private static void addLeaves(List<String> path, Tree tree, Map<List<String>, Tree> leaves) {
        if (!(tree instanceof Tree.Mapping mapping) || mapping.fields().isEmpty()) {
            leaves.put(path, tree);
            return;
        }
        for (Tree.Field field : mapping.fields()) {
            List<String> below = new ArrayList<>(path);
            below.add(field.name());
            addLeaves(List.copyOf(below), field.value(), leaves);
        }
    }
}
