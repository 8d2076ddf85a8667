package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Compares the resources {@code descriptions.tsv}, whose texts schemas contain, with the comments in the sources;
 * {@code -Dgolden.update} rewrites them.
 */
class DescriptionsTest {
    private static final String RESOURCE = "descriptions.tsv";

    @Test
    void theTextsAreTheCommentsOfTheSources() throws IOException {
        Map<Path, String> documents = new TreeMap<>();
        new SchemaTexts(Sources.parsed(file -> true))
                .rows()
                .forEach(row -> documents.merge(row.folder().resolve(RESOURCE), row + "\n", String::concat));

        assertThat(documents).hasSizeGreaterThan(5);
        documents.forEach((file, text) -> {
            if (Boolean.getBoolean("golden.update")) {
                write(file, text);
            }
            assertThat(file).content().isEqualTo(text);
        });
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
