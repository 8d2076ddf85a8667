package dev.gleaner.javacode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.FieldAccessors;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Flow;
import dev.gleaner.logging.values.LoggingValues;
import dev.gleaner.manifest.KindTypes;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.Rke2ServerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaClassTest {
    private static final List<Path> GOLDENS = List.of(
            Path.of("../logging-crd-model/src/test/resources/dev/gleaner/logging"),
            Path.of("../audit-policy-model/src/test/resources"),
            Path.of("src/test/resources/dev/gleaner"));

    private static ParsedFile file(String yaml) {
        ParsedFile file = ParsedFile.read(Source.of("logging.yaml", yaml));
        assertThat(file.violations().stream().filter(Violation::isError)).isEmpty();
        return file;
    }

    private static String bodyOf(String yaml) {
        String source = JavaClass.named("Printed").with(file(yaml)).source();
        return source.substring(source.indexOf("        return "), source.indexOf("\n    }\n"))
                .stripIndent();
    }

    @Test
    void aClassReadsAsAProgrammerWritesIt() {
        JavaClass printed = JavaClass.named("com.example.LoggingManifests").with(file("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: audit-splunk
                  namespace: cattle-logging-system
                spec:
                  splunkHec:
                    hec_host: splunk.example
                    hec_port: 8088
                    hec_token:
                      valueFrom:
                        secretKeyRef:
                          name: splunk
                          key: token
                  loggingRef: harvester-kube-audit-log-ref
                """));
        assertThat(printed.source()).isEqualTo("""
                package com.example;

                import dev.gleaner.logging.ClusterOutput;
                import dev.gleaner.logging.output.SplunkHecOutput;
                import dev.gleaner.logging.secret.SecretValue;

                /** The manifests of logging.yaml. */
                public final class LoggingManifests {
                    private LoggingManifests() {}

                    /** The ClusterOutput audit-splunk. */
                    public static ClusterOutput clusterOutput() {
                        return ClusterOutput.of(c -> c.metadata(m -> m.name("audit-splunk").namespace("cattle-logging-system"))
                                .spec(s -> s.target(SplunkHecOutput.of(sho -> sho.hecHost("splunk.example")
                                                .hecPort(8088)
                                                .hecToken(SecretValue.from("splunk", "token"))))
                                        .loggingRef("harvester-kube-audit-log-ref")));
                    }
                }
                """);
        CompiledClass.of(printed).isEqualToWhatWasPrinted();
    }

    @Test
    void severalManifestsAreNamedByKindAndName() {
        JavaClass printed = JavaClass.named("Printed")
                .with(file("""
                        kind: ConfigMap
                        apiVersion: v1
                        metadata:
                          name: 1-a.b
                        ---
                        kind: ConfigMap
                        apiVersion: v1
                        metadata:
                          name: 1-a/b
                        ---
                        kind: List
                        apiVersion: v1
                        items:
                        - kind: Wait
                          apiVersion: example.org/v1
                        - kind: class
                          apiVersion: example.org/v1
                        """))
                .with(AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.NONE))));
        assertThat(printed.methods().keySet())
                .containsExactly("configMap1AB", "configMap1AB2", "wait2", "class2", "auditPolicy");
        CompiledClass built = CompiledClass.of(printed);
        built.isEqualToWhatWasPrinted();
        assertThat(built.call("all")).isEqualTo(List.copyOf(printed.methods().values()));
    }

    @Test
    void shorthandsAreUsedWhereTheyMakeTheValue() {
        assertThat(bodyOf("""
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules:
                - level: None
                  users: [a]
                  verbs: [get, list]
                  resources:
                  - group: ""
                    resources: [pods, pods/log]
                  - resources: [nodes]
                """))
                .contains(".addUser(\"a\")", ".addVerbs(\"get\", \"list\")", "AuditLevel.NONE")
                .contains(".addResources(\"\", \"pods\", \"pods/log\")")
                .contains(".addResource(re -> re.addResource(\"nodes\"))");
        assertThat(bodyOf("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Flow
                metadata:
                  name: a
                  namespace: b
                spec:
                  match:
                  - select:
                      labels:
                        app: web
                  filters:
                  - grep:
                      regexp:
                      - key: level
                        pattern: /error/
                  localOutputRefs: [o]
                """))
                .contains(".addMatch(Match.select(se -> se.putLabel(\"app\", \"web\")))")
                .contains(".addRegexp(\"level\", \"/error/\")");
    }

    @Test
    void linesBecomeATextBlock() {
        assertThat(bodyOf("""
                apiVersion: v1
                kind: ConfigMap
                data:
                  a.conf: |
                    # "quoted"
                      x: \\d
                  b: "one\\n two "
                """)).isEqualTo("""
                        return new OpaqueManifest(Tree.mapping(m -> m.put("apiVersion", "v1")
                                .put("kind", "ConfigMap")
                                .put("data", d -> d.put("a.conf", \"""
                                                # "quoted"
                                                  x: \\\\d
                                                \""")
                                        .put("b", \"""
                                                one
                                                 two\\s\"""))));""".stripIndent());
    }

    @ParameterizedTest
    @CsvSource({"3000, 1", "1, 8000", "40, 900"})
    void longManifestsAreDivided(int maps, int lines) {
        JavaClass printed = JavaClass.named("Printed").with(new OpaqueManifest(Tree.mapping(m -> {
            for (int i = 0; i < maps; i++) {
                int map = i;
                m.put("m" + i, data -> IntStream.range(0, lines).forEach(n -> data.put("k" + n, map + "-" + n)));
            }
        })));
        CompiledClass.of(printed).isEqualToWhatWasPrinted();
    }

    @Test
    void longListsAreDivided() {
        String[] texts = IntStream.range(0, 9_000).mapToObj(n -> "text " + n).toArray(String[]::new);
        Tree[] numbers = IntStream.range(0, 9_000).mapToObj(Tree::number).toArray(Tree[]::new);
        CompiledClass.of(JavaClass.named("Printed")
                        .with(new OpaqueManifest(Tree.mapping(
                                m -> m.put("texts", Tree.texts(texts)).put("numbers", Tree.sequence(numbers)))))
                        .with(AuditPolicy.of(p -> IntStream.range(0, 1_500)
                                .forEach(n -> p.addRule(r -> r.level(AuditLevel.METADATA)
                                        .addUsers("user-" + n, "user-" + n + 1)
                                        .addAllNamespaces(n == 0 ? List.of(texts) : List.of())))))
                        .with(Rke2ServerConfig.of(r -> r.auditPolicyFile("x\n".repeat(100_000) + "y".repeat(200_000)))))
                .isEqualToWhatWasPrinted();
    }

    @Test
    void manyManifestsAreDivided() {
        JavaClass printed = JavaClass.named("Printed");
        for (int i = 0; i < 700; i++) {
            int number = i;
            printed = printed.with(
                    Flow.of(f -> f.metadata(m -> m.name("flow-" + number).namespace("n" + number))
                            .spec(s -> s.addLocalOutputRef("o" + number))));
        }
        CompiledClass built = CompiledClass.of(printed);
        built.isEqualToWhatWasPrinted();
        assertThat(built.call("all")).isEqualTo(List.copyOf(printed.methods().values()));
    }

    /** A lambda inside others, each with a name of its own. */
    @Test
    void deepValuesCompile() {
        Tree tree = Tree.text("deep");
        for (int i = 0; i < 60; i++) {
            Tree inner = tree;
            tree = Tree.mapping(m -> m.put("do", inner));
        }
        Tree deepest = tree;
        CompiledClass.of(JavaClass.named("Printed").with(new OpaqueManifest(Tree.mapping(m -> m.put("a", deepest)))))
                .isEqualToWhatWasPrinted();
    }

    /** A name, or an empty mapping, that no line has room for. */
    @Test
    void whatIsWiderThanALineCompiles() {
        String wide = "w".repeat(130);
        Tree tree = Tree.mapping(m -> m.put(wide, n -> n.put(wide, o -> {}))
                .put("list", Tree.sequence(Tree.mapping(n -> n.put(wide, wide)), Tree.mapping(n -> {}))));
        CompiledClass.of(JavaClass.named("Printed").with(new OpaqueManifest(Tree.mapping(m -> m.put(wide, tree)))))
                .isEqualToWhatWasPrinted();
    }

    @Test
    void aTypeWithTheNameOfTheClassIsWrittenInFull() {
        JavaClass printed = JavaClass.named("Flow").with(Flow.of(f -> f.metadata(m -> m.name("a"))));
        assertThat(printed.source()).contains("public static dev.gleaner.logging.Flow flow() {");
        CompiledClass.of(printed).isEqualToWhatWasPrinted();
    }

    @Test
    void theOrderOfMappingsIsKept() {
        String yaml = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata:
                  name: a
                spec:
                  filters:
                  - record_transformer:
                      records:
                      - z: "1"
                        a: "2"
                        m: "3"
                  globalOutputRefs:
                  - o
                """;
        CompiledClass built = CompiledClass.of(JavaClass.named("Printed").with(file(yaml)));
        assertThat(((ClusterFlow) built.call("clusterFlow")).toYaml()).isEqualTo(yaml);
    }

    @Test
    void unknownFieldsAndPlugInsAreKept() {
        ParsedFile file = ParsedFile.readLenient(Source.of("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: a
                  finalizers: [x]
                spec:
                  brandNew: {a: [1, 1.5, null, true]}
                """));
        JavaClass printed = JavaClass.named("Printed").with(file);
        assertThat(printed.source()).contains("OpaqueOutput.of(\"brandNew\", ", "UnknownFields.of(");
        assertThat(CompiledClass.of(printed).call("clusterOutput"))
                .isEqualTo(file.outerObjects().get(0).as(ClusterOutput.class).orElseThrow());
    }

    @Test
    void theGoldensOfTheProjectAreBuilt() {
        List<JavaClass> printed = new ArrayList<>();
        for (Path folder : GOLDENS) {
            for (Path file : inputsIn(folder)) {
                printed(file, printed.size()).ifPresent(printed::add);
            }
        }
        assertThat(printed).hasSizeGreaterThan(100);
        CompiledClass.all(printed).forEach(CompiledClass::isEqualToWhatWasPrinted);
    }

    @Test
    void theReferenceSamplesAreBuilt() {
        List<JavaClass> printed = new ArrayList<>();
        for (String folder : List.of("samples", "harvester-samples")) {
            for (Path file : Reference.files(folder, ".yaml")) {
                printed(file, printed.size()).ifPresent(printed::add);
            }
        }
        assertThat(printed).hasSizeGreaterThan(50);
        CompiledClass.all(printed).forEach(CompiledClass::isEqualToWhatWasPrinted);
    }

    /** The class of a file; empty for a template, and for a file with syntax errors. */
    private static Optional<JavaClass> printed(Path path, int number) {
        ParsedFile file = ParsedFile.readLenient(Source.of(path));
        return ParsedFile.read(Source.of(path)).isTemplate()
                        || file.syntaxViolations().stream().anyMatch(Violation::isError)
                ? Optional.empty()
                : Optional.of(JavaClass.named("com.example.Printed" + number).with(file));
    }

    private static List<Path> inputsIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*(?<!\\.out)\\.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "class", "a.class", "a..b", "A;"})
    void aWrongNameIsRefused(String name) {
        assertThatThrownBy(() -> JavaClass.named(name))
                .hasMessage(
                        "expected the name of a class, such as com.example.LoggingManifests, but was \"" + name + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "logging.yaml, LoggingManifests",
        "a/b/audit-outputs.v1.yaml, AuditOutputsV1Manifests",
        "-, Manifests",
        "99_custom.yaml, CustomManifests",
        "folder\\x.json, XManifests"
    })
    void aClassIsNamedAfterItsFile(String file, String name) {
        assertThat(JavaClass.nameFor(file)).isEqualTo(name);
    }

    /** Every model type in manifests has what the code calls, found by reflection. */
    @Test
    void everyFieldHasAMethodOfTheBuilder() throws ReflectiveOperationException {
        Set<Class<?>> types = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
        KindTypes.all().forEach(type -> types.addAll(FieldAccessors.typesIn(type)));
        types.addAll(FieldAccessors.typesIn(LoggingValues.class));
        types.addAll(FieldAccessors.typesIn(Rke2ServerConfig.class));
        types.removeIf(type -> !OpenObject.class.isAssignableFrom(type));
        assertThat(types).hasSizeGreaterThan(150);
        for (Class<?> type : types) {
            assertThat(Modifier.isStatic(type.getMethod("of", Consumer.class).getModifiers()))
                    .as(type.getName())
                    .isTrue();
            BuilderMethods builder = BuilderMethods.of(type);
            FieldAccessors.of(type).values().forEach(accessor -> assertHasMethods(builder, accessor));
        }
    }

    private static void assertHasMethods(BuilderMethods builder, Method accessor) {
        String name = accessor.getName();
        assertThat(builder.named(name)).as(accessor.toString()).isNotEmpty();
        if (accessor.getGenericReturnType() instanceof ParameterizedType list && list.getRawType() == List.class) {
            assertThat(builder.adderOf(name, rawType(list.getActualTypeArguments()[0])))
                    .as(accessor.toString())
                    .isPresent();
        }
        if (accessor.getReturnType() == Map.class) {
            assertThat(builder.putterOf(name)).as(accessor.toString()).isPresent();
        }
    }

    private static Class<?> rawType(Type type) {
        return type instanceof ParameterizedType generic ? rawType(generic.getRawType()) : (Class<?>) type;
    }
}
