package dev.gleaner.logging.output;

import dev.gleaner.document.OpenObject;
import java.util.Optional;

/** The field of outputs that write records in a format. */
public interface FormattedOutput extends OpenObject {
    /** The format of records; empty means that of the plug-in. */
    Optional<Format> format();
}
