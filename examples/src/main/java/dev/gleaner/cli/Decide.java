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

/** Tells what an audit policy has recorded of requests. */
final class Decide implements Command {
    private final Syntax syntax = new Syntax(
            "decide",
            "Prints what an audit policy records of requests. Each request gets a line with a JSON object, in which rule"
                    + " is the index of the rule that decides, from 0, or null when none does. Without a request in the call, requests are"
                    + " read from standard input, a JSON object on a line for each, with the fields user, groups, verb,"
                    + " namespace, apiGroup, apiVersion, resource, subresource, name, path and resourceRequest. An"
                    + " absent field is empty; a request without a user is anonymous.");

    private final Option<String> policy = syntax.text("--policy", "FILE", "The audit policy; - is standard input.")
            .required();

    private final ReleaseOptions release = ReleaseOptions.ofPolicy(syntax);

    private final Option<String> explained =
            syntax.flag("--explain", "Adds, for each earlier rule, the first condition that the request fails.");

    private final Option<String> user = syntax.text("--as", "USER", "The user who sends the requests of the call.");

    private final Option<String> groups = syntax.text(
                    "--group",
                    "GROUP",
                    "A group of USER; may be given several times. A user who has logged in is in system:authenticated"
                            + " too, which has to be given as well.")
            .repeatable();

    private final Operands asked = syntax.operands(
            "METHOD PATH",
            0,
            Operands.MANY,
            "Requests such as GET /api/v1/pods?watch=true, a method and a path for each.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Surroundings here) {
        List<AuditRequest> requests = requests();
        PolicyFile file = PolicyFile.read(policy.get(), release, here.err());
        return file.policy()
                .map(read -> decide(AuditPolicyEvaluator.of(read, file.version()), requests, here))
                .orElse(file.code());
    }

    /** The requests of the call. */
    private List<AuditRequest> requests() {
        List<String> calls = asked.all();
        if (calls.size() % 2 != 0) {
            throw new UsageException("a request is a method and a path, such as GET /healthz");
        }
        if (groups.isGiven() && !user.isGiven()) {
            throw new UsageException("--group needs --as: without a user groups do not count");
        }
        if (user.isGiven() && calls.isEmpty()) {
            throw new UsageException("--as is for requests of the call; those of standard input have their own user");
        }
        if (calls.isEmpty() && policy.get().equals(Inputs.STANDARD_INPUT)) {
            throw new UsageException("standard input cannot be the policy and the requests");
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

    private int decide(AuditPolicyEvaluator evaluator, List<AuditRequest> requests, Surroundings here) {
        PrintWriter out = here.out();
        Lines lines = new Lines(here, Progress.unseen());
        Function<AuditRequest, String> answer =
                explained.isGiven() ? request -> line(evaluator.explain(request)) : of(evaluator);
        int code = Gleaner.FINE;
        if (requests.isEmpty()) {
            code = decideLines(new ByteLines(System.in, out::flush), answer, lines, here.err());
        } else {
            requests.forEach(request -> lines.print(answer.apply(request)));
        }
        out.flush();
        return code;
    }

    /** The lines that are no requests are told, and do no harm to the others. */
    private static int decideLines(
            ByteLines input, Function<AuditRequest, String> answer, Lines lines, PrintWriter err) {
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
