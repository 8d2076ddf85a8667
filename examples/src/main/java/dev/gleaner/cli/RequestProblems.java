package dev.gleaner.cli;

import dev.gleaner.audit.evaluate.AuditRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems of many requests, each of which is reported once. */
final class RequestProblems {
    /** The maximum number of requests to remember; after that, problems may be reported again. */
    private static final int MOST = 10_000;

    private final Set<Names> checked = new LinkedHashSet<>();
    private final Set<String> reported = new LinkedHashSet<>();

    /** The names in a request that may not exist. */
    private record Names(String verb, String apiGroup, String resource, String subresource) {}

    /** The problems of a request in words, without those that an earlier request had. */
    List<String> newOf(AuditRequest request) {
        if (checked.size() == MOST) {
            checked.clear();
            reported.clear();
        }
        Names names = new Names(request.verb(), request.apiGroup(), request.resource(), request.subresource());
        return checked.add(names)
                ? RequestProblem.of(request).stream().filter(reported::add).toList()
                : List.of();
    }
}
