package dev.gleaner.logging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gleaner.document.Tree;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.manifest.ManifestSchemas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every field that a version of the operator has reaches the configuration, or is known not to. */
class EveryFieldTest {
    /** Fields that the operator reads itself, ignores or refuses, and one that excludes what its plug-in needs. */
    private static final Map<String, Set<String>> NOT_WRITTEN = Map.ofEntries(
            Map.entry("s3", Set.of("oneeye_format", "clustername")),
            Map.entry("loki", Set.of("configure_kubernetes_labels")),
            Map.entry("kafka", Set.of("use_rdkafka")),
            Map.entry("elasticsearch", Set.of("data_stream_enable")),
            Map.entry("awsElasticsearch", Set.of("data_stream_enable")),
            Map.entry("opensearch", Set.of("data_stream_enable")),
            Map.entry("enhanceK8s", Set.of("client_cert", "client_key", "ca_file")),
            Map.entry("detectExceptions", Set.of("match_tag", "remove_tag_prefix")),
            Map.entry("tag_normaliser", Set.of("match_tag")),
            Map.entry("newrelic", Set.of("api_key")),
            Map.entry("parser", Set.of("parsers")));

    /** What a plug-in needs before it is rendered at all. */
    private static final Map<String, Tree.Mapping> NEEDED = Map.of(
            "newrelic", Tree.mapping(m -> m.put("license_key", k -> k.put("value", "needed"))),
            "lmLogs", Tree.mapping(m -> m.put("company_name", "needed")),
            "rabbitmq", Tree.mapping(m -> m.put("exchange", "needed").put("exchange_type", "needed")));

    private record Plugin(
            OperatorVersion version, String key, boolean isFilter, Tree.Mapping fields, Tree.Mapping defs) {
        String name() {
            return version + " " + key;
        }

        FluentdDirective render(Tree.Mapping spec) {
            Rendering rendering = new Rendering(version, SecretTexts.of(List.of()), "team", Rendering.MESSAGE);
            Tree.Mapping plugin = Tree.mapping(m -> m.put(key, spec));
            return isFilter ? Plugins.filter(plugin, "id", rendering) : Plugins.output(plugin, "id", rendering);
        }
    }

    @TestFactory
    Stream<DynamicTest> outputs() {
        return Arrays.stream(OperatorVersion.values())
                .flatMap(version -> plugins(version, "Output", "OutputSpec", false))
                .map(plugin -> dynamicTest(plugin.name(), () -> check(plugin)));
    }

    @TestFactory
    Stream<DynamicTest> filters() {
        return Arrays.stream(OperatorVersion.values())
                .flatMap(version -> plugins(version, "Flow", "FlowSpec", true))
                .map(plugin -> dynamicTest(plugin.name(), () -> check(plugin)));
    }

    private static Stream<Plugin> plugins(OperatorVersion version, String kind, String spec, boolean isFilter) {
        Tree.Mapping schema =
                ManifestSchemas.ofOperator(kind, version).orElseThrow().toTree();
        Tree.Mapping defs = mapping(schema, "$defs");
        Tree.Mapping owner = mapping(defs, spec);
        Tree.Mapping all = isFilter ? mapping(mapping(mapping(owner, "properties"), "filters"), "items") : owner;
        List<Plugin> plugins = new ArrayList<>();
        for (Tree.Field field : mapping(resolved(all, defs), "properties").fields()) {
            Tree.Mapping found = resolved((Tree.Mapping) field.value(), defs);
            if (found.hasValue("properties") || field.name().equals("nullout")) {
                plugins.add(new Plugin(version, field.name(), isFilter, mapping(found, "properties"), defs));
            }
        }
        assertThat(plugins).hasSizeGreaterThan(14);
        return plugins.stream();
    }

    private static void check(Plugin plugin) {
        Tree.Mapping needed = NEEDED.getOrDefault(plugin.key(), Texts.NONE);
        for (Tree.Field field : plugin.fields().fields()) {
            if (NOT_WRITTEN.getOrDefault(plugin.key(), Set.of()).contains(field.name())) {
                continue;
            }
            Tree.Mapping schema = (Tree.Mapping) field.value();
            Tree.Mapping spec = Texts.with(needed, field.name(), sample(schema, plugin.defs()));
            FluentdDirective with = plugin.render(spec);
            boolean isWritten = !with.equals(plugin.render(needed));
            boolean isParam = with.params().containsKey(field.name());
            assertThat(isParam || isWritten).as(field.name()).isTrue();
            String text = FluentdWriter.write(List.of(with));
            assertThat(text).as(field.name()).contains(isSecret(schema) ? "secret text" : "");
            assertThat(text).as(field.name()).contains(isTextOrMap(schema) ? "sample" : "");
        }
    }

    private static boolean isSecret(Tree.Mapping schema) {
        return schema.text("$ref").filter(ref -> ref.endsWith("/SecretValue")).isPresent();
    }

    private static boolean isTextOrMap(Tree.Mapping schema) {
        return types(schema).contains("string") && !schema.hasValue("enum")
                || schema.isSet("additionalProperties")
                        && schema.get("additionalProperties").orElseThrow() instanceof Tree.Mapping;
    }

    /** A value that is not zero. */
    private static Tree sample(Tree.Mapping schema, Tree.Mapping defs) {
        if (isSecret(schema)) {
            return Tree.mapping(m -> m.put("value", "secret text"));
        }
        if (schema.hasValue("enum")) {
            return ((Tree.Sequence) schema.get("enum").orElseThrow()).items().get(0);
        }
        Tree.Mapping type = resolved(schema, defs);
        List<String> types = types(type);
        if (types.contains("boolean")) {
            return Tree.flag(true);
        }
        if (types.contains("integer") || types.contains("number")) {
            return Tree.number(7);
        }
        if (types.contains("array")) {
            return Tree.sequence(sample(mapping(type, "items"), defs));
        }
        if (types.contains("string")) {
            return Tree.text("sample");
        }
        if (type.get("additionalProperties").orElse(Tree.nothing()) instanceof Tree.Mapping) {
            return Tree.mapping(m -> m.put("sample", "sample"));
        }
        return object(type, defs);
    }

    private static Tree.Mapping object(Tree.Mapping type, Tree.Mapping defs) {
        return Tree.mapping(m -> mapping(type, "properties").fields().stream()
                .filter(field -> isSimple((Tree.Mapping) field.value()))
                .forEach(field -> m.put(field.name(), sample((Tree.Mapping) field.value(), defs))));
    }

    /** Texts and secrets, which are easy to find; the switch {@code disabled} of a buffer would remove it. */
    private static boolean isSimple(Tree.Mapping schema) {
        return types(schema).contains("string") || isSecret(schema);
    }

    private static List<String> types(Tree.Mapping schema) {
        Tree type = schema.get("type").orElse(Tree.nothing());
        return type instanceof Tree.Sequence list
                ? list.items().stream().map(Texts::of).toList()
                : List.of(Texts.of(type));
    }

    private static Tree.Mapping resolved(Tree.Mapping schema, Tree.Mapping defs) {
        return schema.text("$ref")
                .map(ref -> mapping(defs, ref.substring(ref.lastIndexOf('/') + 1)))
                .orElse(schema);
    }

    private static Tree.Mapping mapping(Tree.Mapping spec, String field) {
        return Texts.mapping(spec, field);
    }
}
