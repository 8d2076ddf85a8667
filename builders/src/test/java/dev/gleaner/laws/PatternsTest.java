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
 * Regular expressions repeat groups with possessive quantifiers. Java matches another repeated group by recursion, and
 * a long text overflows the stack.
 */
class PatternsTest {
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)[*+](?![+])");
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:\\*|//|/\\*).*");

    /** A message of Kubernetes that quotes its own regular expression. */
    private static final Path QUOTES_ONE = Path.of("NameSyntax.java");

    @Test
    void groupsAreRepeatedPossessively() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : Sources.files()) {
            for (String line : Files.readAllLines(file)) {
                boolean isFound = line.contains("\"")
                        && !COMMENT.matcher(line).matches()
                        && REPEATED_GROUP.matcher(line).find();
                if (isFound && !file.endsWith(QUOTES_ONE)) {
                    found.add(file + ": " + line.strip());
                }
            }
        }
        assertThat(found).isEmpty();
    }
}
