package dev.gleaner.cli.http;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of a request, in blocks that grow with them: a client that has sent little holds little, whatever it says that it will send. Not thread-safe.
 */
final class HeldBytes {
    private static final int SMALLEST = 1 << 10;
    private static final int LARGEST = 1 << 16;

    private final Memory memory;
    private final List<byte[]> blocks = new ArrayList<>();
    private int inLast;
    private int size;
    private long taken;

    HeldBytes(Memory memory) {
        this.memory = memory;
    }

    /** How many bytes can be added now; 0 when no memory is left. */
    int room() {
        int left = leftInLast();
        if (left > 0) {
            return left;
        }
        int next = nextBlock();
        return memory.take(next) ? addBlock(next) : 0;
    }

    /** Adds bytes. Those beyond {@link #room} take memory whether it is left or not. */
    void add(ByteBuffer from, int count) {
        for (int left = count; left > 0; ) {
            if (leftInLast() == 0) {
                int next = nextBlock();
                memory.takeAnyway(next);
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
        // Counted first: when there is no such block to be had, what was taken is given back with the others.
        taken += length;
        blocks.add(new byte[length]);
        inLast = 0;
        return length;
    }

    /** How many bytes there are. */
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

    /** Gives the memory back. */
    void free() {
        memory.giveBack(taken);
        taken = 0;
        blocks.clear();
        inLast = 0;
        size = 0;
    }

    /** The bytes from their start. */
    InputStream stream() {
        return new Blocks();
    }

    /** Says how much is left, which {@link java.util.zip.GZIPInputStream} asks before it looks for a next member. */
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
