package dev.gleaner.harvester.node;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.FileProblem;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Position;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file as it was read, and the check that it is still the same. */
final class NodeFile {
    private static final int MAX_BYTES = Bounds.DEFAULT.characters();

    private final Path path;
    private final byte @Nullable [] bytes;
    private final String text;
    private final List<Violation> violations;

    private NodeFile(Path path, byte @Nullable [] bytes, String text, List<Violation> violations) {
        this.path = path;
        this.bytes = bytes;
        this.text = text;
        this.violations = violations;
    }

    /** Reads a file. A file that is missing, cannot be read, or must not be replaced has violations. */
    static NodeFile read(Path path) {
        NodeFile file = readIfThere(path);
        return file.exists() || !file.violations.isEmpty()
                ? file
                : file.with(file.unreadable(new NoSuchFileException(path.toString())));
    }

    /** Reads a file; a missing file is empty. */
    static NodeFile readIfThere(Path path) {
        NodeFile missing = new NodeFile(path, null, "", List.of());
        if (Files.isSymbolicLink(path)) {
            return missing.with(missing.violation(EditFault.LINK));
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return missing;
        }
        byte[] bytes;
        try {
            bytes = bytesOf(path);
        } catch (IOException e) {
            return missing.with(missing.unreadable(e));
        }
        if (bytes.length > MAX_BYTES) {
            return missing.with(missing.violation(DocumentFault.BOUND_SIZE, MAX_BYTES));
        }
        return decoded(path, bytes, isReadOnly(path) ? List.of(missing.violation(EditFault.READ_ONLY)) : List.of());
    }

    private static byte[] bytesOf(Path path) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            String reason = Files.isDirectory(path) ? "is a folder" : "is not a regular file";
            throw new FileSystemException(path.toString(), null, reason);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    private static NodeFile decoded(Path path, byte[] bytes, List<Violation> violations) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new NodeFile(path, bytes, text, violations);
        } catch (CharacterCodingException e) {
            NodeFile unknown = new NodeFile(path, bytes, "", violations);
            List<Violation> reasons = ManifestReader.lenient()
                    .readAll(Source.of(path.toString(), new ByteArrayInputStream(bytes)))
                    .violations()
                    .stream()
                    .filter(violation -> violation.code().equals(DocumentFault.ENCODING.code()))
                    .toList();
            return unknown.with(reasons.isEmpty() ? unknown.violation(DocumentFault.FILE_UTF_16) : reasons.get(0));
        }
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

    private NodeFile with(Violation violation) {
        return new NodeFile(path, bytes, text, List.of(violation));
    }

    Path path() {
        return path;
    }

    String name() {
        return path.toString();
    }

    boolean exists() {
        return bytes != null;
    }

    /** The text; empty if the file is missing or cannot be read. */
    String text() {
        return text;
    }

    /** The reasons why it cannot be read or must not be replaced; empty if there are none. */
    List<Violation> violations() {
        return violations;
    }

    /** The reason why the file must not be replaced now; empty if it is the same as when it was read. */
    Optional<Violation> problem() {
        NodeFile now = readIfThere(path);
        if (!now.violations.isEmpty()) {
            return Optional.of(now.violations.get(0));
        }
        return Arrays.equals(bytes, now.bytes) ? Optional.empty() : Optional.of(violation(DocumentFault.FILE_CHANGED));
    }

    Violation violation(Fault fault, Object... arguments) {
        return Violation.of(fault, name(), Position.NONE, FieldPath.ROOT, arguments);
    }

    private Violation unreadable(IOException reason) {
        return violation(DocumentFault.UNREADABLE, FileProblem.inWords(reason));
    }
}
