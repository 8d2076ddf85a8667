package dev.gleaner.cli;

import dev.gleaner.manifest.ManifestFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.regex.Pattern;

/** A file that is written under another name, and takes its name when it is complete. */
final class NewFile implements AutoCloseable {
    /** The names of files that people write into a folder of logs or manifests, and that are neither. */
    private static final Pattern RESULT = Pattern.compile("\\.(html|csv|parquet|xml)$");

    private final Path target;
    private final Path folder;
    private final Path file;

    private NewFile(Path target, Path folder) {
        this.target = target;
        this.folder = folder;
        this.file = folder.resolve("file");
    }

    /**
     * Refuses a result that would replace an input of the call: a file, a file that matches a pattern, or a file in a
     * folder, unless its name is that of an earlier result.
     *
     * @throws UsageException if it would
     */
    static void refuseInput(Option<Path> option, Collection<String> inputs) {
        if (option.value().filter(Files::exists).isEmpty()) {
            return;
        }
        Path target = option.get();
        for (String input : inputs) {
            if (!input.equals(Inputs.STANDARD_INPUT) && (matches(input, target) || holds(Path.of(input), target))) {
                throw UsageException.ofOption(
                        option.name(), "'" + target + "' is an input of this call, and would be replaced");
            }
        }
    }

    /** Whether an input is a pattern that the target matches under any name. */
    private static boolean matches(String input, Path target) {
        if (!FilePattern.isPattern(input) || Files.exists(Path.of(input))) {
            return false;
        }
        FilePattern pattern = FilePattern.of(input);
        return ManifestFolder.matching(
                        pattern.folder(), file -> pattern.matches(file) && isSame(file, target), link -> {})
                .stream()
                .anyMatch(found -> isSame(Path.of(found.name()), target));
    }

    private static boolean isSame(Path input, Path target) {
        try {
            return Files.exists(input) && Files.isSameFile(input, target);
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be compared with " + input, e);
        }
    }

    private static boolean holds(Path input, Path target) {
        try {
            return isSame(input, target)
                    || Files.isDirectory(input)
                            && !RESULT.matcher(target.toString()).find()
                            && target.toRealPath().startsWith(input.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be compared with " + input, e);
        }
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
