package dev.gleaner.javacode;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.ModelValue;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.javacode.Code.Call;
import dev.gleaner.javacode.Code.Chain;
import dev.gleaner.javacode.Code.Items;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.ParsedObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * A class in Java that builds values with the builders of their types, each value in a method of its own. The values
 * are equal to the given ones; comments, the order of unknown fields and other spellings of the same value are lost.
 * Immutable.
 *
 * <pre>{@code
 * String source = JavaClass.named("com.example.AuditFlows").with(flow).with(output).source();
 * }</pre>
 */
public final class JavaClass {
    /** The maximum number of methods, because the number of constants in a class is limited. */
    private static final int MOST = 5_000;

    private final String name;
    private final List<String> files;
    private final List<Object> values;

    private JavaClass(String name, List<String> files, List<?> values) {
        this.name = name;
        this.files = List.copyOf(files);
        this.values = List.copyOf(values);
        if (values.size() > MOST) {
            throw new IllegalArgumentException(
                    "a class has room for " + MOST + " values, and there are " + values.size());
        }
    }

    /**
     * A class without values.
     *
     * @param name its name, after that of its package if it has one
     * @throws IllegalArgumentException if it is not the name of a class
     */
    public static JavaClass named(String name) {
        if (!SourceVersion.isName(Objects.requireNonNull(name, "name"))) {
            throw new IllegalArgumentException(
                    "expected the name of a class, such as com.example.LoggingManifests, but was "
                            + Violation.quoted(name));
        }
        return new JavaClass(name, List.of(), List.of());
    }

    /** A name for the class of a file, such as {@code AuditOutputsManifests} for {@code audit-outputs.yaml}. */
    public static String nameFor(String file) {
        String name = lastOf(Objects.requireNonNull(file, "file"));
        int dot = name.lastIndexOf('.');
        return Identifier.pascal(dot < 0 ? name : name.substring(0, dot)) + "Manifests";
    }

    /**
     * The class with a method for each object of a file. An object without a model type, such as a ConfigMap, becomes
     * an {@link OpaqueManifest}; a document that is no object of the cluster becomes a tree. Texts inside objects
     * remain texts.
     *
     * @throws IllegalArgumentException if the file is a template, or if there are more than 5000 objects
     */
    public JavaClass with(ParsedFile file) {
        if (Objects.requireNonNull(file, "file").isTemplate()) {
            throw new IllegalArgumentException("a Go template has no values; render it first");
        }
        List<String> names = new ArrayList<>(files);
        names.add(file.name());
        List<Object> more = new ArrayList<>(values);
        file.outerObjects().stream().map(JavaClass::valueOf).forEach(more::add);
        return new JavaClass(name, names, more);
    }

    /**
     * The class with a method for a manifest or for another value of a model type.
     *
     * @throws IllegalArgumentException if its type is a class, as those of audit events are
     */
    public JavaClass with(OpenObject value) {
        ModelValue.of(value);
        return new JavaClass(name, files, plus(value));
    }

    /** The class with a method for a manifest of an unknown kind. */
    public JavaClass with(OpaqueManifest manifest) {
        return new JavaClass(name, files, plus(Objects.requireNonNull(manifest, "manifest")));
    }

    private List<Object> plus(Object value) {
        List<Object> more = new ArrayList<>(values);
        more.add(value);
        return more;
    }

    /** The value of an object; a part of a chart that contains values has fields beside them. */
    private static Object valueOf(ParsedObject object) {
        Tree tree = object.part().tree();
        return object.as(OpenObject.class)
                .<Object>map(value -> value)
                .filter(value -> ((OpenObject) value).toTree().equals(tree))
                .orElseGet(() -> tree instanceof Tree.Mapping mapping
                                && mapping.hasValue("apiVersion")
                                && mapping.hasValue("kind")
                        ? new OpaqueManifest(mapping)
                        : tree);
    }

    /** The name of the class, after that of its package if it has one. */
    public String name() {
        return name;
    }

    private String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The source of the class: a whole file, without a licence. */
    public String source() {
        Imports imports = new Imports(simpleName());
        ModelCode models = new ModelCode(imports);
        ClassParts parts = new ClassParts(imports);
        Map<String, Object> methods = methods();
        Map<String, Code> codes = new LinkedHashMap<>();
        methods.forEach((method, value) -> codes.put(method, parts.split(models.of(value))));
        boolean isLong = ClassParts.isLong(codes.values());
        StringBuilder body = new StringBuilder();
        if (methods.size() > 1 && values.stream().allMatch(Manifest.class::isInstance)) {
            body.append(all(methods.keySet(), imports, parts));
        }
        methods.forEach((method, value) -> {
            Code code = Objects.requireNonNull(codes.get(method));
            String type = imports.nameOf(typeOf(value));
            body.append("\n    /** ").append(sentence(value)).append(" */\n");
            body.append("    public static ")
                    .append(type)
                    .append(' ')
                    .append(method)
                    .append("() {\n");
            body.append(CodeLayout.statement(8, "return ", isLong ? parts.part(type, code) : code, ";"));
            body.append("    }\n");
        });
        if (models.usesMap()) {
            body.append(map(imports));
        }
        return header(imports) + body + parts + "}\n";
    }

    private String header(Imports imports) {
        int dot = name.lastIndexOf('.');
        String declared = imports.toString();
        return (dot < 0 ? "" : "package " + name.substring(0, dot) + ";\n\n")
                + (declared.isEmpty() ? "" : declared + "\n")
                + "/** " + about() + " */\n"
                + "public final class " + simpleName() + " {\n"
                + "    private " + simpleName() + "() {}\n";
    }

    private String about() {
        String what = values.stream().allMatch(Manifest.class::isInstance) ? "manifests" : "values";
        return files.isEmpty()
                ? "Builds " + what + "."
                : "The " + what + " of "
                        + files.stream().map(file -> plain(lastOf(file))).collect(Collectors.joining(", ")) + ".";
    }

    private static String all(Collection<String> methods, Imports imports, ClassParts parts) {
        String type = imports.nameOf(List.class) + "<" + imports.nameOf(Manifest.class) + ">";
        List<Code> calls = methods.stream()
                .<Code>map(method -> new Chain("", List.of(Call.of(method))))
                .toList();
        Code list =
                parts.split(new Items(() -> imports.nameOf(Manifest.class), imports.nameOf(List.class) + ".of", calls));
        return "\n    /** All manifests, in the order of the files. */\n"
                + "    public static " + type + " all() {\n"
                + CodeLayout.statement(8, "return ", list, ";")
                + "    }\n";
    }

    private static String map(Imports imports) {
        String map = imports.nameOf(Map.class) + "<String, V>";
        return "\n    private static <V> " + map + " map(" + imports.nameOf(Consumer.class) + "<" + map
                + "> entries) {\n"
                + "        " + map + " map = new " + imports.nameOf(LinkedHashMap.class) + "<>();\n"
                + "        entries.accept(map);\n"
                + "        return map;\n"
                + "    }\n";
    }

    /** The values by the names of their methods: by kind, and by name if there are several of a kind. */
    Map<String, Object> methods() {
        Map<String, Long> kinds = values.stream()
                .collect(Collectors.groupingBy(value -> Identifier.camel(kindOf(value)), Collectors.counting()));
        Map<String, Object> methods = new LinkedHashMap<>();
        List<String> taken = new ArrayList<>(List.of("all", "map"));
        for (Object value : values) {
            String kind = Identifier.camel(kindOf(value));
            boolean isOnly = Objects.requireNonNull(kinds.get(kind)) == 1;
            String method = Identifier.method(
                    (kind.isEmpty() ? "manifest" : kind)
                            + (isOnly
                                    ? ""
                                    : Identifier.pascal("x " + nameOf(value)).substring(1)),
                    taken);
            taken.add(method);
            methods.put(method, value);
        }
        return methods;
    }

    private static Class<?> typeOf(Object value) {
        if (value instanceof OpenObject model) {
            return ModelValue.of(model).type();
        }
        return value instanceof OpaqueManifest ? OpaqueManifest.class : Tree.class;
    }

    private static String kindOf(Object value) {
        if (value instanceof OpaqueManifest manifest) {
            return manifest.kind().isEmpty() ? "manifest" : manifest.kind();
        }
        return value instanceof OpenObject ? typeOf(value).getSimpleName() : "document";
    }

    private static String nameOf(Object value) {
        return value instanceof Manifest manifest ? manifest.metadata().name().orElse("") : "";
    }

    private static String sentence(Object value) {
        String kind =
                value instanceof Manifest manifest && !manifest.kind().isEmpty() ? manifest.kind() : kindOf(value);
        String name = nameOf(value);
        return plain("The " + kind + (name.isEmpty() ? "" : " " + name)) + ".";
    }

    /** The name of a file without its folders. */
    private static String lastOf(String file) {
        return file.replaceFirst(".*[/\\\\]", "");
    }

    /** A text for a comment: what ends a comment, or means something in Javadoc, is replaced. */
    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9 ._,:/-]", "?").replace("*/", "??");
    }
}
