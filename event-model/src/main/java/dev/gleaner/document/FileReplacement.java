package dev.gleaner.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the text of a file as a whole or not at all: writes a temporary file in the same folder, flushes it to disk,
 * and renames it in one step. A symbolic link is kept, and its target is replaced. A file can also be created in this
 * way, without replacing another.
 */
final class FileReplacement {
    private static final int MAX_LINKS = 40;
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path target;
    private final Path folder;

    private FileReplacement(Path target) throws IOException {
        this.target = target;
        Path parent = target.getParent();
        if (parent == null || Files.isDirectory(target)) {
            throw FileProblem.of(target, "is a folder");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw FileProblem.of(target, "is not a regular file");
        }
        if (!Files.isDirectory(parent)) {
            throw FileProblem.of(parent, "no such folder");
        }
        this.folder = parent;
    }

    /** Replaces the text of a file, or of the file that a link leads to. */
    static void write(Path file, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        new FileReplacement(followLinks(file.toAbsolutePath())).replaceBy(bytes);
    }

    /** Creates a file that only its owner can read and write. Fails if anything with this name exists. */
    static void create(Path file, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        new FileReplacement(file.toAbsolutePath()).createWith(bytes);
    }

    /** The target of a path after following all links; it need not exist. */
    private static Path followLinks(Path path) throws IOException {
        Path end = path;
        for (int links = 0; Files.isSymbolicLink(end); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            end = end.resolveSibling(Files.readSymbolicLink(end));
        }
        return end;
    }

    private void createWith(ByteBuffer bytes) throws IOException {
        Path temporary = temporary();
        SeekableByteChannel channel = posix(target) == null
                ? Files.newByteChannel(temporary, NEW)
                : Files.newByteChannel(temporary, NEW, OWNER_ONLY);
        try {
            try (channel) {
                write(bytes, channel);
            }
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        flushFolder();
    }

    private Path temporary() {
        return folder.resolve(
                ".gleaner-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp");
    }

    private static void write(ByteBuffer bytes, SeekableByteChannel channel) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        if (channel instanceof FileChannel file) {
            file.force(true);
        }
    }

    private void replaceBy(ByteBuffer bytes) throws IOException {
        Path temporary = temporary();
        SeekableByteChannel channel = create(temporary);
        try {
            try (channel) {
                keepOwnerAndMode(temporary);
                write(bytes, channel);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        flushFolder();
    }

    /**
     * Creates the temporary file. Only the owner can read it until it gets the mode of the replaced file; if there is
     * no file to replace, it gets the default mode.
     */
    private SeekableByteChannel create(Path temporary) throws IOException {
        return posix(target) != null && Files.exists(target)
                ? Files.newByteChannel(temporary, NEW, OWNER_ONLY)
                : Files.newByteChannel(temporary, NEW);
    }

    private void keepOwnerAndMode(Path temporary) throws IOException {
        PosixFileAttributeView of = posix(target);
        if (of == null || !Files.exists(target)) {
            return;
        }
        PosixFileAttributes kept = of.readAttributes();
        PosixFileAttributeView view = Objects.requireNonNull(posix(temporary));
        PosixFileAttributes created = view.readAttributes();
        try {
            if (!kept.owner().equals(created.owner())) {
                view.setOwner(kept.owner());
            }
            if (!kept.group().equals(created.group())) {
                view.setGroup(kept.group());
            }
        } catch (FileSystemException e) {
            throw FileProblem.of(
                    target,
                    "its owner cannot be kept: " + kept.owner().getName() + ":"
                            + kept.group().getName());
        }
        // Set last, because changing the owner may remove permissions.
        view.setPermissions(kept.permissions());
    }

    private static @Nullable PosixFileAttributeView posix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class);
    }

    /** Flushes the new name to disk. Systems where a folder cannot be opened, such as Windows, do this themselves. */
    private void flushFolder() throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException | UnsupportedOperationException e) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }
}
