package dev.gleaner.expectation;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * What is expected of an audit policy and of flows and outputs, case by case. The file is Gleaner's own; no cluster
 * knows its kind.
 */
@Value.Immutable
public interface Expectations extends ModelManifest, Editable<Expectations, Expectations.Builder> {
    /** How expectations are read, checked and written. */
    Shape<Expectations> SHAPE = Shape.manifest("gleaner.dev/v1", "Expectations", Builder::new)
            .defaulted("metadata", Shape.ref(Metadata.class), Metadata.NONE, Expectations::metadata, Builder::metadata)
            .optional("policy", Shape.ref(PolicySubject.class), Expectations::policy, Builder::policy)
            .optional("manifests", Shape.ref(ManifestsSubject.class), Expectations::manifests, Builder::manifests)
            .list("cases", Shape.ref(ExpectationCase.class), Expectations::cases, Builder::cases)
            .rule(Expectations::checkCases);

    /** The audit policy; empty means the policy among the manifests. */
    Optional<PolicySubject> policy();

    /** The flows and outputs; empty if no case has records. */
    Optional<ManifestsSubject> manifests();

    /** The cases. At least one is needed, and their names differ. */
    List<ExpectationCase> cases();

    /** Expectations that the consumer fills in. */
    static Expectations of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkCases(Tree.Mapping file, Position position, FieldPath path, Violations violations) {
        if (!file.isSet("cases")) {
            violations.report(ExpectationFault.NO_CASES, file, path, "cases");
            return;
        }
        if (!(file.get("cases").orElseThrow() instanceof Tree.Sequence cases)) {
            return;
        }
        if (cases.items().isEmpty()) {
            violations.report(ExpectationFault.NO_CASES, file, path, "cases");
        }
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < cases.items().size(); i++) {
            if (cases.items().get(i) instanceof Tree.Mapping one) {
                Optional<String> name = one.text("name");
                if (name.isPresent() && !names.add(name.get())) {
                    violations.report(
                            ExpectationFault.SAME_NAME,
                            one,
                            path.field("cases").index(i),
                            "name",
                            Violation.quoted(name.get()));
                }
            }
        }
    }

    /** Builds expectations. */
    final class Builder extends ImmutableExpectations.Builder implements ModelBuilder<Expectations> {
        Builder() {}

        /** Changes the audit policy. */
        public Builder policy(Consumer<PolicySubject.Builder> change) {
            return policy(ModelBuilder.part(this, Expectations::policy, PolicySubject::of, change));
        }

        /** Changes the flows and outputs. */
        public Builder manifests(Consumer<ManifestsSubject.Builder> change) {
            return manifests(ModelBuilder.part(this, Expectations::manifests, ManifestsSubject::of, change));
        }

        /** Adds a case at the end. */
        public Builder addCase(Consumer<ExpectationCase.Builder> spec) {
            return addCase(ExpectationCase.of(spec));
        }
    }
}
