package dev.gleaner.manifest;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.gleaner.document.FileProblem;
import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The effect of writing a file of a set.
 *
 * @param file the file of the set
 * @param path the path to which it would be written
 * @param kind the comparison with the existing file
 * @param difference the change as a unified diff with a final newline; empty unless the kind is {@link Kind#DIFFERENT}
 */
public record FileChange(ManifestFile file, Path path, Kind kind, String difference) implements JsonForm {
    /** Refuses null. */
    public FileChange {
        Objects.requireNonNull(difference, "difference");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
    }

    private static final int CONTEXT = 3;

    /** The maximum size of an existing file that is compared, in bytes; files of a set are far smaller. */
    private static final int MAX_SIZE = 1 << 18;

    /** The comparison with the existing file. */
    public enum Kind {
        /** The file does not exist. */
        NEW,
        /** The file exists with the same text. */
        SAME,
        /** The file exists with another text. */
        DIFFERENT
    }

    static FileChange of(ManifestFile file, Path path) {
        if (!Files.exists(path)) {
            return new FileChange(file, path, Kind.NEW, "");
        }
        byte[] existing = read(path);
        String wanted = file.toYaml();
        return Arrays.equals(existing, wanted.getBytes(StandardCharsets.UTF_8))
                ? new FileChange(file, path, Kind.SAME, "")
                : new FileChange(file, path, Kind.DIFFERENT, difference(path, existing, wanted));
    }

    /**
     * The change as a mapping: path, kind ({@code new}, {@code same} or {@code different}) and the purpose of the file. The
     * difference is missing, because it may contain a secret.
     */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(m -> m.put("path", path.toString())
                .put("kind", kind.name().toLowerCase(Locale.ROOT))
                .put("purpose", file.purpose()));
    }

    /** The kind and the path, without the difference, which may contain a secret. */
    @Override
    public String toString() {
        return kind + " " + path;
    }

    /** Reads at most {@link #MAX_SIZE} + 1 bytes: an existing file may have any size. */
    private static byte[] read(Path path) {
        if (!Files.isRegularFile(path)) {
            String reason = Files.isDirectory(path) ? "is a folder" : "is not a regular file";
            throw new UncheckedIOException(
                    path + " cannot be read: " + reason, new FileSystemException(path.toString(), null, reason));
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(MAX_SIZE + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read: " + FileProblem.inWords(e), e);
        }
    }

    /**
     * The change as a unified diff. Its time grows with the square of the number of changed lines, so long files are
     * not compared.
     */
    private static String difference(Path path, byte[] existing, String wanted) {
        if (existing.length > MAX_SIZE) {
            return "--- " + path + "\n+++ " + path + " (new)\n(the existing file is longer than " + MAX_SIZE
                    + " bytes and not shown)\n";
        }
        List<String> before = List.of(new String(existing, StandardCharsets.UTF_8).split("\n", -1));
        List<String> after = List.of(wanted.split("\n", -1));
        return String.join(
                        "\n",
                        UnifiedDiffUtils.generateUnifiedDiff(
                                path.toString(), path + " (new)", before, DiffUtils.diff(before, after), CONTEXT))
                + "\n";
    }
}
