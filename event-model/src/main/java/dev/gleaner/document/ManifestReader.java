package dev.gleaner.document;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads documents, as strictly as it is told to. Immutable. */
public final class ManifestReader {
    private static final ManifestReader STRICT = new ManifestReader(false, Bounds.DEFAULT, null);

    private final boolean lenient;
    private final Bounds bounds;
    private final @Nullable Version version;

    private ManifestReader(boolean lenient, Bounds bounds, @Nullable Version version) {
        this.lenient = lenient;
        this.bounds = bounds;
        this.version = version;
    }

    /** A reader to which an unknown field is an error. */
    public static ManifestReader strict() {
        return STRICT;
    }

    /** A reader that keeps unknown fields; everything else that is wrong stays an error. */
    public static ManifestReader lenient() {
        return new ManifestReader(true, Bounds.DEFAULT, null);
    }

    /** The same reader with other bounds. */
    public ManifestReader within(Bounds bounds) {
        return new ManifestReader(lenient, Objects.requireNonNull(bounds, "bounds"), version);
    }

    /** The same reader, which also warns of fields that a version of the operator drops in silence. */
    public ManifestReader forVersion(Version version) {
        return new ManifestReader(lenient, bounds, Objects.requireNonNull(version, "version"));
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
        return new Check(file, lenient, version);
    }

    private List<Tree> trees(Source source, Check check) {
        String text = source.text(bounds, check);
        if (text == null) {
            return List.of();
        }
        return isJson(text) ? JsonReader.read(text, bounds, check) : YamlReader.read(text, bounds, check);
    }

    /** Kubernetes takes a text for JSON when its first character that is not white space is a brace. */
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
