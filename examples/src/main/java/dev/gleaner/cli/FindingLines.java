package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints violations as text, each followed by the line of its file. */
final class FindingLines {
    private FindingLines() {}

    static void print(List<Violation> violations, List<Source> files, PrintWriter out) {
        Map<String, Source> byName = new HashMap<>();
        files.forEach(file -> byName.putIfAbsent(file.name(), file));
        Map<String, Excerpt> excerpts = new HashMap<>();
        for (int i = 0; i < violations.size(); i++) {
            Violation violation = violations.get(i);
            out.print(Printable.line(violation.toString()) + "\n");
            Source file = byName.get(violation.file());
            if (file != null && !isNextAtSamePlace(violations, i)) {
                out.print(excerpts.computeIfAbsent(
                                violation.file(),
                                name -> new Excerpt(file.text().orElse("")))
                        .at(violation.position()));
            }
        }
    }

    /** Whether the next violation is at the same place; the line is then shown once, after it. */
    private static boolean isNextAtSamePlace(List<Violation> violations, int index) {
        Violation violation = violations.get(index);
        return index + 1 < violations.size()
                && violations.get(index + 1).file().equals(violation.file())
                && violations.get(index + 1).position().equals(violation.position());
    }
}
