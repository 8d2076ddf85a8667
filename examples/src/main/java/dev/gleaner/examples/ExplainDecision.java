package dev.gleaner.examples;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.Manifests;
import java.nio.file.Path;

/** Prints the level at which a policy records a request, and why earlier rules do not match. */
public final class ExplainDecision {
    private ExplainDecision() {}

    /** Takes the path of an audit policy. */
    public static void main(String[] args) {
        AuditPolicy policy = Manifests.read(Path.of(args[0]), AuditPolicy.class).orThrow();
        AuditPolicyEvaluator evaluator = AuditPolicyEvaluator.of(policy);
        AuditRequest request = AuditRequest.of("GET", "/api/v1/namespaces/prod/services/web?watch=true")
                .by("system:kube-controller-manager", "system:authenticated");
        System.out.println(evaluator.decide(request).level().wireName());
        System.out.println(evaluator.explain(request));
    }
}
