package dev.gleaner.logging.output;

import java.util.Optional;

/** The fields of outputs with a buffer whose flushes are timed. */
public interface FlushedOutput extends BufferedOutput {
    /** The time after which a flush is logged as slow, in seconds; empty means the limit of the plug-in, 20. */
    Optional<String> slowFlushLogThreshold();
}
