package dev.gleaner.expectation;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Requests, or records, and what is expected of each of them. */
@Value.Immutable
public interface ExpectationCase extends Editable<ExpectationCase, ExpectationCase.Builder> {
    /** How cases are read, checked and written. */
    Shape<ExpectationCase> SHAPE = Shape.object("case", Builder::new)
            .required("name", Scalar.TEXT, ExpectationCase::name, Builder::name)
            .list("requests", Scalar.TEXT, ExpectationCase::requests, Builder::requests)
            .list("records", Scalar.ANY, ExpectationCase::records, Builder::records)
            .list("files", Scalar.TEXT, ExpectationCase::files, Builder::files)
            .list("expect", Shape.ref(Expectation.class), ExpectationCase::expect, Builder::expect)
            .rule(ExpectationCase::checkSubjects)
            .rule(ExpectationCase::checkExpectations);

    /** The name of the case, for people. */
    String name();

    /**
     * Requests in words, such as {@code create pods in default by alice} or
     * {@code GET /api/v1/pods?watch=true by alice (system:authenticated)};
     * {@code AuditRequest.inWords} has the form. Empty if the case is about records.
     */
    List<String> requests();

    /** Records as fluentd gets them: lines of pods, events and audit events. Empty if the case has none. */
    List<Tree> records();

    /**
     * Files with records, relative to the folder of the expectations: lines of JSON, a list, or the body of a webhook,
     * also in gzip. Empty if the case has none.
     */
    List<String> files();

    /** The expectations; each must hold for each request and each record. At least one is needed. */
    List<Expectation> expect();

    /** A case that the consumer fills in. */
    static ExpectationCase of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkSubjects(Tree.Mapping one, Position position, FieldPath path, Violations violations) {
        boolean hasRequests = has(one, "requests");
        if (hasRequests && has(one, "records")) {
            violations.reportBoth(ExpectationFault.BOTH_KINDS, one, path, "requests", "records");
        } else if (hasRequests && has(one, "files")) {
            violations.reportBoth(ExpectationFault.BOTH_KINDS, one, path, "requests", "files");
        } else if (!hasRequests && !has(one, "records") && !has(one, "files")) {
            violations.report(ExpectationFault.NO_SUBJECT, position, path);
        }
    }

    private static boolean isAboutRequests(String field) {
        return List.of("level", "stage", "rule", "omitStages").contains(field);
    }

    private static boolean isAboutRecords(String field) {
        return List.of("logging", "outputs", "flows", "reasons").contains(field);
    }

    private static void checkExpectations(Tree.Mapping one, Position position, FieldPath path, Violations violations) {
        if (!has(one, "expect")) {
            violations.report(ExpectationFault.NO_EXPECTATION, position, path);
            return;
        }
        if (!(one.get("expect").orElseThrow() instanceof Tree.Sequence list)) {
            return;
        }
        boolean isAboutRequests = has(one, "requests");
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof Tree.Mapping expectation) {
                FieldPath at = path.field("expect").index(i);
                for (Tree.Field field : expectation.fields()) {
                    if (isAboutRequests && isAboutRecords(field.name())) {
                        violations.report(
                                ExpectationFault.OTHER_KIND, expectation, at, field.name(), field.name(), "records");
                    } else if (!isAboutRequests && isAboutRequests(field.name())) {
                        violations.report(
                                ExpectationFault.OTHER_KIND, expectation, at, field.name(), field.name(), "requests");
                    }
                }
            }
        }
    }

    /** Whether a field has a value other than an empty list. */
    private static boolean has(Tree.Mapping one, String field) {
        return one.isSet(field)
                && !(one.get(field).orElseThrow() instanceof Tree.Sequence list
                        && list.items().isEmpty());
    }

    /** Builds a case. */
    final class Builder extends ImmutableExpectationCase.Builder implements ModelBuilder<ExpectationCase> {
        Builder() {}

        /** Adds an expectation. */
        public Builder addExpect(Consumer<Expectation.Builder> spec) {
            return addExpect(Expectation.of(spec));
        }
    }
}
