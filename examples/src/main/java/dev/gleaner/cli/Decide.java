package dev.gleaner.cli;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditExplanation;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.audit.evaluate.RuleMismatch;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Prints what an audit policy records of requests. */
final class Decide implements Command {
    private final Syntax syntax = new Syntax(
            "decide",
            "Prints what an audit policy records of requests. Prints one JSON object per request; its field rule is the"
                    + " index of the deciding rule, from 0, or null if no rule matches. Without METHOD and PATH, reads"
                    + " requests from standard input, one JSON object per line, with the fields user, groups, verb,"
                    + " namespace, apiGroup, apiVersion, resource, subresource, name, path and resourceRequest. Absent"
                    + " fields are empty; a request without a user is unauthenticated.");

    private final Option<String> policy = syntax.text(
                    "--policy", "FILE", "The file of the audit policy, or - for standard input.")
            .required();

    private final ReleaseOptions release = ReleaseOptions.ofPolicy(syntax);

    private final Option<String> explain = syntax.flag(
            "--explain", "Adds why earlier rules do not match: for each, the first condition that the request fails.");

    private final Option<String> user =
            syntax.text("--as", "USER", "The user who sends the requests; by default, they are unauthenticated.");

    private final Option<String> groups = syntax.text(
                    "--group",
                    "GROUP",
                    "A group of USER; repeatable. Kubernetes adds every authenticated user to system:authenticated; give"
                            + " that group too.")
            .repeatable();

    private final Operands operands = syntax.operands(
            "METHOD PATH", 0, Operands.MANY, "A request, such as GET /api/v1/pods?watch=true; repeatable.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        List<AuditRequest> requests = requests();
        PolicyFile file = PolicyFile.read(policy.get(), release, environment.err());
        return file.policy()
                .map(read -> decide(AuditPolicyEvaluator.of(read, file.version()), requests, environment))
                .orElse(file.code());
    }

    /** The requests of the call. */
    private List<AuditRequest> requests() {
        List<String> calls = operands.all();
        if (calls.size() % 2 != 0) {
            throw new UsageException("a request is a method and a path, such as GET /healthz");
        }
        if (groups.isGiven() && !user.isGiven()) {
            throw new UsageException("--group needs --as: groups count only with a user");
        }
        if (user.isGiven() && calls.isEmpty()) {
            throw new UsageException("--as needs METHOD PATH; requests on standard input have a field user");
        }
        if (calls.isEmpty() && policy.get().equals(Inputs.STANDARD_INPUT)) {
            throw new UsageException("standard input cannot be both the policy and the requests");
        }
        List<AuditRequest> requests = new ArrayList<>();
        for (int i = 0; i < calls.size(); i += 2) {
            requests.add(request(calls.get(i), calls.get(i + 1)));
        }
        return requests;
    }

    private AuditRequest request(String method, String path) {
        try {
            AuditRequest request = AuditRequest.of(method, path);
            return user.value()
                    .map(name -> request.by(name, groups.values().toArray(String[]::new)))
                    .orElse(request);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private int decide(AuditPolicyEvaluator evaluator, List<AuditRequest> requests, Environment environment) {
        PrintWriter out = environment.out();
        Lines lines = new Lines(environment, Progress.none());
        Function<AuditRequest, String> answer =
                explain.isGiven() ? request -> line(evaluator.explain(request)) : of(evaluator);
        int code = Gleaner.SUCCESS;
        if (requests.isEmpty()) {
            code = decideLines(new ByteLines(System.in, out::flush), answer, lines, environment.err());
        } else {
            requests.forEach(request -> lines.print(answer.apply(request)));
        }
        out.flush();
        return code;
    }

    /** Decides the requests of standard input. Reports each line that is not a request, and continues. */
    private static int decideLines(
            ByteLines input, Function<AuditRequest, String> answer, Lines lines, PrintWriter err) {
        int code = Gleaner.SUCCESS;
        while (lines.canPrint() && input.advance()) {
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

    /** Formats decisions, and caches the lines: many requests share few decisions. */
    private static Function<AuditRequest, String> of(AuditPolicyEvaluator evaluator) {
        Map<AuditDecision, String> lines = new LinkedHashMap<>();
        return request -> lines.computeIfAbsent(
                evaluator.decide(request),
                decision -> Tree.mapping(m -> AuditTrees.put(decision, m)).toJsonLine());
    }

    private static String line(AuditExplanation explanation) {
        return Tree.mapping(m -> AuditTrees.put(explanation.decision(), m)
                        .put(
                                "reasons",
                                Tree.sequence(explanation.mismatches().stream()
                                        .map(Decide::reason)
                                        .toArray(Tree[]::new))))
                .toJsonLine();
    }

    private static Tree reason(RuleMismatch mismatch) {
        return Tree.mapping(m -> m.put("rule", Tree.number(mismatch.rule()))
                .put("field", mismatch.field())
                .put("reason", mismatch.reason()));
    }
}
