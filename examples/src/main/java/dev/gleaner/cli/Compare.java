package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.analyze.PolicyDifference;
import dev.gleaner.document.Tree;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells of which requests two audit policies record different things. */
@Command(
        name = "compare",
        description = {
            "Tells of which requests two audit policies record different things, a line for each class of them, with",
            "one as an example. Nothing is told, and the exit code is 0, when both record the same of every request."
        },
        mixinStandardHelpOptions = true)
final class Compare implements Callable<Integer> {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, a line for each difference, or json, one array of objects.")
    private Check.OutputFormat format;

    @Parameters(index = "0", paramLabel = "A", description = "An audit policy; - is standard input.")
    private String one;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private String other;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Optional<AuditPolicy>> policies = Stream.of(one, other)
                .map(file -> PolicyFile.read(Inputs.source(file), spec))
                .toList();
        if (policies.stream().anyMatch(Optional::isEmpty)) {
            return Gleaner.UNUSABLE;
        }
        List<PolicyDifference> differences = PolicyAnalysis.of(policies.get(0).orElseThrow())
                .compare(policies.get(1).orElseThrow());
        PrintWriter out = spec.commandLine().getOut();
        if (format == Check.OutputFormat.json) {
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
