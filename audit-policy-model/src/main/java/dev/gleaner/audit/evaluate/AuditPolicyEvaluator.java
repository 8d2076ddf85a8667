package dev.gleaner.audit.evaluate;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.document.Manifests;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Decides at which level and stages a request is recorded, as kube-apiserver does (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/audit/policy/checker.go). A policy is compiled once. Decisions do not allocate, and their time
 * hardly grows with the number of rules. Thread-safe. The policy is not validated: a policy that the server would
 * refuse is evaluated as the server's checker would, but cannot be deserialised.
 */
public final class AuditPolicyEvaluator implements Serializable {
    private static final long serialVersionUID = 1;

    private final transient AuditPolicy policy;
    private final transient KubernetesVersion version;
    private final transient RuleIndex index;
    private final transient AuditDecision[] decisions;
    private final transient AuditDecision otherwise;

    private AuditPolicyEvaluator(AuditPolicy policy, KubernetesVersion version) {
        this.policy = policy;
        this.version = version;
        this.index = RuleIndex.of(policy.rules(), version.hasGroupWildcard());
        this.decisions = new AuditDecision[policy.rules().size()];
        for (int i = 0; i < decisions.length; i++) {
            decisions[i] = decision(i);
        }
        this.otherwise = new AuditDecision(
                AuditLevel.NONE,
                policy.omitStages(),
                omitsManagedFields(policy.omitManagedFields()),
                AuditDecision.NO_RULE);
    }

    /** An evaluator of a policy for {@link KubernetesVersion#DEFAULT}. */
    public static AuditPolicyEvaluator of(AuditPolicy policy) {
        return of(policy, KubernetesVersion.DEFAULT);
    }

    /** An evaluator of a policy for a version of Kubernetes. */
    public static AuditPolicyEvaluator of(AuditPolicy policy, KubernetesVersion version) {
        return new AuditPolicyEvaluator(
                Objects.requireNonNull(policy, "policy"), Objects.requireNonNull(version, "version"));
    }

    private AuditDecision decision(int place) {
        AuditRule rule = policy.rules().get(place);
        List<Stage> omitted = new ArrayList<>(policy.omitStages());
        omitted.addAll(rule.omitStages());
        return new AuditDecision(
                rule.level(),
                omitted,
                omitsManagedFields(rule.omitManagedFields().orElse(policy.omitManagedFields())),
                place);
    }

    /** A server before 1.23 does not know the field. */
    private boolean omitsManagedFields(boolean wanted) {
        return wanted && version.hasOmitManagedFields();
    }

    /** The policy that is evaluated. */
    public AuditPolicy policy() {
        return policy;
    }

    /** The decision about a request. */
    public AuditDecision decide(AuditRequest request) {
        Objects.requireNonNull(request, "request");
        int rule = index.firstMatch(request);
        return rule == AuditDecision.NO_RULE ? otherwise : decisions[rule];
    }

    /** The decision about the request of a recorded event; see {@link AuditRequest#of(AuditEvent)}. */
    public AuditDecision decide(AuditEvent event) {
        return decide(RecordedRequest.toDecideOn(Objects.requireNonNull(event, "event")));
    }

    /** The decision about a request, and why no earlier rule decides. */
    public AuditExplanation explain(AuditRequest request) {
        Objects.requireNonNull(request, "request");
        AuditDecision decision = decide(request);
        int tried = decision.rule().orElse(policy.rules().size());
        List<RuleMismatch> earlier = new ArrayList<>();
        for (int i = 0; i < tried; i++) {
            earlier.add(Mismatch.of(policy.rules().get(i), i, request, version));
        }
        return new AuditExplanation(request, decision, earlier);
    }

    /** The decision of each rule, in order, followed by the decision if no rule matches. */
    public List<AuditDecision> decisions() {
        return Stream.concat(Arrays.stream(decisions), Stream.of(otherwise)).toList();
    }

    private Object writeReplace() {
        return new Form(policy.toJson(), version);
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException("an evaluator is compiled anew from its policy");
    }

    /** The serial form: what an evaluator is compiled from. */
    private record Form(String policy, KubernetesVersion version) implements Serializable {
        private Object readResolve() {
            return of(
                    Manifests.readLenient(policy, AuditPolicy.class)
                            .value()
                            .or(() -> PolicyLoader.readAsServer(policy, version).policy())
                            .orElseThrow(),
                    version);
        }
    }
}
