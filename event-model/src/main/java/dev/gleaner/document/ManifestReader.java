package dev.gleaner.document;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads documents, strictly, leniently or as a server does. Immutable. */
public final class ManifestReader {
    private static final ManifestReader STRICT = new ManifestReader(Strictness.STRICT, Bounds.DEFAULT);

    private final Strictness strictness;
    private final Bounds bounds;

    private ManifestReader(Strictness strictness, Bounds bounds) {
        this.strictness = strictness;
        this.bounds = bounds;
    }

    /** A reader that reports unknown fields as errors. */
    public static ManifestReader strict() {
        return STRICT;
    }

    /** A reader that keeps unknown fields; all other errors stay errors. */
    public static ManifestReader lenient() {
        return new ManifestReader(Strictness.LENIENT, Bounds.DEFAULT);
    }

    /**
     * A reader that keeps unknown fields, and reports an invalid field as a warning if the object does not require it.
     */
    static ManifestReader tolerant() {
        return new ManifestReader(Strictness.TOLERANT, Bounds.DEFAULT);
    }

    /**
     * A reader that reads a policy file as kube-apiserver does (Kubernetes v1.24,
     * k8s.io/apimachinery/pkg/runtime/serializer/json): it reads only the first document, uses the last of duplicate
     * keys, and keeps unknown fields. Later documents and lost values are warnings; other problems are errors. Go
     * merges a duplicate object of a JSON text into the earlier one; this reader replaces the earlier one.
     */
    public static ManifestReader asServer() {
        return new ManifestReader(Strictness.AS_SERVER, Bounds.DEFAULT);
    }

    /** The same reader with other limits. */
    public ManifestReader within(Bounds bounds) {
        return new ManifestReader(strictness, Objects.requireNonNull(bounds, "bounds"));
    }

    /**
     * The same reader for a target version, which also reports fields, plug-ins and kinds that this version does not
     * have.
     */
    public ManifestReader forVersion(TargetVersion version) {
        return new ManifestReader(strictness.forVersion(Objects.requireNonNull(version, "version")), bounds);
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
        T value = documents.isEmpty() ? null : shape.read(documents.get(0), root, strictness, violations);
        return new Reading<>(value, violations.inOrder());
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
        T value = Shape.of(type).read(part.tree(), part.path(), strictness, violations);
        return new Reading<>(value, violations.inOrder());
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
        return new Reading<>(Collections.unmodifiableList(manifests), violations.inOrder());
    }

    private @Nullable Manifest manifest(
            Part part, Collection<? extends Class<? extends ModelManifest>> types, Violations violations) {
        for (Class<? extends ModelManifest> type : types) {
            ObjectShape<? extends ModelManifest, ?> shape = Shape.of(type);
            if (shape.isOfKind(part.text("apiVersion"), part.text("kind"))) {
                return shape.read(part.tree(), part.path(), strictness, violations);
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

    /** The violations that reading a built value would report. */
    List<Violation> validate(OpenObject value) {
        Violations violations = new Violations("");
        value.shape().read(value.toTree(), FieldPath.ROOT, strictness, violations);
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
            return JsonReader.read(plain, limits, strictness, violations);
        }
        if (strictness.asServer()) {
            return YamlReader.read(FirstDocument.of(plain, violations), limits, strictness, violations);
        }
        return YamlReader.read(plain, limits, strictness, violations).stream()
                .filter(tree -> !(tree instanceof Tree.Nothing))
                .toList();
    }

    /**
     * Whether Kubernetes reads a text as JSON: its first character after white space is a brace; a byte order mark is
     * not white space.
     */
    private static boolean isJson(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                return c == '{';
            }
        }
        return false;
    }
}
