package dev.gleaner.cli;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.Printable;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Prints what an audit policy records of requests. */
final class Decide implements Command {
    private final Syntax syntax = new Syntax(
            "decide",
            "Prints how an audit policy records requests. Prints one JSON object per request. Its field rule is the"
                    + " index of the deciding rule, from 0, or null if no rule matches. Without REQUEST, or if it is"
                    + " -, reads requests from standard input, one per line: in words, or a JSON object with the"
                    + " fields user, groups, verb, namespace, apiGroup, apiVersion, resource, subresource, name,"
                    + " path and resourceRequest. An"
                    + " absent field is empty; without resourceRequest, a request with a resource is one for it. A"
                    + " request without a user is unauthenticated. On standard"
                    + " error, reports requests whose verb or resource does not exist, each mistake once.");

    private static final Pattern METHOD = Pattern.compile("[A-Z]+");

    private final PolicyArgument policy = new PolicyArgument(syntax);

    private final ReleaseOptions release = ReleaseOptions.ofPolicy(syntax);

    private final Option<String> explain =
            syntax.flag("--explain", "Adds for each earlier rule the first condition that the request does not meet.");

    private final Option<String> user = syntax.text(
            "--as",
            "USER",
            "The user who sends the requests. Without --group, this user is in the groups that kube-apiserver"
                    + " derives from the name, such as system:authenticated. By default, requests are"
                    + " unauthenticated.");

    private final Option<String> groups = syntax.text(
                    "--group",
                    "GROUP",
                    "A group of USER, instead of the derived ones; repeatable. Name system:authenticated too:"
                            + " Kubernetes adds this group to every authenticated user.")
            .repeatable();

    private final Operands operands = syntax.operands(
            "REQUEST",
            0,
            Operands.MANY,
            "A method and a path, such as GET /api/v1/pods?watch=true; repeatable. Or a request in words, as in the"
                    + " files of gleaner test, such as create pods in prod by alice. To give several requests in"
                    + " words, put each in quotes.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        checkCall();
        if (policy.isMissing()) {
            return policy.read(release, environment.err()).code();
        }
        List<AuditRequest> requests = requests();
        PolicyFile file = policy.read(release, environment.err());
        return file.policy()
                .map(read -> decide(AuditPolicyEvaluator.of(read, file.version()), requests, environment))
                .orElse(file.code());
    }

    private boolean isOfStandardInput() {
        return operands.all().isEmpty() || operands.all().equals(List.of(Inputs.STANDARD_INPUT));
    }

    private void checkCall() {
        if (policy.isPositional() && isRequest(policy.name())) {
            throw new UsageException("missing argument 'POLICY', such as recommended, before '" + policy.name() + "'");
        }
        if (groups.isGiven() && !user.isGiven()) {
            throw new UsageException("--group needs --as: groups count only with a user");
        }
        if (user.isGiven() && isOfStandardInput()) {
            throw new UsageException("--as needs REQUEST; requests on standard input name their users");
        }
        if (isOfStandardInput() && policy.name().equals(Inputs.STANDARD_INPUT)) {
            throw new UsageException("standard input cannot be both the policy and the requests");
        }
    }

    /** The requests of the call; none if standard input has them. */
    private List<AuditRequest> requests() {
        if (isOfStandardInput()) {
            return List.of();
        }
        List<String> calls = operands.all();
        return areMethodsAndPaths(calls) ? ofPaths(calls) : inWords(calls);
    }

    /** Whether a word or words in quotes are of a request, and not a file. */
    private static boolean isRequest(String words) {
        boolean isOfRequest =
                METHOD.matcher(words).matches() || UsualWords.VERBS.contains(words) || words.contains(" ");
        return isOfRequest && !Files.exists(Path.of(words));
    }

    private static boolean areMethodsAndPaths(List<String> calls) {
        return IntStream.range(0, calls.size()).filter(i -> i % 2 == 0).allMatch(i -> METHOD.matcher(calls.get(i))
                .matches());
    }

    private List<AuditRequest> ofPaths(List<String> calls) {
        if (calls.size() % 2 != 0) {
            throw new UsageException("a request is a method and a path, such as GET /healthz");
        }
        List<AuditRequest> requests = new ArrayList<>();
        for (int i = 0; i < calls.size(); i += 2) {
            String method = calls.get(i);
            String path = calls.get(i + 1);
            requests.add(request(() -> AuditRequest.of(method, path)));
        }
        return requests;
    }

    /** The requests in words: one in several arguments, or one in each argument that was in quotes. */
    private List<AuditRequest> inWords(List<String> calls) {
        boolean areQuoted = calls.stream().anyMatch(call -> call.contains(" "));
        return (areQuoted ? calls : List.of(String.join(" ", calls)))
                .stream().map(this::inWords).toList();
    }

    private AuditRequest inWords(String words) {
        if (user.isGiven() && words.contains(" by ")) {
            throw new UsageException("the user is given twice: by --as and in '" + words + "'");
        }
        return request(() -> AuditRequest.inWords(user.isGiven() ? words + " by nobody" : words));
    }

    private AuditRequest request(Supplier<AuditRequest> parsed) {
        try {
            AuditRequest request = parsed.get();
            if (!user.isGiven()) {
                return request;
            }
            return groups.isGiven()
                    ? request.by(user.get(), groups.values().toArray(String[]::new))
                    : request.as(user.get());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private int decide(AuditPolicyEvaluator evaluator, List<AuditRequest> requests, Environment environment) {
        PrintWriter out = environment.out();
        Lines lines = new Lines(environment, Progress.none());
        Function<AuditRequest, String> answer =
                explain.isGiven() ? request -> evaluator.explain(request).toJsonLine() : of(evaluator);
        int code = Gleaner.SUCCESS;
        if (requests.isEmpty()) {
            code = decideLines(new ByteLines(System.in, out::flush), answer, lines, environment.err());
        } else {
            requests.forEach(request -> lines.print(answer.apply(request)));
            RequestProblems problems = new RequestProblems();
            requests.stream()
                    .flatMap(request -> problems.newOf(request).stream())
                    .forEach(problem -> environment.err().println(Printable.line(problem)));
        }
        out.flush();
        return code;
    }

    /** Decides the requests of standard input. Reports each line that is not a request, and continues. */
    private static int decideLines(
            ByteLines input, Function<AuditRequest, String> answer, Lines lines, PrintWriter err) {
        int code = Gleaner.SUCCESS;
        RequestProblems problems = new RequestProblems();
        while (lines.canPrint() && input.advance()) {
            if (input.isBlank()) {
                continue;
            }
            RequestLine line = RequestLine.of(input);
            line.request().map(answer).ifPresent(lines::print);
            line.violations().forEach(violation -> err.println(Printable.line(violation.toString())));
            line.request()
                    .map(problems::newOf)
                    .orElse(List.of())
                    .forEach(problem ->
                            err.println(Printable.line(Inputs.STANDARD_INPUT + ":" + input.number() + ": " + problem)));
            code = Math.max(code, Gleaner.exitCode(line.violations()));
        }
        err.flush();
        return code;
    }

    /** Formats decisions, and caches the lines: many requests share few decisions. */
    private static Function<AuditRequest, String> of(AuditPolicyEvaluator evaluator) {
        Map<AuditDecision, String> lines = new LinkedHashMap<>();
        return request -> lines.computeIfAbsent(evaluator.decide(request), AuditDecision::toJsonLine);
    }
}
