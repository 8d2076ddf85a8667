package dev.gleaner.cli;

import dev.gleaner.document.Manifests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file whose text a command replaces. It keeps its byte order mark, and is replaced only if it is still the one that
 * was read.
 *
 * @param path the path
 */
record WholeFile(Path path) {
    private static final String MARK = "\uFEFF";

    static WholeFile of(Path path) {
        return new WholeFile(path);
    }

    /** Replaces the text, as {@link Manifests#replace} does. */
    void replace(String before, String after) {
        String mark = isEqualTo(MARK + before) ? MARK : "";
        if (mark.isEmpty() && !isEqualTo(before)) {
            throw new UncheckedIOException(
                    path + " cannot be replaced",
                    new IOException("it is not in UTF-8, or has changed since it was read"));
        }
        Manifests.replace(path, mark + after);
    }

    private boolean isEqualTo(String text) {
        try {
            return Arrays.equals(Files.readAllBytes(path), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}
