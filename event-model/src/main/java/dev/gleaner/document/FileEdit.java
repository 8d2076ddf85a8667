package dev.gleaner.document;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change of one file that is prepared but not yet written: the new text, or the reasons why there is none.
 * {@link Manifests#edit} prepares it for the values in a file, and {@link #with} for a text. {@link #write} or
 * {@link #writeOrThrow} writes it. Immutable.
 *
 * <pre>{@code
 * FileEdit edit = Manifests.edit(file, ClusterFlow.class, f -> f.edit(e -> e.metadata(m -> m.putLabel("team", "a"))));
 * edit.violations().forEach(System.err::println);
 * System.out.print(edit.difference());
 * edit.writeOrThrow();
 * }</pre>
 */
public final class FileEdit implements JsonForm {
    private static final int CONTEXT = 3;

    private final FileContent file;
    private final String text;
    private final List<Violation> violations;

    private FileEdit(FileContent file, String text, List<Violation> violations) {
        this.file = file;
        this.violations = List.copyOf(violations);
        this.text = isRefused() ? file.text() : text;
    }

    private static FileEdit of(FileContent file) {
        return new FileEdit(file, file.text(), file.violations());
    }

    /** Reads a file and changes nothing yet. A file that is missing, a symbolic link, or read-only is an error. */
    public static FileEdit of(Path file) {
        return of(FileContent.read(Objects.requireNonNull(file, "file"), FileContent.Target.ITSELF));
    }

    /**
     * Reads a file as {@link #of(Path)} does, but a missing file is no error: {@link #write} creates it and its folder. It
     * is empty until {@link #with} gives it a text.
     */
    public static FileEdit ofOrNew(Path file) {
        return of(FileContent.readIfThere(Objects.requireNonNull(file, "file"), FileContent.Target.ITSELF));
    }

    /** Reads a file and changes nothing yet. The target of a symbolic link is edited, and the mode does not matter. */
    static FileEdit ofTarget(Path file) {
        return of(FileContent.read(file, FileContent.Target.ANY));
    }

    /** The edit with another new text, and with further violations. A refused edit keeps the present text. */
    public FileEdit with(String newText, List<Violation> further) {
        Objects.requireNonNull(further, "further");
        Objects.requireNonNull(newText, "newText");
        return new FileEdit(
                file,
                newText,
                Stream.concat(violations.stream(), further.stream()).toList());
    }

    /** The file. */
    public Path path() {
        return file.path();
    }

    /**
     * All violations of the file and, if it has no errors, of the text after the change. After an error the file is
     * left as it is. Empty if there are none.
     */
    public List<Violation> violations() {
        return violations;
    }

    /** Whether the file needs a change, and can be changed. */
    public boolean isChange() {
        return !isRefused() && (isNew() || !text.equals(file.text()));
    }

    /** Whether the file is left as it is because of an error. */
    public boolean isRefused() {
        return violations.stream().anyMatch(Violation::isError);
    }

    /** Whether the change creates the file. */
    public boolean isNew() {
        return !isRefused() && !file.exists();
    }

    /** The text before the change; empty if the file is missing or cannot be read. */
    public String before() {
        return file.text();
    }

    /** The text after the change; the present text if there is no change. */
    public String text() {
        return text;
    }

    /**
     * The change as a unified diff, with a final newline; empty if there is none. It contains the lines around the
     * change, which may contain a secret.
     */
    public String difference() {
        if (!isChange()) {
            return "";
        }
        List<String> before = file.text().lines().toList();
        List<String> after = text.lines().toList();
        String old = isNew() ? "/dev/null" : path().toString();
        String difference = String.join(
                        "\n",
                        UnifiedDiffUtils.generateUnifiedDiff(
                                old, path() + " (new)", before, DiffUtils.diff(before, after), CONTEXT))
                + "\n";
        // patch expects line 0 for an empty file; java-diff-utils 4.16 writes line 1.
        return before.isEmpty() ? difference.replaceFirst("\n@@ -1,0 ", "\n@@ -0,0 ") : difference;
    }

    /**
     * Writes the change. The file is replaced as by {@link Manifests#replace}, or created as by
     * {@link Manifests#create}, after its folder if that is missing. It is left as it is if there is an error or no change, if its text has changed since it
     * was read, or if it has become a link or read-only since then. Check the result, or call {@link #writeOrThrow}.
     *
     * @return the errors that kept it from being written; empty if the file has the new text
     */
    public List<Violation> write() {
        if (!isChange()) {
            return violations.stream().filter(Violation::isError).toList();
        }
        return file.problem().or(this::replace).stream().toList();
    }

    /**
     * Writes the change, as {@link #write} does.
     *
     * @throws ViolationException if an error keeps it from being written; the message lists every error
     */
    public void writeOrThrow() {
        List<Violation> errors = write();
        if (!errors.isEmpty()) {
            throw new ViolationException(errors);
        }
    }

    private Optional<Violation> replace() {
        try {
            if (isNew()) {
                createFolder();
                Manifests.create(path(), text);
            } else {
                Manifests.replace(path(), text);
            }
            return Optional.empty();
        } catch (UncheckedIOException e) {
            return unwritable(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            return unwritable(e);
        }
    }

    private void createFolder() throws IOException {
        Path folder = path().toAbsolutePath().getParent();
        // Before JDK 19, Files.createDirectories refuses a link to a folder.
        if (folder != null && !Files.isDirectory(folder)) {
            try {
                Files.createDirectories(folder);
            } catch (FileAlreadyExistsException e) {
                throw FileProblem.of(path(), "a file or a link has the name of its folder");
            }
        }
    }

    private Optional<Violation> unwritable(IOException reason) {
        return Optional.of(file.violation(DocumentFault.FILE_UNWRITABLE, FileProblem.inWords(reason)));
    }

    /**
     * The edit as a mapping: path, whether it is refused, a change and new, and its violations. The texts and the
     * difference are missing, because they may contain a secret.
     */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(m -> m.put("path", path().toString())
                .put("refused", Tree.flag(isRefused()))
                .put("change", Tree.flag(isChange()))
                .put("new", Tree.flag(isNew()))
                .put(
                        "violations",
                        Tree.sequence(violations.stream().map(Violation::toTree).toArray(Tree[]::new))));
    }

    /** Whether the file is changed, without the text, which may contain a secret. */
    @Override
    public String toString() {
        return path() + (isRefused() ? ": refused" : isChange() ? ": changed" : ": unchanged");
    }
}
