package dev.gleaner.cli;

import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.audit.review.PolicyReview;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.Optional;

/** Finds out why no client can send a request: its verb or its resource does not exist. */
final class RequestProblem {
    private static final Part NOWHERE = new Part("", FieldPath.ROOT, Tree.nothing());

    private RequestProblem() {}

    /** The problem in words; empty if the names exist or may exist, such as those of custom resources. */
    static Optional<String> of(AuditRequest request) {
        return request.isResourceRequest() && !request.resource().isEmpty()
                ? ofVerb(request.verb()).or(() -> ofResource(request)).or(() -> ofName(request))
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

    private static Optional<String> ofName(AuditRequest request) {
        return PolicyReview.names(request, NOWHERE).stream()
                .map(Violation::message)
                .findFirst();
    }
}
