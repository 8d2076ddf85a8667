package dev.gleaner.logging.output;

import dev.gleaner.document.OpenObject;
import java.util.Optional;

/** An output with a buffer; {@link OutputTarget#withBuffer} changes it. */
public interface BufferedOutput extends OpenObject {
    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();
}
