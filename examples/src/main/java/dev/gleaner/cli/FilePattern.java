package dev.gleaner.cli;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for names of files, as shells have them: {@code *} and {@code ?} match within a name, {@code **}{@code /}
 * any folders or none, and there are brackets and braces.
 *
 * @param text the pattern
 * @param folder the innermost folder that has all matches
 * @param matchers the matchers, one of which accepts a file that matches
 */
record FilePattern(String text, Path folder, List<PathMatcher> matchers) {
    private static final String ANY_FOLDERS = "**/";
    private static final String SPECIAL = "*?[{";

    /**
     * The maximum number of {@code **}{@code /} that may match no folder, because each one doubles the number of
     * matchers.
     */
    private static final int MAX_PLACES = 6;

    /** Whether a text has a character that is special in a pattern. */
    static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
    }

    /**
     * A pattern.
     *
     * @throws UsageException if the text is not a valid pattern
     */
    static FilePattern of(String text) {
        int special = 0;
        while (SPECIAL.indexOf(text.charAt(special)) < 0) {
            special++;
        }
        int end = text.lastIndexOf('/', special);
        String folder = end < 0 ? "" : text.substring(0, Math.max(1, end));
        List<PathMatcher> matchers = new ArrayList<>();
        try {
            for (String alternative : alternatives(text, 0, MAX_PLACES)) {
                matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + alternative));
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("wrong pattern '" + text + "': "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return new FilePattern(text, Path.of(folder), matchers);
    }

    /**
     * The pattern with and without each {@code **}{@code /}, because in Java it does not match if there is no folder.
     */
    private static List<String> alternatives(String text, int from, int places) {
        int at = text.indexOf(ANY_FOLDERS, from);
        if (at < 0 || places == 0) {
            return List.of(text);
        }
        List<String> all = new ArrayList<>(alternatives(text, at + ANY_FOLDERS.length(), places - 1));
        all.addAll(alternatives(text.substring(0, at) + text.substring(at + ANY_FOLDERS.length()), at, places - 1));
        return all;
    }

    /** Whether a file matches. */
    boolean matches(Path file) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(file));
    }
}
