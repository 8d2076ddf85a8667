package dev.gleaner.cli;

import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.analyze.PolicyDifference;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows which requests two audit policies record differently. */
final class Compare implements Command {
    private final Syntax syntax = new Syntax(
            "compare",
            "Shows which requests two audit policies record differently. Prints a line with an example for each class"
                    + " of such requests, or nothing if there are none. If the policies have too many long lists,"
                    + " gives up with a warning and exit code 1. " + Analyze.EXAMPLES);

    private final Option<Check.OutputFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Check.FORMATS,
            "text (the default): a line for each difference; json: an array of differences.");

    private final Option<String> policies = syntax.text(
                    "--policy", "POLICY", "An audit policy in place of an argument; repeat it to replace both.")
            .repeatable();

    private final Operands one =
            syntax.operand("A", "An audit policy: " + PolicyArgument.FORM).orOption(policies, 1);

    private final Operands other =
            syntax.operand("B", "The audit policy to compare with A.").orOption(policies, 2);

    private final ReleaseOptions release = ReleaseOptions.ofPolicy(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        List<String> names = Stream.of(policies.values(), one.all(), other.all())
                .flatMap(List::stream)
                .toList();
        if (names.size() > 2) {
            throw new UsageException("--policy is given more than twice; compare takes two policies");
        }
        List<PolicyFile> files = names.stream()
                .map(file -> PolicyFile.read(file, release, environment.err()))
                .toList();
        int code = Math.max(files.get(0).code(), files.get(1).code());
        if (code != Gleaner.SUCCESS) {
            return code;
        }
        KubernetesVersion version =
                Collections.max(List.of(files.get(0).version(), files.get(1).version()));
        PolicyAnalysis analysis =
                PolicyAnalysis.of(files.get(0).policy().orElseThrow(), version).within(Unanswered.STEPS);
        Unanswered unanswered = new Unanswered(names.get(0));
        Optional<List<PolicyDifference>> answer = unanswered.ask(
                "whether the other policy records the same",
                () -> analysis.compare(files.get(1).policy().orElseThrow()));
        if (answer.isEmpty()) {
            return unanswered.report(environment.err());
        }
        List<PolicyDifference> differences = answer.get();
        PrintWriter out = environment.out();
        if (format.or(Check.OutputFormat.text) == Check.OutputFormat.json) {
            out.print(Tree.sequence(
                            differences.stream().map(PolicyDifference::toTree).toArray(Tree[]::new))
                    .toJson());
        } else {
            differences.forEach(difference -> out.println(Printable.line(difference.toString())));
        }
        out.flush();
        return differences.isEmpty() ? Gleaner.SUCCESS : Gleaner.VIOLATIONS;
    }
}
