package dev.gleaner.expectation.verify;

import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Optional;

/**
 * What the cases of a file are about, loaded.
 *
 * @param policy the policy; empty if there is none
 * @param routes the flows and outputs; empty if there are none
 * @param cases the requests and records of each case
 */
record Subjects(Optional<DecisionVerifier> policy, Optional<RouteVerifier> routes, List<CaseSubjects> cases) {
    /** The requests and records of a case. */
    record CaseSubjects(List<AuditRequest> requests, List<NamedRecord> records) {}

    /** A record, and its name in messages, such as {@code records[0]}. */
    record NamedRecord(String name, Tree.Mapping record) {}
}
