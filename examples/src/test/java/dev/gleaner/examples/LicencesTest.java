package dev.gleaner.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Compares {@code docs/licences.md} with the table that the build makes from the POMs of the libraries;
 * {@code -Dgolden.update} rewrites it.
 */
class LicencesTest {
    private static final Path PAGE = Path.of("../docs/licences.md");
    private static final Path TABLE = Path.of("target/licences/licences.md");

    @Test
    void thePageListsTheLibraries() throws IOException {
        assumeThat(TABLE).as("made by Maven").exists();
        String page = Files.readString(PAGE);
        String expected = page.substring(0, page.indexOf("| library |"))
                + Files.readString(TABLE).strip() + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).content().isEqualTo(expected);
    }
}
