package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** The fast reader returns the same trees and positions as the complete reader, or nothing. */
class PlainYamlProperties {
    private static final List<String> PIECES = List.of(
            "a: b\n",
            "a:\n",
            "- ",
            "-\n",
            "  ",
            " ",
            "\n",
            "key: ",
            "b: 1\n",
            "- x\n",
            "- y: z\n",
            "---\n",
            "...\n",
            "# c\n",
            " # c\n",
            "'q'\n",
            "\"q\"\n",
            "\"q\" x\n",
            "{}\n",
            "[]\n",
            "[a]\n",
            "yes\n",
            "-1\n",
            ".inf\n",
            "? ",
            ": ",
            ":\n",
            "c:d\n",
            "*a",
            "&a ",
            "!t ",
            "|\n",
            "%Y\n",
            "--- a\n",
            "-- a\n",
            "--\n",
            "~\n",
            "0x1f\n",
            "a.b/c-d_e: f\n",
            "<<: {}\n",
            "on: 1\n",
            "x y\n",
            "a: b: c\n",
            "a:  b\n",
            "- - a\n",
            "-  a: b\n",
            "   c: d\n",
            "    - e\n",
            "@",
            "`",
            "a\tb\n",
            "\r\n");

    private static final String SEED = """
            # a comment
            apiVersion: v1
            kind: Thing
            metadata:
              name: a-1
              labels: {}
            spec:
            - a: 1
              b:
              - x
              -   y: "q"
                  z: 'r'
            - - n
              - m:
            - text
            empty:
            ---
            - 1.5
            """;

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.randomValue(random -> switch (random.nextInt(6)) {
            case 0 -> pieces(random);
            case 1 -> mutated(SEED, random);
            case 2 -> tree(random);
            default -> mutated(simple(random, 3).toYaml(), random);
        });
    }

    private static String pieces(Random random) {
        return random.ints(random.nextInt(12) + 1, 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int i = random.nextInt(3); i > 0; i--) {
            int start = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), start + random.nextInt(6));
            text.replace(start, end, random.nextBoolean() ? "" : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** A tree of short words, most of which need no quotes. */
    private static Tree simple(Random random, int depth) {
        if (depth == 0) {
            return Tree.text(List.of("x", "yes", "1", "a b", "-x", "", "it's", "a:b", "{}", "2m")
                    .get(random.nextInt(10)));
        }
        if (random.nextBoolean()) {
            return Tree.mapping(m -> random.ints(random.nextInt(4), 0, 6)
                    .forEach(i ->
                            m.put(List.of("a", "b-c", "d.e/f", "_g", "n1", "on").get(i), simple(random, depth - 1))));
        }
        return Tree.sequence(random.ints(random.nextInt(4), 0, depth)
                .mapToObj(i -> simple(random, i))
                .toArray(Tree[]::new));
    }

    private static String tree(Random random) {
        return Trees.tree(random, 3).toYaml().replaceAll("[^\\n -~]", "x");
    }

    @Property(tries = 20_000)
    void bothReadersAgree(@ForAll("texts") String text) {
        List<Tree> plain = PlainYaml.read(text, Bounds.DEFAULT);
        Statistics.label("plain").collect(plain != null).coverage(c -> c.check(true)
                .percentage(p -> p > 5));
        if (plain != null) {
            Violations violations = new Violations("");
            List<Tree> any = YamlReader.readAny(text, Bounds.DEFAULT, Strictness.STRICT, violations);
            assertThat(violations.inOrder()).as(text).isEmpty();
            assertThat(located(plain)).as(text).isEqualTo(located(any));
        }
    }

    /** If strict reading finds no error, reading as a server returns the first of its documents. */
    @Property(tries = 5000)
    void aServerReadsTheFirstDocument(@ForAll("texts") String text) {
        Violations violations = new Violations("");
        List<Tree> all = YamlReader.readAny(text, Bounds.DEFAULT, Strictness.STRICT, violations);
        boolean json = text.stripLeading().startsWith("{");
        Statistics.label("several documents").collect(all.size() > 1).coverage(c -> c.check(true)
                .percentage(p -> p > 1));
        if (violations.inOrder().isEmpty() && !all.isEmpty() && !json) {
            List<Tree> first = ManifestReader.asServer().readAll(Source.of(text)).parts().stream()
                    .map(Part::tree)
                    .toList();
            assertThat(located(first)).as(text).isEqualTo(located(all.subList(0, 1)));
        }
    }

    /** A mapping with duplicate keys, read in the three possible ways. */
    @Property(tries = 500)
    void duplicateKeysAreResolvedAlikeInEveryForm(@ForAll @Size(min = 1, max = 6) List<@From("keys") String> keys) {
        String block = IntStream.range(0, keys.size())
                .mapToObj(i -> keys.get(i) + ": " + i + "\n")
                .collect(Collectors.joining());
        String flow = IntStream.range(0, keys.size())
                .mapToObj(i -> "\"" + keys.get(i) + "\": " + i)
                .collect(Collectors.joining(",\n", "{", "}"));
        long lost = keys.size() - keys.stream().distinct().count();
        for (String text : List.of(block, flow, "# YAML\n" + flow)) {
            ManifestReader.Documents read = ManifestReader.asServer().readAll(Source.of(text));
            assertThat(read.violations()).as(text).hasSize((int) lost).noneMatch(Violation::isError);
            Tree.Mapping mapping = (Tree.Mapping) read.parts().get(0).tree();
            assertThat(mapping.fields()).as(text).allSatisfy(field -> assertThat(field.value())
                    .isEqualTo(Tree.number(keys.lastIndexOf(field.name()))));
        }
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of("a", "b", "c");
    }

    private static String located(List<Tree> trees) {
        StringBuilder text = new StringBuilder();
        trees.forEach(tree -> locate(tree, text));
        return text.toString();
    }

    private static void locate(Tree tree, StringBuilder text) {
        text.append(tree.position()).append(' ').append(tree.describe()).append('\n');
        if (tree instanceof Tree.Mapping mapping) {
            mapping.fields().forEach(field -> {
                text.append(field.position()).append(' ').append(field.name()).append('\n');
                locate(field.value(), text);
            });
        } else if (tree instanceof Tree.Sequence sequence) {
            sequence.items().forEach(item -> locate(item, text));
        }
    }
}
