package dev.gleaner.examples;

import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.lint.Lint;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong with manifests, all at once. */
@Command(
        name = "check",
        description = "Says what is wrong with manifests, each by itself and all together.",
        mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
    /** How violations are printed. */
    enum OutputFormat {
        /** A line each. */
        text,
        /** An array of objects. */
        json
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, a line for each violation, or json, one array of objects.")
    private OutputFormat format;

    @Mixin
    private Inputs inputs;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Violation> violations =
                Lint.of(inputs.sources().toArray(Source[]::new)).run();
        PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.text) {
            return Gleaner.report(violations, out);
        }
        out.print(Tree.sequence(violations.stream().map(Check::toTree).toArray(Tree[]::new))
                .toJson());
        out.flush();
        return Gleaner.exitCode(violations);
    }

    private static Tree toTree(Violation violation) {
        return Tree.mapping(v -> v.put("file", violation.file())
                .put("line", Tree.number(violation.position().line()))
                .put("column", Tree.number(violation.position().column()))
                .put("path", violation.path().toString())
                .put("severity", violation.severity().name().toLowerCase(Locale.ROOT))
                .put("code", violation.code())
                .put("message", violation.message()));
    }
}
