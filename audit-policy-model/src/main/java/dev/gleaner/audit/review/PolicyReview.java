package dev.gleaner.audit.review;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

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

    /** The warnings about names that do not exist. */
    private static final Set<String> OF_REQUESTS = Set.of(
            AnalysisFault.GROUP_UNKNOWN.code(),
            AnalysisFault.RESOURCE_NAME.code(),
            AnalysisFault.RESOURCE_UNKNOWN.code(),
            AnalysisFault.VERB_UNKNOWN.code());

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

    /**
     * The warnings about the verb and the resource of a request for a resource that no client can send, in the words
     * that a rule with these names gets, without a file and a position; empty if both exist, or may exist as those of a
     * custom resource.
     */
    public static List<Violation> names(AuditRequest request) {
        return names(request, new Part("", FieldPath.ROOT, Tree.nothing()));
    }

    /**
     * The warnings of {@link #names(AuditRequest)} about a request that a file contains.
     *
     * @param request the request
     * @param place where the request is written
     */
    public static List<Violation> names(AuditRequest request, Part place) {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(place, "place");
        if (!request.isResourceRequest() || request.resource().isEmpty()) {
            return List.of();
        }
        String subresource = request.subresource().isEmpty() ? "" : "/" + request.subresource();
        Tree resources = Tree.mapping(
                r -> r.put("group", request.apiGroup()).put("resources", Tree.texts(request.resource() + subresource)));
        Tree rule = Tree.mapping(
                r -> r.put("verbs", Tree.texts(request.verb())).put("resources", Tree.sequence(resources)));
        Tree policy = Tree.mapping(p -> p.put("rules", Tree.sequence(rule)));
        return PolicyNames.check(new Part(place.file(), FieldPath.ROOT, policy)).stream()
                .filter(warning -> OF_REQUESTS.contains(warning.code()))
                .map(warning -> new Violation(
                        place.file(),
                        place.tree().position(),
                        place.path(),
                        warning.severity(),
                        warning.code(),
                        warning.message()))
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
