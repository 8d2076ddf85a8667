package dev.gleaner.audit.evaluate;

/** Sets of alternatives as bits, in words of 64; each alternative has the bit of its number. */
final class Rows {
    private Rows() {}

    static int words(int alternatives) {
        return (alternatives + Long.SIZE - 1) / Long.SIZE;
    }

    static void add(long[] row, int alternative) {
        row[alternative / Long.SIZE] |= 1L << alternative;
    }

    static void addAll(long[] row, long[] others) {
        for (int i = 0; i < row.length; i++) {
            row[i] |= others[i];
        }
    }
}
