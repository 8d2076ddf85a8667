package dev.gleaner.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of the manifests of a file that is prepared but not yet written: the new text, or the reasons why there is
 * none. {@link Manifests#edit} prepares it, and {@link #write} or {@link #writeOrThrow} writes it. Immutable.
 */
public final class ManifestEdit {
    /** UTF-8 needs at most three bytes for each {@code char}. */
    private static final int MAX_BYTES = Bounds.DEFAULT.characters() * 3;

    private final Path path;
    private final byte[] bytes;
    private final String before;
    private final String text;
    private final List<Violation> violations;

    private ManifestEdit(Path path, byte[] bytes, String before, String text, List<Violation> violations) {
        this.path = path;
        this.bytes = bytes;
        this.before = before;
        this.violations = List.copyOf(violations);
        this.text = isRefused() ? before : text;
    }

    /** The change of a file with a function from its text to the new one, which reports violations. */
    static ManifestEdit of(Path path, Change change) {
        Violations violations = new Violations(path.toString());
        byte[] bytes = read(path, violations);
        if (bytes == null) {
            return new ManifestEdit(path, new byte[0], "", "", violations.inOrder());
        }
        String before =
                Source.of(path.toString(), new ByteArrayInputStream(bytes)).text(Bounds.DEFAULT, violations);
        if (before == null) {
            return new ManifestEdit(path, bytes, "", "", violations.inOrder());
        }
        if (!Arrays.equals(before.getBytes(StandardCharsets.UTF_8), bytes)) {
            violations.report(DocumentFault.FILE_UTF_16, Position.NONE, FieldPath.ROOT);
            return new ManifestEdit(path, bytes, before, before, violations.inOrder());
        }
        String text = change.apply(path.toString(), before, violations);
        return new ManifestEdit(path, bytes, before, text, violations.inOrder());
    }

    /** Computes a new text, and reports the violations of the text. */
    @FunctionalInterface
    interface Change {
        String apply(String name, String text, Violations violations);
    }

    private static byte @Nullable [] read(Path path, Violations violations) {
        try {
            return bytesOf(path);
        } catch (IOException e) {
            violations.report(DocumentFault.UNREADABLE, Position.NONE, FieldPath.ROOT, FileProblem.inWords(e));
            return null;
        }
    }

    private static byte[] bytesOf(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw FileProblem.of(path, "is a folder");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw FileProblem.of(path, "is not a regular file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /**
     * All violations of the file and, if it has no errors, of the text after the change. After an error the file is
     * left as it is. Empty if there are none.
     */
    public List<Violation> violations() {
        return violations;
    }

    /** Whether the file needs a change, and can be changed. */
    public boolean isChange() {
        return !isRefused() && !text.equals(before);
    }

    /** Whether the file is left as it is because of an error. */
    public boolean isRefused() {
        return violations.stream().anyMatch(Violation::isError);
    }

    /** The text before the change; empty if the file cannot be read. */
    public String before() {
        return before;
    }

    /** The text after the change; the present text if there is no change. */
    public String text() {
        return text;
    }

    /**
     * Writes the change, as {@link Manifests#replace} does. Writes nothing if there is an error or no change, or if the
     * file has changed since it was read. The result must not be ignored; {@link #writeOrThrow} has none.
     *
     * @return the errors that kept it from being written; empty if the file has the new text
     */
    public List<Violation> write() {
        if (!isChange()) {
            return violations.stream().filter(Violation::isError).toList();
        }
        Violations problems = new Violations(path.toString());
        byte[] now = read(path, problems);
        if (now != null && !Arrays.equals(now, bytes)) {
            problems.report(DocumentFault.FILE_CHANGED, Position.NONE, FieldPath.ROOT);
        }
        if (problems.errors() == 0) {
            try {
                Manifests.replace(path, text);
            } catch (UncheckedIOException e) {
                String reason = FileProblem.inWords(Objects.requireNonNull(e.getCause()));
                problems.report(DocumentFault.FILE_UNWRITABLE, Position.NONE, FieldPath.ROOT, reason);
            }
        }
        return problems.inOrder();
    }

    /**
     * Writes the change, as {@link #write} does.
     *
     * @throws ViolationException if an error keeps it from being written; the message lists every error
     */
    public void writeOrThrow() {
        List<Violation> errors = write();
        if (!errors.isEmpty()) {
            throw new ViolationException(errors);
        }
    }

    /** Whether the file is changed, without the text, which may contain a secret. */
    @Override
    public String toString() {
        return path + (isRefused() ? ": refused" : isChange() ? ": changed" : ": unchanged");
    }
}
