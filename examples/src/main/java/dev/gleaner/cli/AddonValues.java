package dev.gleaner.cli;

import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values in the text {@code valuesContent} of an Addon, with their positions in the file.
 *
 * @param values the values; empty if there are none
 * @param violations the violations of the text
 */
record AddonValues(Optional<Part> values, List<Violation> violations) {
    /** Reads the values in the spec of an Addon; there are none if it has no such text. */
    static AddonValues read(Source file, Part spec) {
        Part text = spec.field("valuesContent");
        if (!(text.tree() instanceof Tree.Text)) {
            return new AddonValues(Optional.empty(), List.of());
        }
        ManifestReader.Documents content = ManifestReader.lenient().readAll(file.within(text));
        List<Violation> violations = new ArrayList<>(content.violations());
        List<Part> documents = content.parts();
        if (documents.size() > 1) {
            violations.add(documents.get(1).violation(DocumentFault.SECOND_DOCUMENT));
        }
        Optional<Part> values = documents.stream().findFirst();
        values.filter(AddonValues::isWrong)
                .ifPresent(wrong -> violations.add(
                        wrong.violation(DocumentFault.TYPE, wrong.tree().describe(), "a mapping")));
        return new AddonValues(values, violations);
    }

    private static boolean isWrong(Part values) {
        return !(values.tree() instanceof Tree.Mapping) && !(values.tree() instanceof Tree.Nothing);
    }
}
