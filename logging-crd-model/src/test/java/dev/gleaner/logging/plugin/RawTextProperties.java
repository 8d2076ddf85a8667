package dev.gleaner.logging.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Compares the reading of raw texts with one that is slow and simple. */
class RawTextProperties {
    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.strings().withChars("ab #\t\"'\\{}n").ofMaxLength(12);
    }

    @Property(tries = 20_000)
    void aLineIsReadAsByTheOracle(@ForAll("lines") String line) {
        RawText raw = RawText.of(line);
        Optional<String> expected = oracle(line);
        if (!raw.runsRuby() && !line.strip().startsWith("{")) {
            assertThat(raw.value()).isEqualTo(expected);
        }
        assertThat(raw.lines()).isEmpty();
    }

    @Property(tries = 5_000)
    void aTextInItsOwnQuotesIsReadBack(@ForAll("lines") String text) {
        String escaped = "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
        assertThat(RawText.read(escaped)).contains(text);
        String doubled = "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("#", "\\#") + "\"";
        assertThat(RawText.read(doubled)).contains(text);
        assertThat(RawText.of(doubled).runsRuby()).isFalse();
    }

    @Property(tries = 5_000)
    void linesAfterTheFirstAreNotTheValue(@ForAll("lines") String first, @ForAll("lines") String second) {
        RawText alone = RawText.of(first);
        RawText both = RawText.of(first + "\n" + second);
        // A quote or a brace that is open continues on the next line.
        if (alone.refusal().isEmpty()) {
            assertThat(both.value()).isEqualTo(alone.value());
            String line = second.strip();
            assertThat(both.lines()).hasSize(line.isEmpty() || line.startsWith("#") ? 0 : 1);
        }
    }

    /** What fluentd reads of a line that is not JSON and has no code; empty if it refuses the line. */
    private static Optional<String> oracle(String line) {
        String text = line.replaceFirst("^[ \t]+", "");
        if (!text.startsWith("\"") && !text.startsWith("'")) {
            return Optional.of(text.replaceFirst("(?<!^)[ \t]+#.*$", "").replaceFirst("[ \t]+$", ""));
        }
        char quote = text.charAt(0);
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return text.substring(i + 1).matches("[ \t]*(#.*)?") ? Optional.of(value.toString()) : Optional.empty();
            }
            boolean hasNext = i + 1 < text.length();
            if (c == '\\' && hasNext && quote == '"') {
                char next = text.charAt(++i);
                if (next == 'a') {
                    return Optional.empty();
                }
                value.append(next == 'n' ? '\n' : next == 'b' ? '\b' : next);
            } else if (c == '\\' && hasNext && "'\\".indexOf(text.charAt(i + 1)) >= 0) {
                value.append(text.charAt(++i));
            } else {
                value.append(c);
            }
        }
        return Optional.empty();
    }
}
