package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.Bounds;
import dev.gleaner.document.Models;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Position;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A misspelt field of a valid file gets its name back, and nothing else changes. */
class FixProperties {
    private record Place(String name, Position position) {}

    @Provide
    Arbitrary<Tree> manifests() {
        List<Class<? extends OpenObject>> types = List.of(
                AuditPolicy.class,
                ClusterOutput.class,
                Output.class,
                ClusterFlow.class,
                Flow.class,
                Logging.class,
                EventTailer.class);
        return Arbitraries.of(types).flatMap(Models::treesOf);
    }

    @Property(tries = 150)
    void aMisspeltFieldIsRestored(@ForAll("manifests") Tree tree, @ForAll long seed) {
        Random random = new Random(seed);
        String text = Tree.toYaml(List.of(tree));
        List<Violation> before = check(text);
        Assume.that(before.stream().noneMatch(Violation::isError));
        Assume.that(fix(text).equals(text));
        List<Place> places = new ArrayList<>();
        collect(Tree.readYaml(text, Bounds.DEFAULT).value().orElseThrow().get(0), places);
        Place place = places.get(random.nextInt(places.size()));
        String misspelt = misspelt(place.name(), random);
        String broken = replace(text, place, misspelt);
        boolean isReported = check(broken).stream()
                .anyMatch(violation -> violation.code().equals("field-unknown")
                        && violation.position().equals(place.position()));
        Assume.that(isReported);
        String fixed = fix(broken);
        Statistics.collect(fixed.equals(text) ? "restored" : fixed.equals(broken) ? "left" : "changed");
        assertThat(fixed).isIn(text, broken);
        if (misspelt.equalsIgnoreCase(place.name())) {
            assertThat(fixed).isEqualTo(text);
        }
        Statistics.coverage(coverage -> coverage.check("restored").percentage(percentage -> percentage > 50));
    }

    /** Fields of kinds; below free mappings, any name is valid, and check reports nothing. */
    private static void collect(Tree tree, List<Place> places) {
        if (tree instanceof Tree.Mapping mapping) {
            for (Tree.Field field : mapping.fields()) {
                if (field.name().matches("[a-zA-Z_]{3,}")
                        && !field.name().matches("(?i)apiVersion|kind|null|yes|off|true|false")) {
                    places.add(new Place(field.name(), field.position()));
                }
                collect(field.value(), places);
            }
        } else if (tree instanceof Tree.Sequence sequence) {
            sequence.items().forEach(item -> collect(item, places));
        }
    }

    private static String misspelt(String name, Random random) {
        int at = random.nextInt(name.length() - 1);
        char letter = (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(5)) {
            case 0 -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
            case 1 -> name.substring(0, at) + name.substring(at + 1);
            case 2 -> name.substring(0, at) + letter + name.substring(at);
            case 3 -> name.substring(0, at) + letter + name.substring(at + 1);
            default -> name.equals(name.toUpperCase(Locale.ROOT)) ? name + "x" : name.toUpperCase(Locale.ROOT);
        };
    }

    private static String replace(String text, Place place, String name) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String line = lines.get(place.position().line() - 1);
        int at = line.offsetByCodePoints(0, place.position().column() - 1);
        assertThat(line).startsWith(line.substring(0, at) + place.name());
        lines.set(
                place.position().line() - 1,
                line.substring(0, at) + name + line.substring(at + place.name().length()));
        return String.join("\n", lines);
    }

    private static List<Violation> check(String text) {
        return Lint.of(Source.of("f.yaml", text)).run();
    }

    private static String fix(String text) {
        List<FixedFile> fixed = Lint.of(Source.of("f.yaml", text)).fix();
        return fixed.isEmpty() ? text : fixed.get(0).after();
    }
}
