package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints the problems of a long-running program: the first ten of each kind, then the 100th, the 1000th and so on. */
final class Problems {
    private static final int FIRST = 10;

    private final PrintWriter err;
    private final Map<String, Long> counts = new TreeMap<>();

    Problems(PrintWriter err) {
        this.err = err;
    }

    /** Prints a problem. */
    void report(String problem) {
        err.println(Printable.line(problem));
        err.flush();
    }

    /** Counts a problem of a kind, and prints it unless the kind already has many. */
    synchronized void report(String kind, String problem) {
        long count = counts.merge(kind, 1L, Long::sum);
        if (count < FIRST) {
            report(problem);
        } else if (isPowerOfTen(count)) {
            report(problem + " (" + kind + ": " + count + " so far)");
        }
    }

    private static boolean isPowerOfTen(long count) {
        long power = count;
        while (power % FIRST == 0) {
            power /= FIRST;
        }
        return power == 1;
    }

    /** The number of problems of each kind; empty if there were none. */
    synchronized String counts() {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + ": " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
