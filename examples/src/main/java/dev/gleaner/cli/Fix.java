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

/** Corrects manifests where it is certain what was intended. */
final class Fix implements Command {
    private final Syntax syntax = new Syntax(
            "fix",
            "Corrects mistakes in manifests if the correction is certain. Such mistakes are misspelt fields, words in"
                    + " the wrong case, and values that must equal other values, such as a loggingRef. Prints the"
                    + " difference, which may contain secrets, and changes the files only with --write. Comments and"
                    + " everything else stay as they are. gleaner check reports all other mistakes.");

    private final Option<HarvesterRelease> release = syntax.option(
            "--release",
            "RELEASE",
            ReleaseName::of,
            "Corrects for a release of Harvester, such as " + HarvesterRelease.latest() + ".");

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
        Lint anyRelease = Lint.of(sources);
        Lint lint = release.value().map(anyRelease::forRelease).orElse(anyRelease);
        List<FixedFile> fixed = lint.fix();
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
        if (fixed.isEmpty() && code == Gleaner.SUCCESS) {
            reportOthers(lint.run(), environment.err());
        }
        return code;
    }

    /** Says that the violations are all of a kind that people have to correct. */
    private static void reportOthers(List<Violation> violations, PrintWriter err) {
        if (!violations.isEmpty()) {
            err.println("no correction is certain; gleaner check reports " + Counts.of(violations.size(), "violation"));
        }
    }

    private static List<Violation> syntaxViolations(List<Source> sources) {
        List<Violation> violations = new ArrayList<>();
        sources.forEach(source -> violations.addAll(ParsedFile.read(source).syntaxViolations()));
        violations.removeIf(violation -> !violation.isError());
        return violations;
    }
}
