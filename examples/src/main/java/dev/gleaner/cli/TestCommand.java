package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.expectation.verify.CaseResult;
import dev.gleaner.expectation.verify.ExpectationFile;
import dev.gleaner.expectation.verify.ExpectationReport;
import dev.gleaner.expectation.verify.JUnitReport;
import dev.gleaner.lint.Lint;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs files of expectations. */
final class TestCommand implements Command {
    private final Syntax syntax = new Syntax(
            "test",
            "Tests audit policies, flows and outputs against expectations. A file of the kind Expectations names a"
                    + " policy or manifests, requests or records, and the expected results: for requests, the level,"
                    + " the deciding rule and the omitted stages; for records, the outputs that they reach, the flows"
                    + " that accept them, and the reasons. Prints ok or FAILED for each case. For each failure, prints"
                    + " the position, the expected result, the actual result, and the reason. Prints the first errors"
                    + " that gleaner check finds in the manifests on standard error. Skips other files in folders. gleaner"
                    + " schema Expectations prints the form of the files.");

    private final Option<Path> junit =
            syntax.option("--junit", "FILE", Path::of, "Writes the results as JUnit XML, for CI servers.");

    private final Inputs inputs = new Inputs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        NewFile.refuseInput(junit, inputs.names());
        List<ExpectationReport> reports = new ArrayList<>();
        Map<String, Lint> checks = new LinkedHashMap<>();
        for (Source source : inputs.sources(environment.err())) {
            if (inputs.isNamed(source) || source.failure().isPresent() || ExpectationFile.isOne(source)) {
                ExpectationFile file = ExpectationFile.of(source);
                ExpectationReport report = file.run();
                print(report, environment.out());
                reports.add(report);
                file.lint().filter(lint -> !report.hasErrors()).ifPresent(lint -> checks.put(lint.toString(), lint));
            }
        }
        if (reports.isEmpty()) {
            environment.err().println("no file has a document of the kind Expectations");
            return Gleaner.FAILURE;
        }
        printSum(reports, environment.out());
        junit.value().ifPresent(file -> write(file, JUnitReport.of(reports).toXml()));
        Set<Violation> found = new LinkedHashSet<>();
        checks.values().forEach(lint -> found.addAll(lint.run()));
        int code = ManifestErrors.report(List.copyOf(found), "gleaner check FILE...", environment.err());
        return Math.max(code, exitCode(reports));
    }

    private static void print(ExpectationReport report, PrintWriter out) {
        out.println(Printable.line(report.file()));
        report.violations().forEach(violation -> print(violation, out));
        for (CaseResult result : report.cases()) {
            out.println(Printable.line((result.isMet() ? "ok      " : "FAILED  ") + result.name()));
            result.failures().forEach(failure -> print(failure, out));
        }
        out.flush();
    }

    private static void print(Violation violation, PrintWriter out) {
        out.println("  " + Printable.line(violation.toString()));
    }

    private static void printSum(List<ExpectationReport> reports, PrintWriter out) {
        int cases = reports.stream().mapToInt(report -> report.cases().size()).sum();
        int failed = reports.stream().mapToInt(ExpectationReport::failed).sum();
        long broken = reports.stream().filter(ExpectationReport::hasErrors).count();
        out.println(Counts.of(cases, "case") + ": " + (cases - failed) + " ok, " + failed + " failed"
                + (broken == 0 ? "" : "; not run, because of errors: " + Counts.of(broken, "file")));
        out.flush();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private static int exitCode(List<ExpectationReport> reports) {
        return reports.stream()
                .mapToInt(report -> Gleaner.exitCode(report.problems()))
                .max()
                .orElse(Gleaner.SUCCESS);
    }
}
