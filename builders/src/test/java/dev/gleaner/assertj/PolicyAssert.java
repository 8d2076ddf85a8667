package dev.gleaner.assertj;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.expectation.verify.DecisionVerifier;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what a policy records of requests. */
public final class PolicyAssert extends AbstractAssert<PolicyAssert, AuditPolicy> {
    PolicyAssert(AuditPolicy policy) {
        super(policy, PolicyAssert.class);
    }

    /**
     * Assertions about a request in words, such as {@code create pods in default by alice};
     * {@link AuditRequest#inWords} has the form.
     */
    public RequestAssert records(String request) {
        return records(AuditRequest.inWords(request));
    }

    /** Assertions about a request. */
    public RequestAssert records(AuditRequest request) {
        isNotNull();
        return new RequestAssert(request, DecisionVerifier.of(actual));
    }

    /** Assertions about a request in words, for a release of Kubernetes. */
    public RequestAssert records(String request, KubernetesVersion version) {
        isNotNull();
        return new RequestAssert(AuditRequest.inWords(request), DecisionVerifier.of(actual, version));
    }

    /** Asserts that a request in words is not recorded. */
    public PolicyAssert doesNotRecord(String request) {
        records(request).at(AuditLevel.NONE);
        return this;
    }
}
