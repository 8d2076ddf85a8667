package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Replacement;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.manifest.ParsedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the findings of rules, by file. Not thread-safe: it is for one run. */
final class Findings {
    private final Map<String, SourceLines> sources;
    private final Map<String, List<LintFinding>> byFile = new LinkedHashMap<>();
    private final Map<LoggingPart, Position> broken = new LinkedHashMap<>();

    Findings(Map<String, SourceLines> sources) {
        this.sources = sources;
    }

    /** Reports that a part breaks a rule. */
    void add(LintRule rule, Part at, Object... arguments) {
        add(at.violation(rule.fault(), arguments));
    }

    /** Reports that a text breaks a rule, and what to write in its place. */
    void correct(LintRule rule, Part at, String correction, Object... arguments) {
        String found = at.tree() instanceof Tree.Text text ? text.value() : "";
        correct(at.violation(rule.fault(), arguments), found, correction);
    }

    /** Reports that the name of a field breaks a rule, and the right name. */
    void correctName(LintRule rule, Part owner, String name, String correction, Object... arguments) {
        Position position = owner.tree() instanceof Tree.Mapping mapping ? mapping.positionOf(name) : Position.NONE;
        Violation violation =
                Violation.of(rule.fault(), owner.file(), position, owner.path().field(name), arguments);
        correct(violation, name, correction);
    }

    /** Reports that a mapping breaks a rule because it lacks a field, and the value of the field. */
    void correctMissing(LintRule rule, Part mapping, String field, String value, Object... arguments) {
        Violation violation = mapping.violation(rule.fault(), arguments);
        Optional<Correction> correction =
                mapping.tree() instanceof Tree.Mapping tree && !tree.fields().isEmpty()
                        ? Correction.ofMissing(
                                violation.position(),
                                line(violation),
                                tree.fields().iterator().next().name(),
                                field,
                                value)
                        : Optional.empty();
        add(new LintFinding(violation, correction));
    }

    private void correct(Violation violation, String found, String correction) {
        add(corrected(violation, found, correction));
    }

    private LintFinding corrected(Violation violation, String found, String correction) {
        return new LintFinding(
                violation, Optional.of(Correction.of(violation.position(), line(violation), found, correction)));
    }

    private String line(Violation violation) {
        SourceLines lines = sources.get(violation.file());
        return lines == null ? "" : lines.line(violation.position().line());
    }

    /** Adds a violation, and its correction if its replacement is known. */
    void add(Violation violation) {
        add(finding(violation));
    }

    /** Adds a violation of a file, whose name the violation may lack. */
    void add(ParsedFile file, Violation violation) {
        add(file.name(), finding(violation));
    }

    private LintFinding finding(Violation violation) {
        Replacement replacement = violation.replacement();
        return replacement.isKnown()
                ? corrected(violation, replacement.found(), replacement.text())
                : new LintFinding(violation, Optional.empty());
    }

    private void add(LintFinding finding) {
        add(finding.violation().file(), finding);
    }

    private void add(String file, LintFinding finding) {
        byFile.computeIfAbsent(file, name -> new ArrayList<>()).add(finding);
    }

    /** Notes why the operator cannot make a configuration of an object: the first error. */
    void addBroken(LoggingPart object, Part error) {
        broken.putIfAbsent(object, error.tree().position());
    }

    /** Where the error is because of which the operator cannot make a configuration of an object; empty if it can. */
    Optional<Position> broken(LoggingPart object) {
        return Optional.ofNullable(broken.get(object));
    }

    /** The findings in a file, in the order in which they were found. */
    List<LintFinding> of(String file) {
        return byFile.getOrDefault(file, List.of());
    }
}
