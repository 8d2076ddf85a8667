package dev.gleaner.harvester.node;

import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.FileEdit;
import dev.gleaner.document.Position;
import dev.gleaner.document.Violation;
import java.nio.file.Path;
import java.util.List;

/** The error of a file that must exist before it is changed. */
final class MissingFile {
    private MissingFile() {}

    /** Reads a file and changes nothing yet. If the file is missing, the error ends with the advice. */
    static FileEdit checked(Path file, String advice) {
        FileEdit edit = FileEdit.ofOrNew(file);
        return edit.isNew()
                ? edit.with(
                        "",
                        List.of(Violation.of(
                                DocumentFault.UNREADABLE,
                                file.toString(),
                                Position.NONE,
                                FieldPath.ROOT,
                                "no such file; " + advice)))
                : edit;
    }
}
