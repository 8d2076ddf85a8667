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

/** Tells what an audit policy does. */
final class Analyze implements Command {
    private final Syntax syntax = new Syntax(
            "analyze",
            "Explains what an audit policy does. Prints for each rule a request that it decides, or why it never"
                    + " decides; the stages and the changes that are recorded; and how much of a Secret is.");

    private final Option<Check.OutputFormat> format =
            syntax.option("--format", "FORMAT", Check.FORMATS, "text, which is the default, or json, one object.");

    private final Option<String> simplified =
            syntax.flag("--simplify", "Prints only the simplest policy that does the same, as YAML.");

    private final Operands file = syntax.operand("POLICY", "An audit policy; - is standard input.");

    private final ReleaseOptions release = ReleaseOptions.ofPolicy(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Surroundings here) {
        PolicyFile read = PolicyFile.read(file.one(), release, here.err());
        read.policy().ifPresent(policy -> print(policy, read.version(), here.out()));
        return read.code();
    }

    private void print(AuditPolicy policy, KubernetesVersion version, PrintWriter out) {
        PolicyAnalysis analysis = PolicyAnalysis.of(policy, version);
        if (simplified.isGiven()) {
            out.print(analysis.simplify().toYaml());
        } else if (format.or(Check.OutputFormat.text) == Check.OutputFormat.json) {
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
