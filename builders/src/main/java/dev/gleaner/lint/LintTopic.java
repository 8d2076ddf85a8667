package dev.gleaner.lint;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * Rules with one subject, and the check that finds where they are broken. One pass over the set serves all its rules.
 *
 * @param name the subject
 * @param check the check
 * @param rules the rules
 */
record LintTopic(String name, BiConsumer<CheckedSet, Findings> check, List<LintRule> rules) {
    static LintTopic of(String name, BiConsumer<CheckedSet, Findings> check, LintRule... rules) {
        return new LintTopic(name, check, List.of(rules));
    }
}
