package dev.gleaner.event.read;

import java.util.List;
import java.util.SplittableRandom;

/** The random choices in a corpus. The same seed gives the same choices on any JVM. */
final class Chance {
    private static final String SUFFIX = "bcdfghjklmnpqrstvwxz2456789";
    private static final String HEX = "0123456789abcdef";

    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number from 0 up to the bound, exclusive. */
    int below(int bound) {
        return (int) ((random.nextLong() >>> 33) * bound >>> 31);
    }

    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    boolean percent(int percent) {
        return below(100) < percent;
    }

    /** A number with a logarithmic distribution: each doubling has the same probability. */
    int spread(int low, int high) {
        double fraction = below(1 << 20) / (double) (1 << 20);
        return (int) (low * StrictMath.pow((double) high / low, fraction));
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** A random suffix of letters and digits, as Kubernetes adds to names. */
    String suffix(int length) {
        return characters(SUFFIX, length);
    }

    String hex(int length) {
        return characters(HEX, length);
    }

    String uuid() {
        return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-" + HEX.charAt(8 + below(4)) + hex(3) + "-" + hex(12);
    }

    String podSuffix() {
        return hex(10) + "-" + suffix(5);
    }

    private String characters(String choices, int length) {
        char[] characters = new char[length];
        for (int i = 0; i < length; i++) {
            characters[i] = choices.charAt(below(choices.length()));
        }
        return new String(characters);
    }
}
