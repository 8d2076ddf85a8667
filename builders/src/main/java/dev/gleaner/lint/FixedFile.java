package dev.gleaner.lint;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.Objects;

/**
 * A file that {@link Lint#fix} corrects.
 *
 * @param name the name of the file
 * @param before its text
 * @param after its text with the corrections
 * @param corrected the violations that are corrected, in the order of the corrections
 */
public record FixedFile(String name, String before, String after, List<Violation> corrected) {
    private static final int CONTEXT = 3;

    /** Refuses null. */
    public FixedFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        corrected = List.copyOf(Objects.requireNonNull(corrected, "corrected"));
    }

    /**
     * The corrections as a unified diff, with a final newline. It has the lines around them, which may contain a
     * secret.
     */
    public String difference() {
        List<String> old = before.lines().toList();
        return String.join(
                        "\n",
                        UnifiedDiffUtils.generateUnifiedDiff(
                                name,
                                name + " (new)",
                                old,
                                DiffUtils.diff(old, after.lines().toList()),
                                CONTEXT))
                + "\n";
    }

    /** The name and the number of corrections, without the text, which may contain a secret. */
    @Override
    public String toString() {
        return name + ": " + corrected.size() + " corrections";
    }
}
