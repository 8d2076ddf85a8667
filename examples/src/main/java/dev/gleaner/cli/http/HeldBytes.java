package dev.gleaner.cli.http;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Received bytes of a request, in blocks that grow with them: memory depends on the bytes received, not on the declared
 * length. Not thread-safe.
 */
final class HeldBytes {
    private static final int SMALLEST = 1 << 10;
    private static final int LARGEST = 1 << 16;

    private final Memory memory;
    private final List<byte[]> blocks = new ArrayList<>();
    private int inLast;
    private int size;
    private long reserved;

    HeldBytes(Memory memory) {
        this.memory = memory;
    }

    /** The number of bytes that can be added now; 0 if no memory is available. */
    int room() {
        int left = leftInLast();
        if (left > 0) {
            return left;
        }
        int next = nextBlock();
        return memory.reserve(next) ? addBlock(next) : 0;
    }

    /** Adds bytes. Those beyond {@link #room} take memory even if none is available. */
    void add(ByteBuffer from, int count) {
        for (int left = count; left > 0; ) {
            if (leftInLast() == 0) {
                int next = nextBlock();
                memory.reserveAnyway(next);
                addBlock(next);
            }
            int some = Math.min(left, leftInLast());
            from.get(blocks.get(blocks.size() - 1), inLast, some);
            inLast += some;
            size += some;
            left -= some;
        }
    }

    private int leftInLast() {
        return blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).length - inLast;
    }

    private int nextBlock() {
        return Math.min(LARGEST, Math.max(SMALLEST, size));
    }

    private int addBlock(int length) {
        // Counted first, so that free() gives the memory back if the allocation fails.
        reserved += length;
        blocks.add(new byte[length]);
        inLast = 0;
        return length;
    }

    /** The number of bytes. */
    int size() {
        return size;
    }

    /** A copy of the bytes. */
    byte[] toBytes() {
        ByteBuffer all = ByteBuffer.allocate(size);
        for (int i = 0; i < blocks.size(); i++) {
            all.put(blocks.get(i), 0, length(i));
        }
        return all.array();
    }

    private int length(int block) {
        return block == blocks.size() - 1 ? inLast : blocks.get(block).length;
    }

    /** Removes all bytes, and releases their memory. */
    void free() {
        memory.release(reserved);
        reserved = 0;
        blocks.clear();
        inLast = 0;
        size = 0;
    }

    /** A stream of the bytes. */
    InputStream stream() {
        return new Blocks();
    }

    /**
     * Implements {@code available}, which {@link java.util.zip.GZIPInputStream} calls before it reads the next member.
     */
    private final class Blocks extends InputStream {
        private int block;
        private int at;
        private int read;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) {
            if (wanted == 0) {
                return 0;
            }
            if (read == size) {
                return -1;
            }
            if (at == length(block)) {
                block++;
                at = 0;
            }
            int some = Math.min(wanted, length(block) - at);
            System.arraycopy(blocks.get(block), at, target, offset, some);
            at += some;
            read += some;
            return some;
        }

        @Override
        public int available() {
            return size - read;
        }
    }
}
