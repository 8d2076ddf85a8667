package dev.gleaner.logging.output;

import java.util.List;

/**
 * A number of bytes, such as the limit of a buffer. A size in text, such as {@code 8m}, needs no {@code ByteSize}: the
 * setters of {@link Buffer} take the text as it is in the manifest.
 *
 * @param bytes the number
 */
public record ByteSize(long bytes) {
    private static final int STEP = 1024;
    private static final List<String> UNITS = List.of("", "KB", "MB", "GB");

    /**
     * Checks the number of bytes.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("expected a size of at least 0 bytes but was " + bytes);
        }
    }

    /**
     * A number of bytes.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public static ByteSize ofBytes(long bytes) {
        return new ByteSize(bytes);
    }

    /**
     * A number of kibibytes, of 1024 bytes each.
     *
     * @throws IllegalArgumentException if the number is negative
     * @throws ArithmeticException if the number of bytes exceeds {@link Long#MAX_VALUE}
     */
    public static ByteSize ofKibibytes(long kibibytes) {
        return new ByteSize(Math.multiplyExact(kibibytes, STEP));
    }

    /**
     * A number of mebibytes, of 1024 kibibytes each.
     *
     * @throws IllegalArgumentException if the number is negative
     * @throws ArithmeticException if the number of bytes exceeds {@link Long#MAX_VALUE}
     */
    public static ByteSize ofMebibytes(long mebibytes) {
        return ofKibibytes(Math.multiplyExact(mebibytes, STEP));
    }

    /**
     * A number of gibibytes, of 1024 mebibytes each.
     *
     * @throws IllegalArgumentException if the number is negative
     * @throws ArithmeticException if the number of bytes exceeds {@link Long#MAX_VALUE}
     */
    public static ByteSize ofGibibytes(long gibibytes) {
        return ofMebibytes(Math.multiplyExact(gibibytes, STEP));
    }

    /**
     * The size as fluentd reads it, with the largest unit in which it is a whole number, such as {@code 8MB}. The units of
     * fluentd are multiples of 1024 (fluentd 1.14.6, lib/fluent/config/types.rb).
     */
    @Override
    public String toString() {
        long number = bytes;
        int unit = 0;
        while (number != 0 && number % STEP == 0 && unit + 1 < UNITS.size()) {
            number /= STEP;
            unit++;
        }
        return number + UNITS.get(unit);
    }
}
