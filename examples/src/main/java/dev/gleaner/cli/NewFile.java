package dev.gleaner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written under another name, and takes its name when it is complete. */
final class NewFile implements AutoCloseable {
    private final Path target;
    private final Path folder;
    private final Path file;

    private NewFile(Path target, Path folder) {
        this.target = target;
        this.folder = folder;
        this.file = folder.resolve("file");
    }

    /** A file that replaces another one, or is new. It must be in a folder that exists. */
    static NewFile replacing(Path target) {
        Path absolute = target.toAbsolutePath();
        Path parent = absolute.getParent();
        if (parent == null || Files.isDirectory(target)) {
            throw new UncheckedIOException(target + " cannot be written", new IOException("it is a folder"));
        }
        Path named = target.getParent();
        if (named != null && Files.notExists(named)) {
            throw new UncheckedIOException(
                    target + " cannot be written", new IOException("there is no folder " + named));
        }
        try {
            Path real = Files.exists(target) ? target.toRealPath() : absolute;
            Path beside = Files.exists(target) ? real.resolveSibling("") : parent;
            return new NewFile(real, Files.createTempDirectory(beside, ".gleaner-"));
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be written", e);
        }
    }

    /** The path under which the file is written. */
    Path path() {
        return file;
    }

    /** Gives the file its name. */
    void keep() {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be written", e);
        }
    }

    /** Removes the file unless it is kept. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be removed", e);
        }
    }
}
