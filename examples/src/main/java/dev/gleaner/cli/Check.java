package dev.gleaner.cli;

import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.lint.Lint;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Says what is wrong with manifests, all at once, or what a server makes of audit policies. */
final class Check implements Command {
    /** How violations are printed. */
    enum OutputFormat {
        /** A line each. */
        text,
        /** An array of objects. */
        json
    }

    /** How an option reads them. */
    static final Words<OutputFormat> FORMATS = Words.of(OutputFormat.class);

    private final Syntax syntax = new Syntax(
            "check",
            "Checks manifests, each by itself and all together. With --as-server, checks files as kube-apiserver would"
                    + " load them as its audit policy.");

    private final Option<OutputFormat> format = syntax.option(
            "--format",
            "FORMAT",
            FORMATS,
            "text, a line for each violation, which is the default, or json, one array of objects; with --as-server an"
                    + " object with the outcome, or an array of them when there are several files.");

    private final ReleaseOptions release = new ReleaseOptions(
            syntax,
            "What kube-apiserver makes of each file as its audit policy: what it holds, or why it refuses it, and what it"
                    + " ignores. The exit code is 1 when it refuses one.");

    private final Inputs inputs = new Inputs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Surroundings here) {
        PrintWriter out = here.out();
        if (release.server().isPresent()) {
            return ServerCheck.of(inputs.sources(here.err()), release.server().get())
                    .print(format.or(OutputFormat.text), out);
        }
        Lint lint = Lint.of(inputs.sources(here.err()).toArray(Source[]::new));
        List<Violation> violations =
                release.kubernetes().map(lint::forKubernetes).orElse(lint).run();
        if (format.or(OutputFormat.text) == OutputFormat.text) {
            return Gleaner.report(violations, out);
        }
        out.print(toTree(violations).toJson());
        out.flush();
        return Gleaner.exitCode(violations);
    }

    /** Violations for programs. */
    static Tree toTree(List<Violation> violations) {
        return Tree.sequence(violations.stream().map(Check::toTree).toArray(Tree[]::new));
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
