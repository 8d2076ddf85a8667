package dev.gleaner.cli.http;

import java.nio.ByteBuffer;

/** A body whose length was told. */
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

    /** Nothing of a next request is read with the body. */
    @Override
    public int most() {
        return left;
    }
}
