package dev.gleaner.lint;

import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.Replacement;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.manifest.ManifestFault;
import dev.gleaner.manifest.ParsedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the corrections of findings, and checks the result. All corrections of a round are made at once; if that does
 * not remove their errors, one by one. Not thread-safe: it is for one run.
 */
final class Fixes {
    /** A corrected field may have errors inside that were not visible before. */
    private static final int ROUNDS = 10;

    /** The maximum number of corrections that are tried one by one, because each needs a check of all files. */
    private static final int TRIALS = 200;

    /** The violations of a field that its wrong name did not hide. */
    private static final Set<String> NEVER_INSIDE =
            Set.of(DocumentFault.TYPE.code(), DocumentFault.DUPLICATE_KEY.code());

    /** The violations that keep an object out of the checks of all objects. */
    private static final Set<String> OF_KIND =
            Set.of(ManifestFault.KIND_MISSPELT.code(), DocumentFault.KIND_WRONG.code());

    private Lint lint;
    private List<LintFinding> findings;
    private final Set<String> refused = new LinkedHashSet<>();
    private final List<Violation> corrected = new ArrayList<>();
    private int trials;

    Fixes(Lint lint) {
        this.lint = lint;
        this.findings = lint.findings();
    }

    List<FixedFile> run() {
        Map<String, String> before = texts();
        int rounds = 0;
        while (rounds < ROUNDS && correctOnce()) {
            rounds++;
        }
        List<FixedFile> fixed = new ArrayList<>();
        texts().forEach((name, after) -> {
            String text = before.getOrDefault(name, after);
            if (!text.equals(after)) {
                fixed.add(new FixedFile(name, text, after, correctedIn(name)));
            }
        });
        return fixed;
    }

    private List<Violation> correctedIn(String file) {
        return corrected.stream()
                .filter(violation -> violation.file().equals(file))
                .toList();
    }

    private Map<String, String> texts() {
        return lint.files().stream()
                .filter(Fixes::canBeFixed)
                .collect(Collectors.toMap(
                        ParsedFile::name,
                        file -> file.text().orElse(""),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    private static boolean canBeFixed(ParsedFile file) {
        return !file.isTemplate()
                && file.text().isPresent()
                && file.syntaxViolations().stream().noneMatch(Violation::isError);
    }

    /** Makes the corrections that are known now. Returns false if there were none. */
    private boolean correctOnce() {
        List<LintFinding> possible = possible();
        if (possible.isEmpty()) {
            return false;
        }
        if (possible.size() > 1 && accept(possible)) {
            return true;
        }
        boolean any = false;
        for (LintFinding finding : possible) {
            if (trials++ < TRIALS && accept(List.of(finding))) {
                // The positions of the other corrections may have changed.
                return true;
            }
            refused.add(key(finding.violation()));
            any = true;
        }
        return any;
    }

    /**
     * The findings with a correction that does not overlap with one before it. Those of misspelt kinds come first, because
     * their objects are not checked before.
     */
    private List<LintFinding> possible() {
        Set<String> files = texts().keySet();
        List<LintFinding> sorted = findings.stream()
                .filter(finding -> files.contains(finding.violation().file()))
                .filter(finding -> finding.correction()
                        .filter(correction -> correction.end().isKnown())
                        .isPresent())
                .filter(finding -> !refused.contains(key(finding.violation())))
                .sorted(Comparator.comparing(
                                (LintFinding finding) -> finding.violation().file())
                        .thenComparing(LintFinding::violation, Violation.ORDER))
                .toList();
        boolean hidesObjects = sorted.stream().anyMatch(Fixes::isOfKind);
        List<LintFinding> possible = new ArrayList<>();
        for (LintFinding finding : sorted) {
            if (hidesObjects && !isOfKind(finding)) {
                continue;
            }
            LintFinding last = possible.isEmpty() ? null : possible.get(possible.size() - 1);
            if (last == null || !overlap(last, finding)) {
                possible.add(finding);
            }
        }
        return possible;
    }

    private static boolean isOfKind(LintFinding finding) {
        return OF_KIND.contains(finding.violation().code());
    }

    private static boolean overlap(LintFinding first, LintFinding second) {
        return first.violation().file().equals(second.violation().file())
                && (first.violation().position().equals(second.violation().position())
                        || first.correction()
                                        .orElseThrow()
                                        .end()
                                        .compareTo(second.violation().position())
                                > 0);
    }

    /**
     * Keeps the corrections if their violations are gone, and if each corrected error makes the number of errors
     * smaller by one. Errors inside a corrected field do not count, because they were not visible before, unless the
     * type of the field is wrong. After the correction of a kind no other error counts, because its object takes part in
     * the check for the first time.
     */
    private boolean accept(List<LintFinding> corrections) {
        Lint next = lint.with(
                lint.files().stream().map(file -> apply(corrections, file)).toList());
        List<LintFinding> after = next.findings();
        Set<String> left =
                after.stream().map(finding -> key(finding.violation())).collect(Collectors.toSet());
        List<LintFinding> outside = findings.stream()
                .filter(finding -> corrections.stream()
                        .noneMatch(correction -> isBelow(
                                finding.violation(),
                                correction.violation().file(),
                                correction.violation().path().toString())))
                .toList();
        long allowed = errors(outside)
                - errors(corrections.stream().filter(outside::contains).toList());
        boolean isBetter = corrections.stream().noneMatch(finding -> left.contains(key(finding.violation())))
                && (corrections.stream().allMatch(Fixes::isOfKind)
                        || errors(after.stream()
                                        .filter(finding -> corrections.stream()
                                                .noneMatch(correction ->
                                                        isInside(finding.violation(), correction.violation())))
                                        .toList())
                                <= allowed);
        if (isBetter) {
            lint = next;
            findings = after;
            corrections.forEach(finding -> corrected.add(finding.violation()));
        }
        return isBetter;
    }

    private static long errors(List<LintFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.violation().isError())
                .count();
    }

    /**
     * Whether a violation is of the field that gets its right name, or of something in it. A duplicate key is not: the
     * field with the right name was there before.
     */
    private static boolean isInside(Violation violation, Violation corrected) {
        Replacement replacement = corrected.replacement();
        String path = corrected.path().toString();
        if (!violation.file().equals(corrected.file()) || !path.endsWith(replacement.found())) {
            return false;
        }
        String field = path.substring(0, path.length() - replacement.found().length()) + replacement.text();
        return violation.path().toString().equals(field) && !NEVER_INSIDE.contains(violation.code())
                || isBelow(violation, corrected.file(), field);
    }

    private static boolean isBelow(Violation violation, String file, String field) {
        String path = violation.path().toString();
        return violation.file().equals(file) && (path.startsWith(field + ".") || path.startsWith(field + "["));
    }

    private static String key(Violation violation) {
        return violation.file() + '\n' + violation.code() + '\n' + violation.path() + '\n' + violation.message();
    }

    private static ParsedFile apply(List<LintFinding> corrections, ParsedFile file) {
        List<LintFinding> ofFile = corrections.stream()
                .filter(finding -> finding.violation().file().equals(file.name()))
                .toList();
        return ofFile.isEmpty()
                ? file
                : ParsedFile.read(
                        Source.of(file.name(), SourceLines.corrected(file.text().orElse(""), ofFile)));
    }
}
