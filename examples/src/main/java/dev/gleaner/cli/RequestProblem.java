package dev.gleaner.cli;

import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.audit.review.AnalysisFault;
import dev.gleaner.audit.review.PolicyReview;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out why no client can send a request: its verb or its resource does not exist. */
final class RequestProblem {
    /** The warnings about names that do not exist. */
    private static final Set<String> CODES = Set.of(
            AnalysisFault.RESOURCE_NAME.code(),
            AnalysisFault.RESOURCE_UNKNOWN.code(),
            AnalysisFault.VERB_UNKNOWN.code());

    private RequestProblem() {}

    /** The problem in words; empty if the names exist or may exist, such as those of custom resources. */
    static Optional<String> of(AuditRequest request) {
        return request.isResourceRequest() && !request.resource().isEmpty()
                ? ofVerb(request.verb()).or(() -> ofResource(request)).or(() -> ofPolicy(request))
                : Optional.empty();
    }

    private static Optional<String> ofVerb(String verb) {
        return UsualWords.verbs(verb)
                .or(() -> UsualWords.subresource(verb).map(part -> "the resource " + Violation.quoted(part)))
                .map(meant -> "no request for a resource has the verb " + Violation.quoted(verb) + "; did you mean "
                        + meant + "?");
    }

    private static Optional<String> ofResource(AuditRequest request) {
        return UsualWords.resource(request.resource(), request.apiGroup())
                .map(meant -> "no resource is named " + Violation.quoted(request.resource()) + "; did you mean "
                        + Violation.quoted(meant) + "?");
    }

    /** The warning about a policy that has a rule with these names. */
    private static Optional<String> ofPolicy(AuditRequest request) {
        String part = request.subresource().isEmpty() ? "" : "/" + request.subresource();
        Tree resources = Tree.mapping(
                r -> r.put("group", request.apiGroup()).put("resources", Tree.texts(request.resource() + part)));
        Tree rule = Tree.mapping(
                r -> r.put("verbs", Tree.texts(request.verb())).put("resources", Tree.sequence(resources)));
        Tree policy = Tree.mapping(p -> p.put("rules", Tree.sequence(rule)));
        return PolicyReview.names(new Part("", FieldPath.ROOT, policy), List.of()).stream()
                .filter(warning -> CODES.contains(warning.code()))
                .map(Violation::message)
                .findFirst();
    }
}
