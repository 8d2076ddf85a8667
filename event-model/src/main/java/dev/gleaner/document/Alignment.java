package dev.gleaner.document;

import java.util.Arrays;
import java.util.List;

/** Finds for each element of a changed list the element that it comes from. */
final class Alignment {
    /** The maximum number of pairs of elements that are compared; longer lists are aligned by their order. */
    private static final long MAX_PAIRS = 1 << 20;

    /** The origin of a new element. */
    static final int NONE = -1;

    private Alignment() {}

    /**
     * For each element of the changed list, the index of its origin in the earlier list; {@link #NONE} for a new
     * element. Indexes are in ascending order. Equal elements are paired first. The elements between two pairs are then
     * paired in their order.
     */
    static int[] of(List<Tree> before, List<Tree> after) {
        int[] origin = new int[after.size()];
        Arrays.fill(origin, NONE);
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            origin[start] = start;
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            origin[after.size() - 1 - end] = before.size() - 1 - end;
            end++;
        }
        alignEqual(before.subList(0, before.size() - end), after.subList(0, after.size() - end), start, origin);
        alignOthers(before.size(), origin);
        return origin;
    }

    /** Aligns the longest common subsequence of the elements from an index on. */
    private static void alignEqual(List<Tree> before, List<Tree> after, int start, int[] origin) {
        int rows = before.size() - start;
        int columns = after.size() - start;
        if ((long) rows * columns > MAX_PAIRS) {
            return;
        }
        int[][] common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] = before.get(start + i).equals(after.get(start + j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows && j < columns) {
            if (before.get(start + i).equals(after.get(start + j))) {
                origin[start + j++] = start + i++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /** Aligns the elements between aligned ones. */
    private static void alignOthers(int size, int[] origin) {
        int[] bounds = new int[origin.length];
        int bound = size;
        for (int j = origin.length - 1; j >= 0; j--) {
            bound = origin[j] == NONE ? bound : origin[j];
            bounds[j] = bound;
        }
        int next = 0;
        for (int j = 0; j < origin.length; j++) {
            if (origin[j] == NONE && next < bounds[j]) {
                origin[j] = next;
            }
            next = origin[j] == NONE ? next : origin[j] + 1;
        }
    }
}
