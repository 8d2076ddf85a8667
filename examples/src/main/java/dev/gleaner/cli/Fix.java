package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.lint.FixedFile;
import dev.gleaner.lint.Lint;
import dev.gleaner.manifest.ParsedFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Corrects manifests where it is certain what was intended. */
final class Fix implements Command {
    private final Syntax syntax = new Syntax(
            "fix",
            "Corrects mistakes in manifests if the correction is certain. Such mistakes are misspelt fields and kinds, words in"
                    + " the wrong case, and values that must equal other values, such as a loggingRef. Prints the"
                    + " difference, which may contain secrets, and changes the files only with --write. Comments and"
                    + " everything else stay as they are. Prints to standard error how many errors and warnings remain;"
                    + " they do not change the exit code. gleaner check prints them.");

    private final Option<HarvesterRelease> release = syntax.option(
            "--release",
            "RELEASE",
            ReleaseName::of,
            "Corrects for a release of Harvester, such as " + HarvesterRelease.latest() + ".");

    private final Option<String> complete = syntax.flag(
            "--complete",
            "States that the files are complete, as for gleaner check, so that more violations may remain.");

    private final Option<String> write =
            syntax.flag("--write", "Writes the files, and prints which violations are corrected.");

    private final Inputs inputs = new Inputs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        inputs.refuseStandardInput(write);
        List<Source> sources = inputs.sources(environment.err());
        List<FixedFile> fixed = lint(sources).fix();
        int code = Gleaner.report(syntaxViolations(sources), environment.err());
        PrintWriter out = environment.out();
        for (FixedFile file : fixed) {
            if (write.isGiven()) {
                WholeFile.of(Path.of(file.name())).replace(file.before(), file.after());
                file.corrected()
                        .forEach(violation -> out.println("corrected: " + Printable.line(violation.toString())));
            } else {
                out.print(Printable.text(file.difference()));
            }
        }
        out.flush();
        if (code != Gleaner.FAILURE) {
            reportRemaining(lint(corrected(sources, fixed)).run(), environment.err());
        }
        return code;
    }

    private Lint lint(List<Source> sources) {
        Lint anyRelease = Lint.of(sources);
        Lint ofRelease = release.value().map(anyRelease::forRelease).orElse(anyRelease);
        return complete.isGiven() ? ofRelease.complete() : ofRelease;
    }

    private static List<Source> corrected(List<Source> sources, List<FixedFile> fixed) {
        return sources.stream()
                .map(source -> fixed.stream()
                        .filter(file -> file.name().equals(source.name()))
                        .findFirst()
                        .map(file -> Source.of(file.name(), file.after()))
                        .orElse(source))
                .toList();
    }

    /** Says how many violations people have to correct. */
    private void reportRemaining(List<Violation> violations, PrintWriter err) {
        if (violations.isEmpty()) {
            return;
        }
        long errors = violations.stream().filter(Violation::isError).count();
        long warnings = violations.size() - errors;
        String counts = Stream.of(Counts.of(errors, "error"), Counts.of(warnings, "warning"))
                .filter(count -> !count.startsWith("0 "))
                .collect(Collectors.joining(" and "));
        boolean isOne = violations.size() == 1;
        err.println(counts + (isOne ? " remains" : " remain") + " without a certain correction; gleaner check"
                + release.value().map(harvester -> " --release " + harvester).orElse("")
                + (complete.isGiven() ? " --complete" : "") + " FILE... prints "
                + (isOne ? "it" : "them"));
    }

    private static List<Violation> syntaxViolations(List<Source> sources) {
        List<Violation> violations = new ArrayList<>();
        sources.forEach(source -> violations.addAll(ParsedFile.read(source).syntaxViolations()));
        violations.removeIf(violation -> !violation.isError());
        return violations;
    }
}
