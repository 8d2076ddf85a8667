package dev.gleaner.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content of a file as it was read, and the check that the file is still the same. */
final class FileContent {
    /** The files that may be edited. */
    enum Target {
        /** Any regular file, including a read-only file and the target of a symbolic link. */
        ANY,
        /** The file itself, if its mode allows to write it. */
        ITSELF
    }

    /** UTF-8 needs at most three bytes for each {@code char}. */
    private static final int MAX_BYTES = Bounds.DEFAULT.characters() * 3;

    private final Path path;
    private final Target target;
    private final byte @Nullable [] bytes;
    private final String text;
    private final List<Violation> violations;

    private FileContent(Path path, Target target, byte @Nullable [] bytes, String text, List<Violation> violations) {
        this.path = path;
        this.target = target;
        this.bytes = bytes;
        this.text = text;
        this.violations = List.copyOf(violations);
    }

    /** Reads a file. A file that is missing, cannot be read, or must not be edited has violations. */
    static FileContent read(Path path, Target target) {
        FileContent content = readIfThere(path, target);
        return content.exists() || !content.violations.isEmpty()
                ? content
                : content.with(content.unreadable(new NoSuchFileException(path.toString())));
    }

    /** Reads a file; a missing file is empty. */
    static FileContent readIfThere(Path path, Target target) {
        FileContent missing = new FileContent(path, target, null, "", List.of());
        if (target == Target.ITSELF && Files.isSymbolicLink(path)) {
            return missing.with(missing.violation(DocumentFault.FILE_LINK));
        }
        try {
            return missing.decoded(bytesOf(path));
        } catch (NoSuchFileException e) {
            return missing;
        } catch (IOException e) {
            return missing.with(missing.unreadable(e));
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

    private FileContent decoded(byte[] read) {
        Violations problems = new Violations(path.toString());
        String decoded =
                Source.of(path.toString(), new ByteArrayInputStream(read)).text(Bounds.DEFAULT, problems);
        if (decoded == null) {
            return new FileContent(path, target, read, "", problems.inOrder());
        }
        if (!Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), read)) {
            problems.report(DocumentFault.FILE_UTF_16, Position.NONE, FieldPath.ROOT);
        } else if (target == Target.ITSELF && isReadOnly(path)) {
            problems.report(DocumentFault.FILE_READ_ONLY, Position.NONE, FieldPath.ROOT);
        }
        return new FileContent(path, target, read, decoded, problems.inOrder());
    }

    /** Whether the mode does not let the owner write; root could write it nevertheless. */
    private static boolean isReadOnly(Path path) {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        try {
            return view == null
                    ? !Files.isWritable(path)
                    : !view.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE);
        } catch (IOException e) {
            return true;
        }
    }

    private FileContent with(Violation violation) {
        return new FileContent(path, target, bytes, text, List.of(violation));
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return bytes != null;
    }

    /** The text; empty if the file is missing or cannot be read. */
    String text() {
        return text;
    }

    /** The reasons why it cannot be read or must not be edited; empty if there are none. */
    List<Violation> violations() {
        return violations;
    }

    /** The reason why the file must not be replaced now; empty if it is the same as when it was read. */
    Optional<Violation> problem() {
        FileContent now = readIfThere(path, target);
        if (!now.violations.isEmpty()) {
            return Optional.of(now.violations.get(0));
        }
        return Arrays.equals(bytes, now.bytes) ? Optional.empty() : Optional.of(violation(DocumentFault.FILE_CHANGED));
    }

    Violation violation(Fault fault, Object... arguments) {
        return Violation.of(fault, path.toString(), Position.NONE, FieldPath.ROOT, arguments);
    }

    private Violation unreadable(IOException reason) {
        return violation(DocumentFault.UNREADABLE, FileProblem.inWords(reason));
    }
}
