package dev.gleaner.audit.replay;

/** Sorts numbers that are not negative with a radix sort, by 11 bits at a time. */
final class DescendingOrder {
    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;

    private DescendingOrder() {}

    /** The indexes of the numbers, sorted from the greatest number to the smallest. */
    static int[] of(long[] numbers) {
        int[] order = new int[numbers.length];
        long all = 0;
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
            all |= numbers[i];
        }
        for (int shift = 0; shift < Long.SIZE && all >>> shift != 0; shift += BITS) {
            order = byDigit(numbers, order, shift);
        }
        return order;
    }

    /** The same indexes, sorted by a digit. Indexes with the same digit keep their order. */
    private static int[] byDigit(long[] numbers, int[] order, int shift) {
        int[] ends = new int[DIGITS + 1];
        for (long number : numbers) {
            ends[place(number, shift) + 1]++;
        }
        for (int i = 1; i <= DIGITS; i++) {
            ends[i] += ends[i - 1];
        }
        int[] ordered = new int[order.length];
        for (int index : order) {
            ordered[ends[place(numbers[index], shift)]++] = index;
        }
        return ordered;
    }

    /** The place of a digit in descending order: 0 for the greatest digit. */
    private static int place(long number, int shift) {
        return DIGITS - 1 - (int) (number >>> shift & DIGITS - 1);
    }
}
