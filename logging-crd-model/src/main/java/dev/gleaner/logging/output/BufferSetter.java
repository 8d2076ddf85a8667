package dev.gleaner.logging.output;

import java.util.function.Consumer;

/** A builder of a {@link BufferedOutput}. */
interface BufferSetter {
    /** Changes how records are buffered. */
    Object buffer(Consumer<Buffer.Builder> change);
}
