package dev.gleaner.cli.http;

import java.nio.ByteBuffer;

/** Reads a body up to its end. */
sealed interface Framing permits SizedBody, ChunkedBody {
    /**
     * Moves bytes of the body from the input. Returns whether the body is complete; bytes after it stay in the input.
     */
    boolean read(ByteBuffer in, HeldBytes body) throws RefusedException;

    /** The maximum number of bytes to read at a time. */
    int readLimit();
}
