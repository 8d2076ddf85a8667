package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.analyze.ClassDecision;
import dev.gleaner.audit.analyze.PolicyAnalysis;
import dev.gleaner.audit.analyze.RuleReach;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.Stage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Explains what an audit policy does. */
final class Analyze implements Command {
    /** How to read examples of requests. */
    static final String EXAMPLES =
            "In an example, the groups of the user follow in parentheses if kube-apiserver does not"
                    + " give just these by the name; () means no group. The resource of an example need not exist.";

    private final Syntax syntax = new Syntax(
            "analyze",
            "Explains what an audit policy does. Prints for each rule an example of a request that it decides, or the"
                    + " earlier rules that cover it. Also prints the recorded stages, the verbs of changes that are"
                    + " never recorded, and the highest level at which Secrets are recorded. "
                    + EXAMPLES);

    private final Option<Check.OutputFormat> format =
            syntax.option("--format", "FORMAT", Check.FORMATS, "text (the default) or json (one object).");

    private final Option<String> simplify = syntax.flag(
            "--simplify",
            "Prints as YAML a simpler policy that decides every request in the same way, and nothing" + " else.");

    private final PolicyArgument policy = new PolicyArgument(syntax);

    private final ReleaseOptions release = ReleaseOptions.ofPolicy(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        PolicyFile read = policy.read(release, environment.err());
        Unanswered unanswered = new Unanswered(policy.name());
        read.policy().ifPresent(found -> print(found, read.version(), unanswered, environment.out()));
        return Math.max(read.code(), unanswered.report(environment.err()));
    }

    private void print(AuditPolicy policy, KubernetesVersion version, Unanswered unanswered, PrintWriter out) {
        PolicyAnalysis analysis = PolicyAnalysis.of(policy, version).within(Unanswered.STEPS);
        if (simplify.isGiven()) {
            unanswered.ask("what is superfluous", analysis::simplify).ifPresent(simple -> out.print(simple.toYaml()));
        } else if (format.or(Check.OutputFormat.text) == Check.OutputFormat.json) {
            out.print(Findings.of(policy, analysis, unanswered).toTree().toJson());
        } else {
            Findings.of(policy, analysis, unanswered).inWords().forEach(line -> out.println(Printable.line(line)));
        }
        out.flush();
    }

    /** The results of the analysis; empty ones are not known. */
    private record Findings(
            AuditPolicy policy,
            List<RuleReach> rules,
            Optional<List<Stage>> stages,
            Optional<List<String>> unrecordedWrites,
            Optional<ClassDecision> secrets) {

        static Findings of(AuditPolicy policy, PolicyAnalysis analysis, Unanswered unanswered) {
            List<RuleReach> rules = analysis.rules();
            rules.stream()
                    .filter(reach -> !reach.isKnown())
                    .forEach(reach -> unanswered.add("rules[" + reach.rule() + "]"));
            return new Findings(
                    policy,
                    rules,
                    unanswered.ask("which stages are recorded", analysis::recordedStages),
                    unanswered.ask("which writes are recorded", analysis::unrecordedWrites),
                    unanswered
                            .ask(
                                    "whether secrets are recorded",
                                    () -> analysis.maxLevel(q -> q.addResources("", "secrets")))
                            .flatMap(Function.identity()));
        }

        Tree toTree() {
            return Tree.mapping(a -> {
                a.put("rules", Tree.sequence(rules.stream().map(this::toTree).toArray(Tree[]::new)));
                stages.ifPresent(known ->
                        a.put("recordsNothing", Tree.flag(known.isEmpty())).put("recordedStages", texts(names(known))));
                unrecordedWrites.ifPresent(known -> a.put("unrecordedWrites", texts(known)));
                secrets.ifPresent(decision ->
                        a.put("secrets", s -> s.putAll(decision.decision().toTree())
                                .put("witness", decision.witness().toTree())));
            });
        }

        private Tree toTree(RuleReach reach) {
            return Tree.mapping(r -> r.put("rule", Tree.number(reach.rule()))
                    .put("level", level(reach))
                    .put("reachable", reach.isKnown() ? Tree.flag(reach.isReachable()) : Tree.nothing())
                    .put("real", Tree.flag(reach.isReal()))
                    .put(
                            "witness",
                            reach.witness().<Tree>map(AuditRequest::toTree).orElse(Tree.nothing()))
                    .put(
                            "coveredBy",
                            Tree.sequence(
                                    reach.coveredBy().stream().map(Tree::number).toArray(Tree[]::new))));
        }

        private static Tree texts(List<String> texts) {
            return Tree.texts(texts.toArray(String[]::new));
        }

        List<String> inWords() {
            List<String> lines =
                    new ArrayList<>(rules.stream().map(this::inWords).toList());
            lines.add("recorded stages: " + inWords(stages.map(Findings::names)));
            lines.add("changes that are never recorded: " + inWords(unrecordedWrites));
            secrets.ifPresent(decision -> lines.add("highest level of Secrets: "
                    + decision.level().wireName() + ", for example " + decision.witness()));
            return lines;
        }

        private static String inWords(Optional<List<String>> answer) {
            return answer.map(words -> words.isEmpty() ? "none" : String.join(", ", words))
                    .orElse("not known");
        }

        private String inWords(RuleReach reach) {
            String rule = "rules[" + reach.rule() + "] " + level(reach) + ": ";
            if (!reach.isKnown()) {
                return rule + "not known";
            }
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

        private static List<String> names(List<Stage> stages) {
            return stages.stream().map(Stage::wireName).toList();
        }
    }
}
