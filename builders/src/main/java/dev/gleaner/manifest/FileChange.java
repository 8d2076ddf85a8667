package dev.gleaner.manifest;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What writing a file of a set would do.
 *
 * @param file the file of the set
 * @param path where it would be written
 * @param kind how it compares with what is there
 * @param difference what would change, as a unified diff; empty unless the kind is {@link Kind#DIFFERENT}
 */
public record FileChange(ManifestFile file, Path path, Kind kind, String difference) {
    private static final int CONTEXT = 3;

    /** How a file compares with what is there. */
    public enum Kind {
        /** Nothing is there. */
        NEW,
        /** The same text is there. */
        SAME,
        /** Another text is there. */
        DIFFERENT
    }

    static FileChange of(ManifestFile file, Path path) {
        if (!Files.exists(path)) {
            return new FileChange(file, path, Kind.NEW, "");
        }
        String there = read(path);
        String wanted = file.toYaml();
        return there.equals(wanted)
                ? new FileChange(file, path, Kind.SAME, "")
                : new FileChange(file, path, Kind.DIFFERENT, difference(path, there, wanted));
    }

    /** The kind and the path: the difference might show a secret. */
    @Override
    public String toString() {
        return kind + " " + path;
    }

    /** What is there need not be text: what cannot be decoded only has to differ. */
    private static String read(Path path) {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    private static String difference(Path path, String there, String wanted) {
        List<String> before = List.of(there.split("\n", -1));
        List<String> after = List.of(wanted.split("\n", -1));
        return String.join(
                "\n",
                UnifiedDiffUtils.generateUnifiedDiff(
                        path.toString(), path + " (new)", before, DiffUtils.diff(before, after), CONTEXT));
    }
}
