package dev.gleaner.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class HeldBytesTest {
    private final Memory memory = new Memory(100_000);
    private final HeldBytes held = new HeldBytes(memory);

    @Test
    void memoryIsLessThanTwiceTheBytes() {
        add(new byte[1]);
        assertThat(memory.reserved()).isEqualTo(1024);
        add(new byte[30_000]);
        assertThat(memory.reserved()).isLessThan(60_000);
        held.free();
        assertThat(memory.reserved()).isZero();
    }

    @Test
    void roomIsLimitedByTheMemory() {
        int added = 0;
        for (int room = held.room(); room > 0; room = held.room()) {
            add(new byte[room]);
            added += room;
        }
        assertThat(added).isBetween(50_000, 100_000);
        held.free();
        assertThat(held.room()).isPositive();
    }

    @Test
    void theBytesAreReadAsAdded() throws IOException {
        byte[] bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        add(Arrays.copyOf(bytes, 5));
        add(Arrays.copyOfRange(bytes, 5, bytes.length));
        assertThat(held.toBytes()).isEqualTo(bytes);
        assertThat(held.stream().readAllBytes()).isEqualTo(bytes);
        assertThat(held.size()).isEqualTo(bytes.length);
    }

    /** {@code GZIPInputStream} treats a stream without available bytes as ended. */
    @Test
    void membersOfGzipAreReadAcrossBlocks() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 2000; i++) {
            GZIPOutputStream zip = new GZIPOutputStream(members);
            zip.write(i);
            zip.finish();
        }
        add(members.toByteArray());
        byte[] expected = new GZIPInputStream(new ByteArrayInputStream(members.toByteArray())).readAllBytes();
        assertThat(new GZIPInputStream(held.stream()).readAllBytes())
                .hasSize(2000)
                .isEqualTo(expected);
    }

    private void add(byte[] bytes) {
        held.add(ByteBuffer.wrap(bytes), bytes.length);
    }
}
