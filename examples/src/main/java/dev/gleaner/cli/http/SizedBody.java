package dev.gleaner.cli.http;

import java.nio.ByteBuffer;

/** A body with a declared length. */
final class SizedBody implements Framing {
    private int left;

    SizedBody(int length) {
        this.left = length;
    }

    @Override
    public boolean read(ByteBuffer in, HeldBytes body) {
        int some = Math.min(left, in.remaining());
        body.add(in, some);
        left -= some;
        return left == 0;
    }

    /** The rest of the body, so that no byte of the next request is read. */
    @Override
    public int readLimit() {
        return left;
    }
}
