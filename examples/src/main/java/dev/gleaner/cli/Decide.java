package dev.gleaner.cli;

import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditExplanation;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.audit.evaluate.RuleMismatch;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.audit.validate.ServerReading;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what an audit policy has recorded of requests. */
@Command(
        name = "decide",
        description = {
            "Tells what an audit policy has recorded of requests: an object on a line for each.",
            "rule is the place of the rule that decides, from 0; null when none does.",
            "Without a request in the call they are read from standard input, an object on a line each, of",
            "{user,groups,verb,namespace,apiGroup,apiVersion,resource,subresource,name,path,resourceRequest}.",
            "What is left out is empty; without a user nobody has logged in."
        },
        mixinStandardHelpOptions = true)
final class Decide implements Callable<Integer> {
    @Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "The audit policy; - is standard input.")
    private String policy = "";

    @Option(
            names = "--as-server",
            arity = "0..1",
            paramLabel = "VERSION",
            preprocessor = DefaultVersion.class,
            converter = Check.VersionConverter.class,
            description = {
                "Takes the policy for what kube-apiserver of a release such as 1.24, which is the default, makes of it.",
                "Otherwise one in which anything is wrong decides nothing."
            })
    private @Nullable KubernetesVersion server;

    @Option(names = "--explain", description = "Adds reasons: of each rule before, the first condition that fails.")
    private boolean explained;

    @Option(names = "--as", paramLabel = "USER", description = "Who sends the requests of the call.")
    private Optional<String> user;

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = {
                "A group that USER is in; may be said again.",
                "Whoever has logged in is in system:authenticated too, which has to be said as well."
            })
    private List<String> groups = List.of();

    @Parameters(
            arity = "0..*",
            paramLabel = "METHOD PATH",
            description = "Requests such as GET /api/v1/pods?watch=true, a method and a path each.")
    private List<String> asked = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<AuditRequest> requests = requests();
        return (server == null ? strictly() : asServer(server))
                .map(evaluator -> decide(evaluator, requests))
                .orElse(Gleaner.VIOLATIONS);
    }

    private Optional<AuditPolicyEvaluator> strictly() {
        return PolicyFile.read(Inputs.source(policy), spec).map(AuditPolicyEvaluator::of);
    }

    private Optional<AuditPolicyEvaluator> asServer(KubernetesVersion version) {
        ServerReading reading = PolicyLoader.readAsServer(Inputs.source(policy), version);
        PrintWriter err = spec.commandLine().getErr();
        reading.refusal()
                .ifPresent(refusal ->
                        err.println(Printable.line("refused by kube-apiserver " + version + ": " + refusal.wording())));
        Gleaner.report(reading.violations(), err);
        return reading.policy().map(held -> AuditPolicyEvaluator.of(held, version));
    }

    /** The requests of the call. */
    private List<AuditRequest> requests() {
        if (asked.size() % 2 != 0) {
            throw wrong("a request is a method and a path, such as GET /healthz");
        }
        if (user.isEmpty() && !groups.isEmpty()) {
            throw wrong("--group needs --as: without a user groups do not count");
        }
        if (user.isPresent() && asked.isEmpty()) {
            throw wrong("--as is for requests of the call; those of standard input have their own user");
        }
        if (asked.isEmpty() && policy.equals(Inputs.STANDARD_INPUT)) {
            throw wrong("standard input cannot be the policy and the requests");
        }
        List<AuditRequest> requests = new ArrayList<>();
        for (int i = 0; i < asked.size(); i += 2) {
            requests.add(request(asked.get(i), asked.get(i + 1)));
        }
        return requests;
    }

    private AuditRequest request(String method, String path) {
        try {
            AuditRequest request = AuditRequest.of(method, path);
            return user.map(name -> request.by(name, groups.toArray(String[]::new)))
                    .orElse(request);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int decide(AuditPolicyEvaluator evaluator, List<AuditRequest> requests) {
        PrintWriter out = spec.commandLine().getOut();
        Lines lines = new Lines(out, Gleaner.of(spec).surroundings(), Progress.unseen());
        Function<AuditRequest, String> answer = explained ? request -> line(evaluator.explain(request)) : of(evaluator);
        int code = Gleaner.FINE;
        if (asked.isEmpty()) {
            code = decideLines(new ByteLines(System.in, out::flush), answer, lines);
        } else {
            requests.forEach(request -> lines.print(answer.apply(request)));
        }
        out.flush();
        return code;
    }

    /** The lines that are no requests are told, and do no harm to the others. */
    private int decideLines(ByteLines input, Function<AuditRequest, String> answer, Lines lines) {
        PrintWriter err = spec.commandLine().getErr();
        int code = Gleaner.FINE;
        while (lines.areWanted() && input.advance()) {
            if (input.isBlank()) {
                continue;
            }
            RequestLine line = RequestLine.of(input);
            line.request().map(answer).ifPresent(lines::print);
            line.violations().forEach(violation -> err.println(Printable.line(violation.toString())));
            code = Math.max(code, Gleaner.exitCode(line.violations()));
        }
        err.flush();
        return code;
    }

    /** A policy has few decisions, and requests are many. */
    private static Function<AuditRequest, String> of(AuditPolicyEvaluator evaluator) {
        Map<AuditDecision, String> lines = new LinkedHashMap<>();
        return request -> lines.computeIfAbsent(
                evaluator.decide(request), decision -> json(Tree.mapping(m -> AuditTrees.put(decision, m))));
    }

    private static String line(AuditExplanation explanation) {
        return json(Tree.mapping(m -> AuditTrees.put(explanation.decision(), m)
                .put(
                        "reasons",
                        Tree.sequence(explanation.mismatches().stream()
                                .map(Decide::reason)
                                .toArray(Tree[]::new)))));
    }

    private static Tree reason(RuleMismatch mismatch) {
        return Tree.mapping(m -> m.put("rule", Tree.number(mismatch.rule()))
                .put("field", mismatch.field())
                .put("reason", mismatch.reason()));
    }

    private static String json(Tree tree) {
        return new String(JsonText.of(tree).toBytes(), StandardCharsets.UTF_8);
    }

    /** What follows the option is a version only when it looks like one. */
    static final class DefaultVersion implements IParameterPreprocessor {
        @Override
        public boolean preprocess(
                Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> notes) {
            if (arguments.isEmpty() || !arguments.peek().matches("=?v?[0-9].*")) {
                arguments.push(KubernetesVersion.DEFAULT.toString());
            }
            return false;
        }
    }
}
