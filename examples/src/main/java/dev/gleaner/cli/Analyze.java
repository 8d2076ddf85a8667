package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.analyze.ClassDecision;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.analyze.RuleReach;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.Stage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what an audit policy does. */
@Command(
        name = "analyze",
        description = {
            "Tells what an audit policy does: of each rule a request that it decides, or why it never decides; the stages",
            "and the changes that are recorded, and how much of a Secret."
        },
        mixinStandardHelpOptions = true)
final class Analyze implements Callable<Integer> {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, or json, one object; text when it is not given.")
    private Check.OutputFormat format;

    @Option(names = "--simplify", description = "Prints nothing but the simplest policy that does the same, as YAML.")
    private boolean simplified;

    @Parameters(paramLabel = "POLICY", description = "An audit policy; - is standard input.")
    private String file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<AuditPolicy> policy = PolicyFile.read(Inputs.source(file), spec);
        policy.ifPresent(this::print);
        return policy.isPresent() ? Gleaner.FINE : Gleaner.VIOLATIONS;
    }

    private void print(AuditPolicy policy) {
        PrintWriter out = spec.commandLine().getOut();
        PolicyAnalysis analysis = PolicyAnalysis.of(policy);
        if (simplified) {
            out.print(analysis.simplify().toYaml());
        } else if (format == Check.OutputFormat.json) {
            out.print(Findings.of(policy, analysis).toTree().toJson());
        } else {
            Findings.of(policy, analysis).inWords().forEach(line -> out.println(Printable.line(line)));
        }
        out.flush();
    }

    /** What is told. */
    private record Findings(
            AuditPolicy policy,
            List<RuleReach> rules,
            List<Stage> stages,
            List<String> missing,
            Optional<ClassDecision> secrets) {

        static Findings of(AuditPolicy policy, PolicyAnalysis analysis) {
            return new Findings(
                    policy,
                    analysis.rules(),
                    analysis.recordedStages(),
                    analysis.unrecordedWrites(),
                    analysis.maxLevel(q -> q.addResources("", "secrets")));
        }

        Tree toTree() {
            return Tree.mapping(a -> {
                a.put("rules", Tree.sequence(rules.stream().map(this::toTree).toArray(Tree[]::new)))
                        .put("recordsNothing", Tree.flag(stages.isEmpty()))
                        .put("recordedStages", AuditTrees.texts(stageNames()))
                        .put("unrecordedWrites", AuditTrees.texts(missing));
                secrets.ifPresent(decision -> a.put("secrets", s -> AuditTrees.put(decision.decision(), s)
                        .put("witness", AuditTrees.of(decision.witness()))));
            });
        }

        private Tree toTree(RuleReach reach) {
            return Tree.mapping(r -> r.put("rule", Tree.number(reach.rule()))
                    .put("level", level(reach))
                    .put("reachable", Tree.flag(reach.isReachable()))
                    .put("real", Tree.flag(reach.isReal()))
                    .put("witness", reach.witness().map(AuditTrees::of).orElse(Tree.nothing()))
                    .put(
                            "coveredBy",
                            Tree.sequence(
                                    reach.coveredBy().stream().map(Tree::number).toArray(Tree[]::new))));
        }

        List<String> inWords() {
            List<String> lines =
                    new ArrayList<>(rules.stream().map(this::inWords).toList());
            lines.add("recorded stages: " + (stages.isEmpty() ? "none" : String.join(", ", stageNames())));
            lines.add("changes that are never recorded: " + (missing.isEmpty() ? "none" : String.join(", ", missing)));
            secrets.ifPresent(decision ->
                    lines.add("Secrets: " + decision.level().wireName() + " at most, such as " + decision.witness()));
            return lines;
        }

        private String inWords(RuleReach reach) {
            String rule = "rules[" + reach.rule() + "] " + level(reach) + ": ";
            if (!reach.isReachable()) {
                return rule + "never decides, because of "
                        + reach.coveredBy().stream()
                                .map(other -> "rules[" + other + "]")
                                .collect(Collectors.joining(" and "));
            }
            return rule
                    + (reach.isReal() ? "decides " : "decides only what no client can send, such as ")
                    + reach.witness().orElseThrow();
        }

        private String level(RuleReach reach) {
            return policy.rules().get(reach.rule()).level().wireName();
        }

        private List<String> stageNames() {
            return stages.stream().map(Stage::wireName).toList();
        }
    }
}
