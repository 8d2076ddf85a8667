package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.analyze.ClassDecision;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.analyze.RuleReach;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.Stage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explains what an audit policy does. */
final class Analyze implements Command {
    private final Syntax syntax = new Syntax(
            "analyze",
            "Explains what an audit policy does. Prints for each rule an example of a request that it decides, or the"
                    + " rules that cover it; the stages that are recorded; the verbs of changes that are never recorded;"
                    + " and the highest level at which Secrets are recorded.");

    private final Option<Check.OutputFormat> format =
            syntax.option("--format", "FORMAT", Check.FORMATS, "text (the default) or json (one object).");

    private final Option<String> simplify = syntax.flag(
            "--simplify", "Prints only a simpler policy that decides every request in the same way, as YAML.");

    private final Operands file = syntax.operand("POLICY", "The file of an audit policy, or - for standard input.");

    private final ReleaseOptions release = ReleaseOptions.ofPolicy(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        PolicyFile read = PolicyFile.read(file.one(), release, environment.err());
        read.policy().ifPresent(policy -> print(policy, read.version(), environment.out()));
        return read.code();
    }

    private void print(AuditPolicy policy, KubernetesVersion version, PrintWriter out) {
        PolicyAnalysis analysis = PolicyAnalysis.of(policy, version);
        if (simplify.isGiven()) {
            out.print(analysis.simplify().toYaml());
        } else if (format.or(Check.OutputFormat.text) == Check.OutputFormat.json) {
            out.print(Findings.of(policy, analysis).toTree().toJson());
        } else {
            Findings.of(policy, analysis).inWords().forEach(line -> out.println(Printable.line(line)));
        }
        out.flush();
    }

    /** The results of the analysis. */
    private record Findings(
            AuditPolicy policy,
            List<RuleReach> rules,
            List<Stage> stages,
            List<String> unrecordedWrites,
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
                        .put("unrecordedWrites", AuditTrees.texts(unrecordedWrites));
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
            lines.add("changes that are never recorded: "
                    + (unrecordedWrites.isEmpty() ? "none" : String.join(", ", unrecordedWrites)));
            secrets.ifPresent(decision -> lines.add("highest level of Secrets: "
                    + decision.level().wireName() + ", for example " + decision.witness()));
            return lines;
        }

        private String inWords(RuleReach reach) {
            String rule = "rules[" + reach.rule() + "] " + level(reach) + ": ";
            if (!reach.isReachable()) {
                return rule + "never decides; covered by "
                        + reach.coveredBy().stream()
                                .map(other -> "rules[" + other + "]")
                                .collect(Collectors.joining(" and "));
            }
            return rule
                    + (reach.isReal()
                            ? "decides, for example, "
                            : "decides only requests that no client can send, such as ")
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
