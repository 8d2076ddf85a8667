package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Fault;
import dev.gleaner.document.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/rules.md} with the sources; {@code -Dgolden.update} rewrites it. */
class RulesDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "rules.md");

    private static final int WIDTH = 120;
    private static final Pattern WORD = Pattern.compile("(?:`[^`]*`|[^\\s`])+");

    private static final String INTRODUCTION = """
            # Rules

            Gleaner reports the violations in an input in lines such as

                policy.yaml:4:10: rules[0].level: unknown level "Metdata"; expected None, Metadata, Request or RequestResponse [audit-level-unknown]

            that end with the code of the rule. This page lists the codes, each with its message, in which `…` is a placeholder, with
            the effect in the cluster, and with the correction. The cluster refuses an input with an *error*, or does not do what the
            input says; an input with a *warning* is legal, but probably not intended. Codes are stable; messages may change.
            """;

    @Test
    void theDocumentMatchesTheSources() throws IOException {
        String document = document(Rules.all());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT).content().isEqualTo(document);
    }

    @Test
    void everyRuleIsExplained() throws IOException {
        assertThat(Rules.all()).hasSizeGreaterThan(5).allSatisfy(rules -> {
            assertThat(rules.explanation()).as(rules.name()).endsWith(".");
            assertThat(rules.rules()).as(rules.name()).isNotEmpty().allSatisfy(rule -> assertThat(rule.explanation())
                    .as(rule.fault().code())
                    .matches("\\p{Lu}.*\\. .*\\."));
        });
    }

    @Test
    void codesAreOfOneFormAndEachIsOfOneRule() throws IOException {
        List<String> codes = Rules.all().stream()
                .flatMap(rules -> rules.rules().stream())
                .map(rule -> rule.fault().code())
                .toList();
        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    private static String document(List<Rules> all) {
        StringBuilder document = new StringBuilder(INTRODUCTION);
        for (Rules rules : all) {
            document.append("\n## ").append(rules.name().substring(rules.name().lastIndexOf('.') + 1));
            document.append("\n\n").append(wrapped(rules.explanation()));
            rules.rules().forEach(rule -> append(rule, document));
        }
        return document.toString();
    }

    private static void append(Rules.Rule rule, StringBuilder document) {
        Fault fault = rule.fault();
        Object[] placeholders = new Object[9];
        Arrays.fill(placeholders, "…");
        document.append("\n### ").append(fault.code()).append("\n\n    ");
        document.append(fault.severity() == Severity.ERROR ? "error: " : "warning: ");
        document.append(fault.wording().formatted(placeholders).replace("……", "…"));
        document.append("\n\n").append(wrapped(rule.explanation()));
    }

    /** The text, wrapped at the width of a line. Code is not divided. */
    private static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        int[] width = {0};
        WORD.matcher(text).results().map(MatchResult::group).forEach(word -> {
            boolean fits = width[0] + word.length() < WIDTH;
            lines.append(width[0] == 0 ? "" : fits ? " " : "\n").append(word);
            width[0] = (fits ? width[0] + 1 : 0) + word.length();
        });
        return lines.append('\n').toString();
    }
}
