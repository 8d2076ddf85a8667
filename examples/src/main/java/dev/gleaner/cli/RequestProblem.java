package dev.gleaner.cli;

import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.audit.review.AnalysisFault;
import dev.gleaner.audit.review.PolicyReview;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out why no client can send a request: its verb or its resource does not exist. */
final class RequestProblem {
    private RequestProblem() {}

    /** The problems in words; none if the names exist or may exist, such as those of custom resources. */
    static List<String> of(AuditRequest request) {
        if (!request.isResourceRequest() || request.resource().isEmpty()) {
            return List.of();
        }
        List<Violation> names = PolicyReview.names(request);
        return Stream.of(ofVerb(request.verb()).or(() -> message(names, true)), message(names, false))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> message(List<Violation> names, boolean isOfVerb) {
        return names.stream()
                .filter(violation -> violation.code().equals(AnalysisFault.VERB_UNKNOWN.code()) == isOfVerb)
                .map(Violation::message)
                .findFirst();
    }

    private static Optional<String> ofVerb(String verb) {
        return UsualWords.verbs(verb)
                .or(() -> UsualWords.subresource(verb).map(part -> "the resource " + Violation.quoted(part)))
                .map(meant -> "no request for a resource has the verb " + Violation.quoted(verb) + "; did you mean "
                        + meant + "?");
    }
}
