package dev.gleaner.manifest;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The effect of writing a file of a set.
 *
 * @param file the file of the set
 * @param path the path to which it would be written
 * @param kind the comparison with the existing file
 * @param difference the change as a unified diff; empty unless the kind is {@link Kind#DIFFERENT}
 */
public record FileChange(ManifestFile file, Path path, Kind kind, String difference) {
    /** Refuses null. */
    public FileChange {
        Objects.requireNonNull(difference, "difference");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
    }

    private static final int CONTEXT = 3;

    /** Far more bytes than a file of a set has. */
    private static final int LONGEST = 1 << 18;

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
        byte[] there = read(path);
        String wanted = file.toYaml();
        return Arrays.equals(there, wanted.getBytes(StandardCharsets.UTF_8))
                ? new FileChange(file, path, Kind.SAME, "")
                : new FileChange(file, path, Kind.DIFFERENT, difference(path, there, wanted));
    }

    /** The kind and the path, without the difference, which might contain a secret. */
    @Override
    public String toString() {
        return kind + " " + path;
    }

    /** What is there need not be text, nor end. */
    private static byte[] read(Path path) {
        if (!Files.isRegularFile(path)) {
            String reason = Files.isDirectory(path) ? "is a folder" : "is no regular file";
            throw new UncheckedIOException(
                    path + " cannot be read", new FileSystemException(path.toString(), null, reason));
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(LONGEST + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /** The time that a comparison takes grows with the square of what differs. */
    private static String difference(Path path, byte[] there, String wanted) {
        if (there.length > LONGEST) {
            return "--- " + path + "\n+++ " + path + " (new)\n(what is there is longer than " + LONGEST
                    + " bytes and not shown)";
        }
        List<String> before = List.of(new String(there, StandardCharsets.UTF_8).split("\n", -1));
        List<String> after = List.of(wanted.split("\n", -1));
        return String.join(
                "\n",
                UnifiedDiffUtils.generateUnifiedDiff(
                        path.toString(), path + " (new)", before, DiffUtils.diff(before, after), CONTEXT));
    }
}
