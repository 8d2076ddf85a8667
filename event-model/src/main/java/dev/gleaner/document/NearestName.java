package dev.gleaner.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the known name that was probably intended, for messages. Not for users. */
public final class NearestName {
    /** The length from which one letter does not make another word. */
    private static final int LONG = 4;

    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

    /** What separates words: other characters, and the end of a word in camel case. */
    private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9]|(?<=[a-z])(?=[A-Z])");

    private NearestName() {}

    /**
     * The most similar known name; if none is similar enough, the only one that ends with the name after a separator,
     * such as {@code hec_token} for {@code token}. Empty if there is none.
     */
    public static Optional<String> of(String name, Collection<String> known) {
        Objects.requireNonNull(known, "known");
        Objects.requireNonNull(name, "name");
        return known.stream()
                .filter(candidate -> distance(fold(name), fold(candidate)) <= Math.max(1, candidate.length() / 4))
                .min(Comparator.comparingInt((String candidate) -> distance(fold(name), fold(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .or(() -> withPrefix(name, known));
    }

    private static Optional<String> withPrefix(String name, Collection<String> known) {
        List<String> longer = known.stream()
                .filter(candidate -> name.length() >= LONG && candidate.endsWith("_" + name))
                .toList();
        return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
    }

    /**
     * The known name that was certainly intended: it differs in case and separators only, or in one letter and is the
     * only one that is so similar. Empty if none was.
     */
    public static Optional<String> certain(String name, Collection<String> known) {
        Objects.requireNonNull(known, "known");
        Objects.requireNonNull(name, "name");
        List<String> similar = known.stream()
                .filter(candidate -> distance(fold(name), fold(candidate)) == 0)
                .toList();
        if (similar.isEmpty()) {
            similar = known.stream()
                    .filter(candidate -> candidate.length() >= LONG && distance(fold(name), fold(candidate)) == 1)
                    .toList();
        }
        return similar.size() == 1 && !similar.contains(name) ? Optional.of(similar.get(0)) : Optional.empty();
    }

    /**
     * The only known name of which a name is a misspelling, word by word: at most two letters differ, and no digit. Empty
     * if there is none. Unlike {@link #certain}, it tells names with short words apart, such as {@code tenant-a} and
     * {@code tenant-b}.
     */
    public static Optional<String> misspelt(String name, Collection<String> known) {
        Objects.requireNonNull(known, "known");
        Objects.requireNonNull(name, "name");
        List<String> similar = known.stream()
                .filter(candidate -> isMisspelling(name, candidate))
                .distinct()
                .toList();
        return similar.size() == 1 && !known.contains(name) ? Optional.of(similar.get(0)) : Optional.empty();
    }

    private static boolean isMisspelling(String name, String intended) {
        if (!NO_DIGIT.matcher(name)
                .replaceAll("")
                .equals(NO_DIGIT.matcher(intended).replaceAll(""))) {
            return false;
        }
        String[] words = NO_WORD.split(intended, -1);
        String[] found = NO_WORD.split(name, -1);
        if (words.length != found.length) {
            return intended.length() >= LONG && distance(fold(name), fold(intended)) <= 1;
        }
        int letters = 0;
        for (int i = 0; i < words.length; i++) {
            int differing = distance(fold(found[i]), fold(words[i]));
            if (differing > (words[i].length() >= 2 * LONG ? 2 : words[i].length() / LONG)) {
                return false;
            }
            letters += differing;
        }
        return letters <= 2;
    }

    /** The end of a message that suggests the nearest name; empty if there is none. */
    public static String hint(String name, Collection<String> known) {
        return of(name, known)
                .map(nearest -> "; did you mean " + Printable.quoted(nearest) + "?")
                .orElse("");
    }

    /** The end of a message that suggests the nearest name; if there is none, lists all names after {@code all}. */
    public static String hint(String name, Collection<String> known, String all) {
        Objects.requireNonNull(all, "all");
        String nearest = hint(name, known);
        return nearest.isEmpty() ? "; " + all + " " + String.join(", ", known) : nearest;
    }

    /** Ignores case and separators, which are the most common mistakes. */
    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** The number of insertions, deletions, replacements and swaps of adjacent characters between two texts. */
    private static int distance(String from, String to) {
        if (Math.abs(from.length() - to.length()) > to.length()) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, from, to, i, j);
            }
        }
        return d[from.length()][to.length()];
    }

    private static int step(int[][] d, String from, String to, int i, int j) {
        int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
