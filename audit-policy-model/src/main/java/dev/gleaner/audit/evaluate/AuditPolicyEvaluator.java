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
 * k8s.io/apiserver/pkg/audit/policy/checker.go). An evaluator compiles its policy once. Decisions do not allocate, and
 * their time hardly depends on the number of rules. Thread-safe. The policy is not validated: a policy that the server
 * would refuse is evaluated as the server's checker would do it, but its evaluator cannot be deserialised.
 *
 * <pre>{@code
 * AuditPolicyEvaluator evaluator = AuditPolicyEvaluator.of(policy);
 * AuditRequest request = AuditRequest.inWords("create pods in default by alice");
 * AuditLevel level = evaluator.decide(request).level();
 * System.out.println(evaluator.explain(request));
 * }</pre>
 */
public final class AuditPolicyEvaluator implements Serializable {
    private static final long serialVersionUID = 1;

    private final transient AuditPolicy policy;
    private final transient KubernetesVersion version;
    private final transient RuleIndex index;
    private final transient AuditDecision[] decisions;
    private final transient AuditDecision noMatch;

    private AuditPolicyEvaluator(AuditPolicy policy, KubernetesVersion version) {
        this.policy = policy;
        this.version = version;
        this.index = RuleIndex.of(policy.rules(), version.hasGroupWildcard());
        this.decisions = new AuditDecision[policy.rules().size()];
        for (int i = 0; i < decisions.length; i++) {
            decisions[i] = decision(i);
        }
        this.noMatch = new AuditDecision(
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

    private AuditDecision decision(int rule) {
        AuditRule matching = policy.rules().get(rule);
        List<Stage> omitted = new ArrayList<>(policy.omitStages());
        omitted.addAll(matching.omitStages());
        return new AuditDecision(
                matching.level(),
                omitted,
                omitsManagedFields(matching.omitManagedFields().orElse(policy.omitManagedFields())),
                rule);
    }

    /** Servers before 1.23 ignore the field. */
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
        return rule == AuditDecision.NO_RULE ? noMatch : decisions[rule];
    }

    /** The decision about the request of a recorded event; see {@link AuditRequest#of(AuditEvent)}. */
    public AuditDecision decide(AuditEvent event) {
        return decide(RecordedRequest.forDecision(Objects.requireNonNull(event, "event")));
    }

    /** The decision about a request, and the reasons why earlier rules do not match. */
    public AuditExplanation explain(AuditRequest request) {
        Objects.requireNonNull(request, "request");
        AuditDecision decision = decide(request);
        int end = decision.rule().orElse(policy.rules().size());
        List<RuleMismatch> earlier = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            earlier.add(Mismatch.of(policy.rules().get(i), i, request, version));
        }
        return new AuditExplanation(request, decision, earlier);
    }

    /** The decision of each rule, in order, followed by the decision if no rule matches. */
    public List<AuditDecision> decisions() {
        return Stream.concat(Arrays.stream(decisions), Stream.of(noMatch)).toList();
    }

    private Object writeReplace() {
        return new Form(policy.toJson(), version);
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException("an evaluator is deserialised from its policy; expected the serial form");
    }

    /** The number of rules, and the version of Kubernetes. */
    @Override
    public String toString() {
        return "AuditPolicyEvaluator[" + decisions.length + " rules, Kubernetes " + version + "]";
    }

    /** The serial form: the policy and version from which the evaluator is compiled again. */
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
