package dev.gleaner.cli.http;

import java.nio.ByteBuffer;

/** How the end of a body is known. */
sealed interface Framing permits SizedBody, ChunkedBody {
    /** Adds what has come of the body; whether that is its end. What follows the body is left. */
    boolean read(ByteBuffer in, HeldBytes body) throws RefusedException;

    /** How many bytes are worth reading at a time. */
    int most();
}
