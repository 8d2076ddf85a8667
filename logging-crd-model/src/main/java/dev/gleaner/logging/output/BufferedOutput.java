package dev.gleaner.logging.output;

import dev.gleaner.document.OpenObject;
import java.util.Optional;

/** The fields of outputs with a buffer whose flushes are timed. */
public interface BufferedOutput extends OpenObject {
    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** The time after which a flush is logged as slow, in seconds; empty means the limit of the plug-in, 20. */
    Optional<String> slowFlushLogThreshold();
}
