package dev.gleaner.audit.review;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.Part;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Reviews a valid policy: reports names and patterns that match nothing, and behaviour that is probably not intended.
 * Immutable.
 */
public final class PolicyReview {
    /**
     * The default for the maximum number of steps, which take about a second. A step compares about one value of one
     * rule; see {@link dev.gleaner.audit.analyze.PolicyAnalysis#within}.
     */
    public static final long DEFAULT_STEPS = 40_000_000;

    private final Part policy;
    private final AuditPolicy value;
    private final KubernetesVersion version;
    private final long steps;

    private PolicyReview(Part policy, AuditPolicy value, KubernetesVersion version, long steps) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.value = Objects.requireNonNull(value, "value");
        this.version = Objects.requireNonNull(version, "version");
        this.steps = steps;
    }

    /**
     * A review of a policy for the oldest release that accepts it, but at least {@link KubernetesVersion#DEFAULT}.
     *
     * @param policy the policy as a part of its file; for a built policy
     * {@code new Part("", FieldPath.ROOT, policy.toTree())}
     * @param value the same policy, typed
     */
    public static PolicyReview of(Part policy, AuditPolicy value) {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(value, "value");
        return new PolicyReview(policy, value, KubernetesVersion.accepting(value), DEFAULT_STEPS);
    }

    /**
     * The warnings about the names in a policy with errors, in document order. Rules with an error are left out. What a
     * policy does is not reviewed while it has an error.
     *
     * @param policy the policy as a part of its file
     * @param errors the violations of the policy
     */
    public static List<Violation> names(Part policy, Collection<Violation> errors) {
        Objects.requireNonNull(policy, "policy");
        List<String> paths = Objects.requireNonNull(errors, "errors").stream()
                .filter(Violation::isError)
                .map(error -> error.path() + ".")
                .toList();
        List<String> wrong = policy.field("rules").items().stream()
                .map(rule -> rule.path() + ".")
                .filter(rule -> paths.stream().anyMatch(path -> path.startsWith(rule)))
                .toList();
        return PolicyNames.check(policy).stream()
                .filter(warning -> wrong.stream().noneMatch((warning.path() + ".")::startsWith))
                .toList();
    }

    /** The same review for another release of Kubernetes. */
    public PolicyReview forVersion(KubernetesVersion version) {
        return new PolicyReview(policy, value, version, steps);
    }

    /**
     * The same review with another maximum number of steps. A warning reports what was not checked.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public PolicyReview within(long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException(steps + " steps; expected 0 or more");
        }
        return new PolicyReview(policy, value, version, steps);
    }

    /** The warnings about the policy, in document order. */
    public List<Violation> run() {
        List<Violation> violations = new ArrayList<>(PolicyNames.check(policy));
        violations.addAll(PolicyBehaviour.check(policy, value, version, steps));
        violations.sort(Violation.ORDER);
        return List.copyOf(violations);
    }
}
