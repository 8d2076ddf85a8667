package dev.gleaner.harvester.node;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.FileProblem;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of one file that is prepared but not yet written: the new text, or the reasons why there is none.
 * {@link #write} or {@link #writeOrThrow} writes it. Immutable.
 */
public final class FileEdit {
    private static final int CONTEXT = 3;

    private final NodeFile file;
    private final String text;
    private final List<Violation> violations;

    FileEdit(NodeFile file, String text, List<Violation> violations) {
        this.file = file;
        this.violations = List.copyOf(violations);
        this.text = isRefused() ? file.text() : text;
    }

    /** The file. */
    public Path path() {
        return file.path();
    }

    /** The reasons why the file is left as it is, and warnings; empty if there are none. */
    public List<Violation> violations() {
        return violations;
    }

    /** Whether the file needs a change, and can be changed. */
    public boolean isChange() {
        return !isRefused() && (!file.exists() || !text.equals(file.text()));
    }

    /** Whether the file is left as it is because of an error. */
    public boolean isRefused() {
        return violations.stream().anyMatch(Violation::isError);
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
        String old = file.exists() ? path().toString() : "/dev/null";
        String difference = String.join(
                        "\n",
                        UnifiedDiffUtils.generateUnifiedDiff(
                                old, path() + " (new)", before, DiffUtils.diff(before, after), CONTEXT))
                + "\n";
        // patch expects line 0 for an empty file; java-diff-utils 4.16 writes line 1.
        return before.isEmpty() ? difference.replaceFirst("\n@@ -1,0 ", "\n@@ -0,0 ") : difference;
    }

    /**
     * Writes the change. The file is replaced atomically and keeps its owner and mode; only its owner can read a new
     * file, as the Harvester installer does it (harvester-installer, pkg/config/cos.go, v1.1.0). The file is left as it
     * is if there is an error, or if it has become a link, read-only, or another text since it was read. The result
     * must not be ignored; {@link #writeOrThrow} has none.
     *
     * @return the errors that kept it from being written; empty if it has the new text
     */
    public List<Violation> write() {
        if (isRefused()) {
            return violations.stream().filter(Violation::isError).toList();
        }
        if (!isChange()) {
            return List.of();
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
            if (file.exists()) {
                Manifests.replace(path(), text);
            } else {
                Manifests.create(path(), text);
            }
            return Optional.empty();
        } catch (UncheckedIOException e) {
            String reason = FileProblem.inWords(Objects.requireNonNull(e.getCause()));
            return Optional.of(file.violation(DocumentFault.FILE_UNWRITABLE, reason));
        }
    }

    /** Whether the file is changed, without the text, which may contain a secret. */
    @Override
    public String toString() {
        return path() + (isRefused() ? ": refused" : isChange() ? ": changed" : ": unchanged");
    }
}
