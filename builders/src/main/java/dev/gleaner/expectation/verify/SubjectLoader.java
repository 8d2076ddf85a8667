package dev.gleaner.expectation.verify;

import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.audit.review.AnalysisFault;
import dev.gleaner.audit.review.PolicyReview;
import dev.gleaner.document.FileProblem;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.expectation.ExpectationCase;
import dev.gleaner.expectation.ExpectationFault;
import dev.gleaner.expectation.Expectations;
import dev.gleaner.expectation.verify.Subjects.CaseSubjects;
import dev.gleaner.expectation.verify.Subjects.NamedRecord;
import dev.gleaner.logging.route.FluentdRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads what a file of expectations names, and reports what cannot be loaded. */
final class SubjectLoader {
    /** The maximum number of bytes in a file of records. */
    private static final int MOST_BYTES = 1 << 28;

    private final Part document;
    private final Path folder;

    SubjectLoader(Part document, Path folder) {
        this.document = document;
        this.folder = folder;
    }

    /** Loads everything; adds what is wrong to {@code violations}. */
    Subjects load(Expectations expectations, List<Violation> violations) {
        ManifestLoader manifests = new ManifestLoader(document.field("manifests"), folder, violations);
        expectations.manifests().ifPresent(manifests::load);
        Optional<DecisionVerifier> policy = expectations.policy().isPresent()
                ? new PolicyReader(document.field("policy"), folder, violations)
                        .read(expectations.policy().get())
                : manifests.policy().map(DecisionVerifier::of);
        List<CaseSubjects> cases = new ArrayList<>();
        List<Part> parts = document.field("cases").items();
        for (int i = 0; i < parts.size(); i++) {
            cases.add(load(expectations.cases().get(i), parts.get(i), violations));
        }
        boolean hasRequests =
                expectations.cases().stream().anyMatch(one -> !one.requests().isEmpty());
        boolean hasRecords =
                expectations.cases().stream().anyMatch(one -> one.requests().isEmpty());
        if (hasRequests && policy.isEmpty() && expectations.policy().isEmpty()) {
            violations.add(document.violation(ExpectationFault.NO_POLICY));
        }
        if (hasRecords && expectations.manifests().isEmpty()) {
            violations.add(document.violation(ExpectationFault.NO_MANIFESTS));
        }
        manifests
                .taken()
                .filter(release -> hasRecords)
                .ifPresent(release -> violations.add(
                        document.field("manifests").violation(ExpectationFault.RELEASE_TAKEN, release, release)));
        Optional<RouteVerifier> routes = manifests.routes();
        routes.ifPresent(verifier -> checkNames(verifier, violations));
        return new Subjects(policy, routes, cases);
    }

    /** The requests that cannot be read, or that no client can send, in a file that has other errors. */
    static List<Violation> checkRequests(Part document) {
        List<Violation> violations = new ArrayList<>();
        for (Part one : document.field("cases").items()) {
            for (Part request : one.field("requests").items()) {
                if (request.tree() instanceof Tree.Text text) {
                    request(text.value(), request, violations);
                }
            }
        }
        return violations;
    }

    private static Optional<AuditRequest> request(String words, Part part, List<Violation> violations) {
        try {
            AuditRequest request = AuditRequest.inWords(words);
            PolicyReview.names(request, part).forEach(warning -> violations.add(ofRequest(warning, part)));
            return Optional.of(request);
        } catch (IllegalArgumentException e) {
            violations.add(part.violation(ExpectationFault.REQUEST, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** The violation for a warning about a name: verbs are known, while a custom resource may have any name. */
    private static Violation ofRequest(Violation warning, Part part) {
        return warning.code().equals(AnalysisFault.VERB_UNKNOWN.code())
                ? part.violation(ExpectationFault.VERB, warning.message())
                : warning;
    }

    private CaseSubjects load(ExpectationCase one, Part part, List<Violation> violations) {
        List<AuditRequest> requests = new ArrayList<>();
        List<Part> ofRequests = part.field("requests").items();
        for (int i = 0; i < ofRequests.size(); i++) {
            request(one.requests().get(i), ofRequests.get(i), violations).ifPresent(requests::add);
        }
        List<NamedRecord> records = new ArrayList<>();
        for (Part record : part.field("records").items()) {
            if (record.tree() instanceof Tree.Mapping mapping) {
                records.add(new NamedRecord("records[" + records.size() + "]", mapping));
            } else {
                violations.add(
                        record.violation(ExpectationFault.RECORD, record.tree().describe()));
            }
        }
        List<Part> ofFiles = part.field("files").items();
        for (int i = 0; i < ofFiles.size(); i++) {
            records.addAll(read(one.files().get(i), ofFiles.get(i), violations));
        }
        return new CaseSubjects(requests, records);
    }

    private List<NamedRecord> read(String file, Part part, List<Violation> violations) {
        List<NamedRecord> records = new ArrayList<>();
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("more than " + (MOST_BYTES >> 20) + " MiB");
            }
            for (Tree.Mapping record : FluentdRecords.read(bytes, text -> {})) {
                records.add(new NamedRecord("record " + (records.size() + 1) + " of " + file, record));
            }
            if (records.isEmpty()) {
                violations.add(part.violation(ExpectationFault.RECORD_FILE, Violation.quoted(file) + " has no record"));
            }
        } catch (InvalidPathException e) {
            violations.add(
                    part.violation(ExpectationFault.RECORD_FILE, Violation.quoted(file) + " is not a valid file name"));
        } catch (IOException e) {
            violations.add(part.violation(
                    ExpectationFault.RECORD_FILE,
                    Violation.quoted(file) + " cannot be read: " + FileProblem.inWords(e)));
        }
        return records;
    }

    /** Reports the outputs and flows in expectations that the manifests do not have. */
    private void checkNames(RouteVerifier verifier, List<Violation> violations) {
        for (Part one : document.field("cases").items()) {
            for (Part expectation : one.field("expect").items()) {
                violations.addAll(verifier.checkNames(expectation));
            }
        }
    }
}
