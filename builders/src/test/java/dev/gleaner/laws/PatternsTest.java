package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Regular expressions take little stack and linear time. They repeat groups with possessive quantifiers: Java matches
 * another repeated group by recursion, and a long text overflows the stack.
 */
class PatternsTest {
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)[*+](?![+])");
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:\\*|//|/\\*).*");

    /** A message of Kubernetes that quotes its own regular expression. */
    private static final Path QUOTES_ONE = Path.of("NameSyntax.java");

    /** A replacement that searches for a repetition at the end, from each place of the text. */
    private static final Pattern SEARCHED_END =
            Pattern.compile("replace(?:All|First)\\(\"[^\"]*(?<![+*])[+*](?:\\$|\\\\\\\\z)\"");

    /** A long text that repeats the character elsewhere would take quadratic time. */
    @Test
    void aRepetitionAtTheEndIsSearchedOnce() throws IOException {
        assertThat(found(SEARCHED_END)).isEmpty();
    }

    @Test
    void groupsAreRepeatedPossessively() throws IOException {
        assertThat(found(REPEATED_GROUP)).allMatch(line -> line.startsWith(QUOTES_ONE + ": "));
    }

    /** The lines of code in which a pattern occurs, after the names of their files. */
    private static List<String> found(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : Sources.files()) {
            for (String line : Files.readAllLines(file)) {
                boolean isFound = line.contains("\"")
                        && !COMMENT.matcher(line).matches()
                        && pattern.matcher(line).find();
                if (isFound) {
                    found.add(file.getFileName() + ": " + line.strip());
                }
            }
        }
        return found;
    }
}
