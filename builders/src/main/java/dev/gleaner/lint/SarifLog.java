package dev.gleaner.lint;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Findings in SARIF 2.1.0, the format of results that code hosts and editors show beside the lines of files (OASIS,
 * Static Analysis Results Interchange Format). Immutable.
 */
public final class SarifLog implements JsonForm {
    private static final String VERSION = "2.1.0";
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final List<LintFinding> findings;

    private SarifLog(List<LintFinding> findings) {
        this.findings = List.copyOf(findings);
    }

    /** A log of findings, in their order. */
    public static SarifLog of(List<LintFinding> findings) {
        return new SarifLog(Objects.requireNonNull(findings, "findings"));
    }

    @Override
    public Tree toTree() {
        Map<String, Integer> codes = new LinkedHashMap<>();
        findings.forEach(finding -> codes.putIfAbsent(finding.violation().code(), codes.size()));
        Tree run = Tree.mapping(r -> r.put(
                        "tool",
                        t -> t.put("driver", d -> d.put("name", "gleaner").put("rules", rules(codes))))
                .put("columnKind", "unicodeCodePoints")
                .put(
                        "results",
                        sequence(findings.stream()
                                .map(finding -> result(
                                        finding,
                                        Objects.requireNonNull(
                                                codes.get(finding.violation().code()))))
                                .toList())));
        return Tree.mapping(
                l -> l.put("$schema", SCHEMA).put("version", VERSION).put("runs", Tree.sequence(run)));
    }

    private Tree rules(Map<String, Integer> codes) {
        Map<String, Violation> first = new LinkedHashMap<>();
        findings.forEach(finding -> first.putIfAbsent(finding.violation().code(), finding.violation()));
        List<Tree> rules = new ArrayList<>();
        for (String code : codes.keySet()) {
            Violation violation = Objects.requireNonNull(first.get(code));
            rules.add(Tree.mapping(r -> {
                r.put("id", code);
                LintRules.find(code).ifPresent(rule -> r.put("shortDescription", text(rule.sentence())));
                r.put("defaultConfiguration", c -> c.put("level", level(violation)));
            }));
        }
        return sequence(rules);
    }

    private static Tree result(LintFinding finding, int rule) {
        Violation violation = finding.violation();
        return Tree.mapping(r -> {
            r.put("ruleId", violation.code())
                    .put("ruleIndex", Tree.number(rule))
                    .put("level", level(violation))
                    .put("message", text(violation.message()));
            r.put("locations", Tree.sequence(location(violation)));
            finding.correction()
                    .filter(correction ->
                            correction.end().isKnown() && !violation.file().isEmpty())
                    .ifPresent(correction -> r.put("fixes", Tree.sequence(fix(violation, correction))));
        });
    }

    private static Tree location(Violation violation) {
        return Tree.mapping(l -> {
            if (!violation.file().isEmpty()) {
                l.put("physicalLocation", p -> {
                    p.put("artifactLocation", artifact(violation));
                    region(violation.position(), Optional.empty()).ifPresent(region -> p.put("region", region));
                });
            }
            String path = violation.path().toString();
            if (!path.isEmpty()) {
                l.put("logicalLocations", Tree.sequence(Tree.mapping(p -> p.put("fullyQualifiedName", path))));
            }
        });
    }

    private static Tree artifact(Violation violation) {
        return Tree.mapping(a -> a.put("uri", uri(violation.file())));
    }

    /** The name of a file as a reference, relative if the name is. */
    private static String uri(String file) {
        String path = file.replace('\\', '/');
        try {
            String absolute = path.matches("[A-Za-z]:/.*") ? "/" + path : path;
            return absolute.startsWith("/")
                    ? new URI("file", "", absolute, null).toASCIIString()
                    : new URI(null, null, path.contains(":") ? "./" + path : path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no name of a file: " + Violation.quoted(file), e);
        }
    }

    private static Optional<Tree> region(Position start, Optional<Position> end) {
        return start.isKnown()
                ? Optional.of(Tree.mapping(r -> {
                    r.put("startLine", Tree.number(start.line())).put("startColumn", Tree.number(start.column()));
                    end.ifPresent(after -> r.put("endColumn", Tree.number(after.column())));
                }))
                : Optional.empty();
    }

    private static Tree fix(Violation violation, Correction correction) {
        Tree deleted =
                region(violation.position(), Optional.of(correction.end())).orElse(Tree.nothing());
        Tree replacement =
                Tree.mapping(r -> r.put("deletedRegion", deleted).put("insertedContent", text(correction.text())));
        return Tree.mapping(f -> f.put("description", text("Write " + correction.text()))
                .put("artifactChanges", Tree.sequence(Tree.mapping(c -> c.put("artifactLocation", artifact(violation))
                        .put("replacements", Tree.sequence(replacement))))));
    }

    private static String level(Violation violation) {
        return violation.isError() ? "error" : "warning";
    }

    private static Tree text(String text) {
        return Tree.mapping(t -> t.put("text", text));
    }

    private static Tree sequence(List<Tree> items) {
        return Tree.sequence(items.toArray(Tree[]::new));
    }

    @Override
    public String toString() {
        return findings.size() + " findings";
    }
}
