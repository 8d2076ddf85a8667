package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.LoadSettingsBuilder;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Written trees are read as the same values by this library and by other readers of YAML 1.1 and 1.2. */
class WritingProperties {
    @Provide
    Arbitrary<Tree> trees() {
        return Trees.trees();
    }

    @Provide
    Arbitrary<String> texts() {
        return Trees.texts();
    }

    @Property(tries = 2000)
    void yamlIsReadAsTheSameTree(@ForAll("trees") Tree tree) {
        assertThat(readYaml(tree.toYaml())).isEqualTo(tree);
    }

    @Property(tries = 2000)
    void jsonIsReadAsTheSameTree(@ForAll("trees") Tree tree) {
        Tree wrapped = Tree.mapping(m -> m.put("x", tree));
        assertThat(only(JsonReader.read(wrapped.toJson(), Bounds.DEFAULT, Strictness.STRICT, new Violations(""))))
                .isEqualTo(wrapped);
    }

    @Property(tries = 2000)
    void severalDocumentsAreReadAsTheSameTrees(@ForAll("trees") Tree first, @ForAll("trees") Tree second) {
        Violations violations = new Violations("");
        assertThat(YamlReader.read(
                        "---\n" + first.toYaml() + "---\n" + second.toYaml(),
                        Bounds.DEFAULT,
                        Strictness.STRICT,
                        violations))
                .containsExactly(first, second);
        assertThat(violations.inOrder()).isEmpty();
    }

    @Property(tries = 2000)
    void yamlMeansTheSameToAReaderOfYaml11(@ForAll("trees") Tree tree) {
        assertThat(normal(yaml11(tree.toYaml()))).isEqualTo(normal(plain(tree)));
    }

    @Property(tries = 2000)
    void yamlMeansTheSameToReadersOfYaml12(@ForAll("trees") Tree tree) {
        assertThat(normal(yaml12(tree.toYaml()))).isEqualTo(normal(plain(tree)));
    }

    @Property(tries = 2000)
    void theOrderOfFieldsIsKept(@ForAll("trees") Tree tree) {
        assertThat(readYaml(tree.toYaml()).toYaml()).isEqualTo(tree.toYaml());
    }

    @Property(tries = 5000)
    void textsAreQuotedOnlyIfSomeReaderNeedsIt(@ForAll("texts") String text) {
        String written = Tree.mapping(m -> m.put("key", text)).toYaml();
        boolean quoted = written.startsWith("key: \"") || written.startsWith("key: '");
        if (quoted) {
            String bare = "key: " + text + "\n";
            assertThat(meansItself(bare, text))
                    .as("quoted without need: " + written)
                    .isFalse();
        }
    }

    /**
     * Whether all readers read the unquoted text as itself. Text with line ends or control characters needs quotes.
     */
    private static boolean meansItself(String yaml, String text) {
        Map<String, Object> wanted = Map.of("key", text);
        try {
            return wanted.equals(yaml11(yaml))
                    && wanted.equals(yaml12(yaml))
                    && Tree.mapping(m -> m.put("key", text)).equals(readYaml(yaml))
                    && !OLD_TYPES.contains(text)
                    && text.indexOf('\t') < 0
                    && !text.matches("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*")
                    && !text.matches(".*[\\x{85}\\x{a0}\\x{2028}\\x{2029}\\x{feff}].*");
        } catch (RuntimeException | AssertionError e) {
            return false;
        }
    }

    /**
     * Texts with a type in YAML 1.1 that neither of the two readers implements. PyYAML also refuses a tab in plain
     * text.
     */
    private static final List<String> OLD_TYPES = List.of("=");

    private static Tree readYaml(String yaml) {
        Violations violations = new Violations("");
        List<Tree> trees = YamlReader.read(yaml, Bounds.DEFAULT, Strictness.STRICT, violations);
        assertThat(violations.inOrder()).isEmpty();
        return only(trees);
    }

    private static Tree only(List<Tree> trees) {
        assertThat(trees).hasSize(1);
        return trees.get(0);
    }

    private static @Nullable Object yaml11(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(yaml);
    }

    /** The value by the JSON schema and the core schema, which YAML 1.2 recommends; both must agree. */
    private static @Nullable Object yaml12(String yaml) {
        Object json = load(LoadSettings.builder(), yaml);
        Object core = load(LoadSettings.builder().setSchema(new CoreSchema()), yaml);
        assertThat(normal(core)).isEqualTo(normal(json));
        return json;
    }

    /**
     * snakeyaml-engine 3.0.1 fails if the end of its buffer splits a surrogate pair, so the buffer holds the whole
     * text.
     */
    private static @Nullable Object load(LoadSettingsBuilder settings, String yaml) {
        return new Load(settings.setBufferSize(yaml.length() + 2).build()).loadFromString(yaml);
    }

    private static @Nullable Object plain(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            mapping.fields().forEach(field -> map.put(field.name(), plain(field.value())));
            return map;
        }
        if (tree instanceof Tree.Sequence sequence) {
            List<@Nullable Object> list = new ArrayList<>();
            sequence.items().forEach(item -> list.add(plain(item)));
            return list;
        }
        if (tree instanceof Tree.Text text) {
            return text.value();
        }
        if (tree instanceof Tree.Decimal number) {
            return number.value();
        }
        return tree instanceof Tree.Flag flag ? flag.value() : null;
    }

    /** Numbers as doubles, because other readers keep no more precision. */
    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            List<@Nullable Object> entries = new ArrayList<>();
            map.forEach((key, v) -> {
                entries.add(key);
                entries.add(normal(v));
            });
            return entries;
        }
        if (value instanceof Collection<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(normal(item)));
            return items;
        }
        if (value instanceof BigInteger || value instanceof BigDecimal || value instanceof Number) {
            return ((Number) value).doubleValue() + 0.0;
        }
        return value;
    }
}
