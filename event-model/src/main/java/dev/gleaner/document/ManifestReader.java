package dev.gleaner.document;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents, strictly, leniently or as a server does. Immutable.
 *
 * <pre>{@code
 * Reading<ClusterOutput> reading = ManifestReader.strict()
 *         .forVersion(OperatorVersion.of("3.17.7"))
 *         .read(Source.of(Path.of("output.yaml")), ClusterOutput.class);
 * }</pre>
 */
public final class ManifestReader {
    private static final ManifestReader STRICT = new ManifestReader(Strictness.STRICT, false, Bounds.DEFAULT);

    private final Strictness strictness;
    private final boolean reportsKept;
    private final Bounds bounds;

    private ManifestReader(Strictness strictness, boolean reportsKept, Bounds bounds) {
        this.strictness = strictness;
        this.reportsKept = reportsKept;
        this.bounds = bounds;
    }

    /** A reader that reports unknown fields as errors. */
    public static ManifestReader strict() {
        return STRICT;
    }

    /** A reader that keeps unknown fields; all other errors stay errors. */
    public static ManifestReader lenient() {
        return new ManifestReader(Strictness.LENIENT, false, Bounds.DEFAULT);
    }

    /** A reader that keeps unknown fields, and reports each as a warning; all other errors stay errors. */
    public static ManifestReader reporting() {
        return new ManifestReader(Strictness.LENIENT, true, Bounds.DEFAULT);
    }

    /**
     * A reader that keeps unknown fields, and reports an invalid field as a warning if the object does not require it.
     */
    static ManifestReader tolerant() {
        return new ManifestReader(Strictness.TOLERANT, false, Bounds.DEFAULT);
    }

    /**
     * A reader that reads a policy file as kube-apiserver does (Kubernetes v1.24,
     * k8s.io/apimachinery/pkg/runtime/serializer/json): it reads only the first document, uses the last of duplicate
     * keys, and keeps unknown fields. Later documents and lost values are warnings; other problems are errors. Go
     * merges a duplicate object of a JSON text into the earlier one; this reader replaces the earlier one.
     */
    public static ManifestReader asServer() {
        return new ManifestReader(Strictness.AS_SERVER, false, Bounds.DEFAULT);
    }

    /** The same reader with other limits. */
    public ManifestReader within(Bounds bounds) {
        return new ManifestReader(strictness, reportsKept, Objects.requireNonNull(bounds, "bounds"));
    }

    /**
     * The same reader for a target version, which also reports fields, plug-ins and kinds that this version does not
     * have.
     */
    public ManifestReader forVersion(TargetVersion version) {
        Objects.requireNonNull(version, "version");
        return new ManifestReader(strictness.forVersion(version), reportsKept, bounds);
    }

    /**
     * The same reader, which reports a plug-in without a model type that a program built, as in a file. Other readers
     * accept it as one of a newer operator.
     */
    public ManifestReader asFile() {
        return new ManifestReader(strictness.ofFiles(), reportsKept, bounds);
    }

    /** The only document of a source, typed. */
    public <T extends OpenObject> Reading<T> read(Source source, Class<T> type) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(type, "type");
        Shape<T> shape = Shape.of(type);
        Violations violations = new Violations(source.name());
        List<Tree> documents = trees(source, violations);
        FieldPath root = source.place().path();
        if (documents.isEmpty() && violations.errors() == 0) {
            violations.report(DocumentFault.EMPTY, source.place().start(), root, shape.noun());
        }
        if (documents.size() > 1) {
            violations.report(DocumentFault.SECOND_DOCUMENT, documents.get(1).position(), root);
        }
        T value = documents.isEmpty() ? null : read(shape, documents.get(0), root, violations);
        return new Reading<>(value, source.explained(violations.inOrder()));
    }

    /** An object of a fabric8 client, typed. Paths of violations start at the object; there are no positions. */
    public <T extends OpenObject> Reading<T> read(KubernetesResource resource, Class<T> type) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(type, "type");
        return read(new Part("", FieldPath.ROOT, Fabric8.toTree(resource)), type);
    }

    /** A part of a document, typed. The violations do not include those of the text. */
    public <T extends OpenObject> Reading<T> read(Part part, Class<T> type) {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(type, "type");
        Violations violations = new Violations(part.file());
        T value = read(Shape.of(type), part.tree(), part.path(), violations);
        return new Reading<>(value, violations.inOrder());
    }

    private <T> @Nullable T read(Shape<T> shape, Tree tree, FieldPath path, Violations violations) {
        T value = shape.read(tree, path, strictness, violations);
        if (reportsKept) {
            Violations strict = violations.empty();
            shape.read(tree, path, Strictness.STRICT.forVersion(strictness.target()), strict);
            violations.addAsWarnings(strict);
        }
        return value;
    }

    /**
     * All documents of a source, untyped. Documents that can be read are returned even if there are violations.
     * Documents that are null are skipped, as in kubectl. If no document remains, a warning is reported.
     */
    public Documents readAll(Source source) {
        Objects.requireNonNull(source, "source");
        Violations violations = new Violations(source.name());
        return new Documents(parts(source, violations), violations.inOrder());
    }

    /**
     * Every document of a source, in order. Documents of the given kinds are typed; others become an
     * {@link OpaqueManifest}. A {@code List} is one document.
     */
    public Reading<List<Manifest>> readAll(Source source, Collection<? extends Class<? extends ModelManifest>> types) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(types, "types");
        Violations violations = new Violations(source.name());
        List<Manifest> manifests = new ArrayList<>();
        for (Part part : parts(source, violations)) {
            Manifest manifest = manifest(part, types, violations);
            if (manifest != null) {
                manifests.add(manifest);
            }
        }
        return new Reading<>(Collections.unmodifiableList(manifests), source.explained(violations.inOrder()));
    }

    private @Nullable Manifest manifest(
            Part part, Collection<? extends Class<? extends ModelManifest>> types, Violations violations) {
        for (Class<? extends ModelManifest> type : types) {
            ObjectShape<? extends ModelManifest, ?> shape = Shape.of(type);
            if (shape.isOfKind(part.text("apiVersion"), part.text("kind"))) {
                return read(shape, part.tree(), part.path(), violations);
            }
        }
        boolean known = !part.text("apiVersion").isEmpty() && !part.text("kind").isEmpty();
        if (known && part.tree() instanceof Tree.Mapping mapping) {
            return new OpaqueManifest(mapping);
        }
        violations.report(DocumentFault.KIND_MISSING, part.tree().position(), part.path());
        return null;
    }

    private List<Part> parts(Source source, Violations violations) {
        List<Tree> trees = trees(source, violations);
        if (trees.isEmpty() && violations.errors() == 0 && !strictness.asServer()) {
            violations.report(
                    DocumentFault.NO_MANIFEST,
                    source.place().start(),
                    source.place().path());
        }
        return trees.stream()
                .map(tree -> new Part(source.name(), source.place().path(), tree))
                .toList();
    }

    /**
     * The documents of a source.
     *
     * @param parts the readable documents, in order
     * @param violations the violations of the text
     */
    public record Documents(List<Part> parts, List<Violation> violations) {
        /** Copies the lists. */
        public Documents {
            Objects.requireNonNull(parts, "parts");
            Objects.requireNonNull(violations, "violations");
            parts = List.copyOf(parts);
            violations = List.copyOf(violations);
        }
    }

    /**
     * A change of the documents of a file that have a type, prepared and not yet written. A file with one document has
     * to be of the type.
     */
    <T extends OpenObject> FileEdit edit(Path file, Class<T> type, UnaryOperator<T> change) {
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(file, "file");
        Shape<T> shape = Shape.of(type);
        FileEdit unchanged = FileEdit.ofTarget(file);
        if (unchanged.isRefused()) {
            return unchanged;
        }
        String name = file.toString();
        String text = unchanged.before();
        Violations violations = new Violations(name);
        List<Tree> read = trees(Source.of(name, text), violations);
        List<Tree> written = new ArrayList<>(read);
        for (Map.Entry<Integer, T> entry : typed(read, shape, violations).entrySet()) {
            T changed = Objects.requireNonNull(changed(entry.getValue(), change), "the result of the change");
            Tree was = read.get(entry.getKey());
            written.set(entry.getKey(), TreeMerge.merge(was, entry.getValue().toTree(), changed.toTree()));
        }
        String after = violations.errors() > 0 ? text : EditedText.of(text, read, written);
        if (!after.equals(text)) {
            violations.clear();
            typed(trees(Source.of(name, after), violations), shape, violations);
        }
        return unchanged.with(after, violations.inOrder());
    }

    private static <T extends OpenObject> @Nullable T changed(T value, UnaryOperator<T> change) {
        try {
            return change.apply(value);
        } catch (IllegalStateException e) {
            throw ObjectName.named(value, e);
        }
    }

    /** The documents of a type, by their index; none if there is an error. */
    private <T extends OpenObject> Map<Integer, T> typed(List<Tree> documents, Shape<T> shape, Violations violations) {
        boolean isChoice = documents.size() > 1 && shape instanceof ObjectShape<?, ?> object && object.hasKind();
        Map<Integer, T> values = new LinkedHashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            Part part = new Part("", FieldPath.ROOT, documents.get(i));
            if (!isChoice
                    || shape instanceof ObjectShape<?, ?> object
                            && object.isOfKind(part.text("apiVersion"), part.text("kind"))) {
                T value = shape.read(documents.get(i), FieldPath.ROOT, strictness, violations);
                if (value != null) {
                    values.put(i, value);
                }
            }
        }
        if (documents.size() > 1 && !isChoice) {
            violations.report(DocumentFault.SECOND_DOCUMENT, documents.get(1).position(), FieldPath.ROOT);
        } else if (values.isEmpty() && violations.errors() == 0) {
            Fault none = isChoice ? DocumentFault.KIND_ABSENT : DocumentFault.EMPTY;
            violations.report(none, Position.NONE, FieldPath.ROOT, shape.noun());
        }
        return violations.errors() > 0 ? Map.of() : values;
    }

    /** The violations that reading a built value would report. */
    List<Violation> validate(OpenObject value) {
        Violations violations = new Violations("");
        read(value.shape(), value.toTree(), FieldPath.ROOT, violations);
        return violations.inOrder();
    }

    private List<Tree> trees(Source source, Violations violations) {
        Violations ofText = new Violations(source.name(), source.place());
        List<Tree> trees = trees(source, source.limits(bounds), ofText);
        violations.addAll(ofText);
        return trees.stream().map(source.place()::tree).toList();
    }

    private List<Tree> trees(Source source, Bounds limits, Violations violations) {
        String text = source.text(limits, violations);
        if (text == null) {
            return List.of();
        }
        String plain = Source.withoutMark(text);
        if (isJson(strictness.asServer() ? text : plain)) {
            return json(plain, limits, violations);
        }
        if (strictness.asServer()) {
            return YamlReader.read(FirstDocument.of(plain, violations), limits, strictness, violations);
        }
        return YamlReader.read(plain, limits, strictness, violations).stream()
                .filter(tree -> !(tree instanceof Tree.Nothing))
                .toList();
    }

    /** The values of a JSON text. Reports if it is YAML in flow style, which Kubernetes reads as JSON, too. */
    private List<Tree> json(String text, Bounds limits, Violations violations) {
        Violations ofJson = violations.empty();
        List<Tree> values = JsonReader.read(text, limits, strictness, ofJson);
        if (!strictness.asServer() && ofJson.has(DocumentFault.JSON_SYNTAX) && isFlowStyle(text, limits)) {
            ofJson.reword(DocumentFault.JSON_SYNTAX, DocumentFault.YAML_FLOW);
        }
        violations.addAll(ofJson);
        return values;
    }

    /** Whether a text is YAML and not meant as JSON: its first name has no quotes, or it has a line {@code ---}. */
    private boolean isFlowStyle(String text, Bounds limits) {
        boolean startsAsJson = text.strip().substring(1).strip().startsWith("\"");
        if (startsAsJson && !text.contains("\n---")) {
            return false;
        }
        Violations ofYaml = new Violations("");
        YamlReader.read(text, limits, strictness, ofYaml);
        return ofYaml.errors() == 0;
    }

    /**
     * Whether Kubernetes reads a text as JSON: its first character after white space is a brace; a byte order mark is
     * not white space.
     */
    static boolean isJson(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                return c == '{';
            }
        }
        return false;
    }
}
