package dev.gleaner.event.read;

import java.io.IOException;
import java.io.InputStream;

/** An input that is read in blocks. A single byte is read as a block of one. */
abstract class BlockwiseInput extends InputStream {
    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] target, int offset, int length) throws IOException;
}
