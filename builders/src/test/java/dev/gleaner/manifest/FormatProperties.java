package dev.gleaner.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.Bounds;
import dev.gleaner.document.Models;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.chart.Addon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** All comments survive, the documents stay the same, and the form is stable. */
class FormatProperties {
    private static final Pattern COMMENT = Pattern.compile("# c\\d+!");

    @Provide
    Arbitrary<Tree> manifests() {
        List<Class<? extends OpenObject>> types =
                List.of(AuditPolicy.class, ClusterOutput.class, ClusterFlow.class, Logging.class, Addon.class);
        return Arbitraries.of(types).flatMap(Models::treesOf);
    }

    /** In a text in canonical form, nothing moves. */
    @Property(tries = 120)
    void commentsStayInOrder(@ForAll("manifests") Tree one, @ForAll("manifests") Tree other, @ForAll long seed) {
        String canonical = format(Tree.toYaml(List.of(one, other)));
        String commented = withComments(canonical, new Random(seed));
        String formatted = format(commented);
        assertThat(trees(formatted)).isEqualTo(trees(canonical));
        assertThat(comments(formatted)).as(commented).isEqualTo(comments(commented));
        assertThat(format(formatted)).as(commented).isEqualTo(formatted);
    }

    /** The key of a long name starts behind a question mark. */
    @Example
    void aCommentBeforeAnExplicitKeyStaysInItsBlock() {
        String text = """
                apiVersion: v1
                kind: ConfigMap
                data:
                  x:
                    y:
                      b: c
                    # c1!
                  ? "%s"
                  : d
                """.formatted("k ".repeat(100));
        String formatted = format(text);
        assertThat(formatted).contains("      b: c\n    # c1!\n");
        assertThat(format(formatted)).isEqualTo(formatted);
    }

    @Property(tries = 120)
    void commentsSurviveWhenFieldsMove(@ForAll("manifests") Tree tree, @ForAll long seed) {
        Random random = new Random(seed);
        String text = Tree.toYaml(List.of(shuffled(tree, random)));
        String commented = withComments(text, random);
        String formatted = format(commented);
        assertThat(trees(formatted)).isEqualTo(trees(format(text)));
        assertThat(comments(formatted)).containsExactlyInAnyOrderElementsOf(comments(commented));
        assertThat(format(formatted)).as(commented).isEqualTo(formatted);
    }

    /** Adds comments on own lines and behind others, and blank lines, where they are no part of a text. */
    private static String withComments(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        lines.remove(lines.size() - 1);
        List<Tree> trees = trees(text);
        for (int i = 0; i < 8; i++) {
            List<String> more = new ArrayList<>(lines);
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            String comment = "# c" + i + "!";
            switch (random.nextInt(4)) {
                case 0 -> more.set(at, line + " ".repeat(1 + random.nextInt(3)) + comment);
                case 1 -> more.add(at, "");
                case 2 -> more.add(at, " ".repeat(random.nextInt(9)) + comment);
                default ->
                    more.add(
                            at,
                            line.substring(
                                            0,
                                            line.length() - line.stripLeading().length())
                                    + comment);
            }
            if (isSame(String.join("\n", more) + "\n", trees)) {
                lines = more;
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static boolean isSame(String text, List<Tree> trees) {
        return Tree.readYaml(text, Bounds.DEFAULT).value().filter(trees::equals).isPresent();
    }

    private static Tree shuffled(Tree tree, Random random) {
        if (tree instanceof Tree.Mapping mapping) {
            List<Tree.Field> fields = new ArrayList<>(mapping.fields());
            Collections.shuffle(fields, random);
            return Tree.mapping(m -> fields.forEach(field -> m.put(field.name(), shuffled(field.value(), random))));
        }
        return tree instanceof Tree.Sequence sequence
                ? Tree.sequence(sequence.items().stream()
                        .map(item -> shuffled(item, random))
                        .toArray(Tree[]::new))
                : tree;
    }

    private static List<String> comments(String text) {
        return COMMENT.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<Tree> trees(String text) {
        return Tree.readYaml(text, Bounds.DEFAULT).value().orElseThrow();
    }

    private static String format(String text) {
        return ParsedFile.readLenient(Source.of("f.yaml", text)).format();
    }
}
