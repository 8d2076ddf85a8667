package dev.gleaner.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
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
 * A file whose text is replaced as a whole or not at all: a draft beside it gets the text, reaches the disk, and takes
 * its name in one step. A link stays, and what it leads to is replaced.
 */
final class FileReplacement {
    private static final int MOST_LINKS = 40;
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
            throw FileProblem.of(target, "is no regular file");
        }
        if (!Files.isDirectory(parent)) {
            throw FileProblem.of(parent, "no such folder");
        }
        this.folder = parent;
    }

    /** Replaces the text of a file, or of the file that a link leads to. */
    static void write(Path file, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        new FileReplacement(followed(file.toAbsolutePath())).replaceBy(bytes);
    }

    /** The end of the links that start at a path; it need not exist. */
    private static Path followed(Path path) throws IOException {
        Path end = path;
        for (int links = 0; Files.isSymbolicLink(end); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            end = end.resolveSibling(Files.readSymbolicLink(end));
        }
        return end;
    }

    private void replaceBy(ByteBuffer bytes) throws IOException {
        Path draft = folder.resolve(
                ".gleaner-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp");
        SeekableByteChannel channel = create(draft);
        try {
            try (channel) {
                keepOwnerAndMode(draft);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                flush(channel);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        flushFolder();
    }

    /** Nobody else reads the draft before it has the mode of the file; a new file gets the usual mode at once. */
    private SeekableByteChannel create(Path draft) throws IOException {
        return posix(target) != null && Files.exists(target)
                ? Files.newByteChannel(draft, NEW, OWNER_ONLY)
                : Files.newByteChannel(draft, NEW);
    }

    private void keepOwnerAndMode(Path draft) throws IOException {
        PosixFileAttributeView of = posix(target);
        if (of == null || !Files.exists(target)) {
            return;
        }
        PosixFileAttributes kept = of.readAttributes();
        PosixFileAttributeView view = Objects.requireNonNull(posix(draft));
        PosixFileAttributes drafted = view.readAttributes();
        try {
            if (!kept.owner().equals(drafted.owner())) {
                view.setOwner(kept.owner());
            }
            if (!kept.group().equals(drafted.group())) {
                view.setGroup(kept.group());
            }
        } catch (FileSystemException e) {
            throw FileProblem.of(
                    target,
                    "its owner cannot be kept: " + kept.owner().getName() + ":"
                            + kept.group().getName());
        }
        // After the owner: a change of the owner takes rights away.
        view.setPermissions(kept.permissions());
    }

    private static @Nullable PosixFileAttributeView posix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class);
    }

    private static void flush(SeekableByteChannel channel) throws IOException {
        if (channel instanceof FileChannel file) {
            file.force(true);
        }
    }

    /** The new name reaches the disk, too. Where a folder cannot be opened, as on Windows, the system sees to that. */
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
