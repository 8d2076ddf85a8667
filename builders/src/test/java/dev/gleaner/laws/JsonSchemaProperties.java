package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Models;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import dev.gleaner.logging.syslogng.AxoSyslog;
import dev.gleaner.logging.values.LoggingValues;
import dev.gleaner.manifest.KindTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** A schema and a strict reading agree about random documents, and about the same documents with slips. */
class JsonSchemaProperties {
    private static final List<Tree> VALUES = List.of(
            Tree.nothing(),
            Tree.text(""),
            Tree.text("5"),
            Tree.text("2022-08-22T09:36:56Z"),
            Tree.text("2022-08-22"),
            Tree.flag(true),
            Tree.number(8080),
            Tree.number(1L << 40),
            Tree.number(new BigDecimal("1.5")),
            Tree.number(new BigDecimal("2.0")),
            Tree.sequence(),
            Tree.sequence(Tree.nothing()),
            Tree.sequence(Tree.text("a")),
            Tree.mapping(m -> {}),
            Tree.mapping(m -> m.put("a", "b")),
            Tree.mapping(m -> m.put("a", Tree.nothing())));

    private static final List<String> NAMES =
            List.of("x-unknown", "metadata", "name", "match", "buffer", "null", "loki");

    private static final Set<String> OPERATOR =
            Set.of("dev.gleaner.logging", "dev.gleaner.logging.nodeagent", "dev.gleaner.logging.syslogng");

    private static final Map<List<?>, SchemaVerdict> VERDICTS = new LinkedHashMap<>();

    /** A document of a type. */
    private record Sample(Class<? extends OpenObject> type, Tree tree) {
        static Arbitrary<Sample> of(Class<? extends OpenObject> type) {
            return Models.treesOf(type).map(tree -> new Sample(type, tree));
        }

        boolean agrees(@Nullable Version version) {
            SchemaVerdict verdict =
                    VERDICTS.computeIfAbsent(Arrays.asList(type, version), key -> SchemaVerdict.of(type, version));
            boolean accepted = verdict.structural(tree).isEmpty();
            assertThat(verdict.findings(tree).isEmpty())
                    .as("%s%n%s%n%s", tree, verdict.structural(tree), verdict.findings(tree))
                    .isEqualTo(accepted);
            return accepted;
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        List<Arbitrary<Sample>> ofKinds = new ArrayList<>();
        Stream.concat(KindTypes.all().stream(), Stream.of(LoggingValues.class))
                .forEach(type -> ofKinds.add(Sample.of(type)));
        return Arbitraries.oneOf(ofKinds);
    }

    @Property(tries = 800)
    void schemasAcceptWhatIsRead(@ForAll("samples") Sample sample) {
        Statistics.label("accepted").collect(sample.agrees(null));
    }

    @Property(tries = 2_000)
    void schemasFindSlips(@ForAll("samples") Sample sample, @ForAll long seed) {
        Tree changed = changed(withoutUnknown(sample.tree()), new Random(seed));
        Statistics.label("accepted").collect(new Sample(sample.type(), changed).agrees(null));
    }

    @Property(tries = 1_000)
    void schemasOfAVersionRefuseWhatItDrops(@ForAll("samples") Sample sample) {
        // The operator has no versions of charts and policies, and 4.10.0 has no AxoSyslog.
        Assume.that(sample.type() != AxoSyslog.class
                && OPERATOR.contains(sample.type().getPackageName()));
        Statistics.label("accepted").collect(sample.agrees(Version.of("4.10.0")));
    }

    /** The same document without the unknown fields of {@link Models}, so that a slip is its only error. */
    private static Tree withoutUnknown(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            return Tree.mapping(m -> mapping.fields().stream()
                    .filter(field -> !field.name().equals("x-unknown"))
                    .forEach(field -> m.put(field.name(), withoutUnknown(field.value()))));
        }
        return tree instanceof Tree.Sequence list
                ? Tree.sequence(list.items().stream()
                        .map(JsonSchemaProperties::withoutUnknown)
                        .toArray(Tree[]::new))
                : tree;
    }

    /** The same document with one slip: a field that is removed, added or has another value. */
    private static Tree changed(Tree tree, Random random) {
        if (tree instanceof Tree.Mapping mapping) {
            return changed(mapping, random);
        }
        if (tree instanceof Tree.Sequence list && !list.items().isEmpty()) {
            List<Tree> items = new ArrayList<>(list.items());
            int at = random.nextInt(items.size());
            items.set(at, changed(items.get(at), random));
            return Tree.sequence(items.toArray(Tree[]::new));
        }
        return oneOf(VALUES, random);
    }

    private static Tree changed(Tree.Mapping mapping, Random random) {
        List<Tree.Field> fields = List.copyOf(mapping.fields());
        int slip = random.nextInt(12);
        int at = fields.isEmpty() ? -1 : random.nextInt(fields.size());
        return Tree.mapping(m -> {
            for (int i = 0; i < fields.size(); i++) {
                Tree value = fields.get(i).value();
                if (i != at || slip == 1) {
                    m.put(fields.get(i).name(), value);
                } else if (slip > 1) {
                    m.put(fields.get(i).name(), slip == 2 ? oneOf(VALUES, random) : changed(value, random));
                }
            }
            if (slip == 1 || at < 0) {
                m.put(oneOf(NAMES, random), oneOf(VALUES, random));
            }
        });
    }

    private static <E> E oneOf(List<E> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
