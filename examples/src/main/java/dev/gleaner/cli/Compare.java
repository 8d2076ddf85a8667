package dev.gleaner.cli;

import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.analyze.PolicyDifference;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Tells of which requests two audit policies record different things. */
final class Compare implements Command {
    private final Syntax syntax = new Syntax(
            "compare",
            "Shows which requests two audit policies record differently. Prints a line for each class of such requests,"
                    + " with one as an example. Prints nothing, with exit code 0, when both record the same of every"
                    + " request.");

    private final Option<Check.OutputFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Check.FORMATS,
            "text, a line for each difference, which is the default, or json, one array of objects.");

    private final Operands one = syntax.operand("A", "An audit policy; - is standard input.");

    private final Operands other = syntax.operand("B", "The audit policy to compare it with.");

    private final ReleaseOptions release = ReleaseOptions.ofPolicy(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Surroundings here) {
        List<PolicyFile> files = Stream.of(one.one(), other.one())
                .map(file -> PolicyFile.read(file, release, here.err()))
                .toList();
        int code = Math.max(files.get(0).code(), files.get(1).code());
        if (code != Gleaner.FINE) {
            return code;
        }
        KubernetesVersion version =
                Collections.max(List.of(files.get(0).version(), files.get(1).version()));
        List<PolicyDifference> differences = PolicyAnalysis.of(
                        files.get(0).policy().orElseThrow(), version)
                .compare(files.get(1).policy().orElseThrow());
        PrintWriter out = here.out();
        if (format.or(Check.OutputFormat.text) == Check.OutputFormat.json) {
            out.print(Tree.sequence(differences.stream().map(Compare::toTree).toArray(Tree[]::new))
                    .toJson());
        } else {
            differences.forEach(difference -> out.println(Printable.line(difference.toString())));
        }
        out.flush();
        return differences.isEmpty() ? Gleaner.FINE : Gleaner.VIOLATIONS;
    }

    private static Tree toTree(PolicyDifference difference) {
        return Tree.mapping(d -> d.put("witness", AuditTrees.of(difference.witness()))
                .put("before", before -> AuditTrees.put(difference.before(), before))
                .put("after", after -> AuditTrees.put(difference.after(), after)));
    }
}
