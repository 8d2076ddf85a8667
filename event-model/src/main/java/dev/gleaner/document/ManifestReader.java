package dev.gleaner.document;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads documents, as strictly as it is told to. Immutable. */
public final class ManifestReader {
    private static final ManifestReader STRICT = new ManifestReader(false, false, Bounds.DEFAULT, null);

    private static final String MARK = "\uFEFF";

    private final boolean lenient;
    private final boolean asServer;
    private final Bounds bounds;
    private final @Nullable Version version;

    private ManifestReader(boolean lenient, boolean asServer, Bounds bounds, @Nullable Version version) {
        this.lenient = lenient;
        this.asServer = asServer;
        this.bounds = bounds;
        this.version = version;
    }

    /** A reader to which an unknown field is an error. */
    public static ManifestReader strict() {
        return STRICT;
    }

    /** A reader that keeps unknown fields; everything else that is wrong stays an error. */
    public static ManifestReader lenient() {
        return new ManifestReader(true, false, Bounds.DEFAULT, null);
    }

    /**
     * A reader that takes from a text what Kubernetes takes: the first document, whatever follows; of equal keys the
     * last; fields that no type knows. What is lost by that is a warning; everything else that is wrong stays an error
     * (Kubernetes v1.24, k8s.io/apimachinery/pkg/runtime/serializer/json). Where Go decodes a repeated object of a JSON
     * text over the earlier one, this reader replaces it.
     */
    public static ManifestReader asServer() {
        return new ManifestReader(true, true, Bounds.DEFAULT, null);
    }

    /** The same reader with other bounds. */
    public ManifestReader within(Bounds bounds) {
        return new ManifestReader(lenient, asServer, Objects.requireNonNull(bounds, "bounds"), version);
    }

    /** The same reader, which also warns of fields that a version of the operator drops in silence. */
    public ManifestReader forVersion(Version version) {
        return new ManifestReader(lenient, asServer, bounds, Objects.requireNonNull(version, "version"));
    }

    /** The only document of a source, typed. */
    public <T extends OpenObject> Reading<T> read(Source source, Class<T> type) {
        Shape<T> shape = Shape.of(type);
        Check check = check(source.name());
        List<Tree> documents = trees(source, check);
        if (documents.isEmpty() && check.errors() == 0) {
            check.report(DocumentFault.EMPTY, Position.NONE, FieldPath.ROOT, shape.noun());
        }
        if (documents.size() > 1) {
            check.report(DocumentFault.SECOND_DOCUMENT, documents.get(1).position(), FieldPath.ROOT);
        }
        T value = documents.isEmpty() ? null : shape.read(documents.get(0), FieldPath.ROOT, check);
        return new Reading<>(value, check.violations());
    }

    /** A value that was read before, typed. Its violations are those of its structure alone. */
    public <T extends OpenObject> Reading<T> read(Part part, Class<T> type) {
        Check check = check(part.file());
        T value = Shape.of(type).read(part.tree(), part.path(), check);
        return new Reading<>(value, check.violations());
    }

    /** Every document of a source, untyped. There is a value even when there are violations: what could be read. */
    public Documents readAll(Source source) {
        Check check = check(source.name());
        List<Part> parts = trees(source, check).stream()
                .map(tree -> new Part(source.name(), FieldPath.ROOT, tree))
                .toList();
        return new Documents(parts, check.violations());
    }

    /**
     * What a source holds.
     *
     * @param parts the documents that could be read, in order
     * @param violations what is wrong with the text
     */
    public record Documents(List<Part> parts, List<Violation> violations) {
        /** Copies the lists. */
        public Documents {
            parts = List.copyOf(parts);
            violations = List.copyOf(violations);
        }
    }

    /** What reading a value that was built would find. */
    List<Violation> validate(OpenObject value) {
        Check check = check("");
        value.shape().read(value.toTree(), FieldPath.ROOT, check);
        return check.violations();
    }

    private Check check(String file) {
        return new Check(file, lenient, asServer, version);
    }

    private List<Tree> trees(Source source, Check check) {
        String text = source.text(bounds, check);
        if (text == null) {
            return List.of();
        }
        String plain = text.startsWith(MARK) ? text.substring(MARK.length()) : text;
        if (isJson(asServer ? text : plain)) {
            return JsonReader.read(plain, bounds, check);
        }
        return YamlReader.read(asServer ? FirstDocument.of(plain, check) : plain, bounds, check);
    }

    /**
     * Kubernetes takes a text for JSON when its first character that is not white space is a brace; a byte order mark
     * is none.
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
