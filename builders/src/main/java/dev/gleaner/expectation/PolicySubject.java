package dev.gleaner.expectation;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The audit policy that cases are about: a file, or one that Gleaner knows by name. */
@Value.Immutable
public interface PolicySubject extends Editable<PolicySubject, PolicySubject.Builder> {
    /** How the policy is read, checked and written. */
    Shape<PolicySubject> SHAPE = Shape.object("policy", Builder::new)
            .optional("file", Scalar.TEXT, PolicySubject::file, Builder::file)
            .optional("preset", Scalar.TEXT, PolicySubject::preset, Builder::preset)
            .optional("kubernetes", Scalar.TEXT, PolicySubject::kubernetes, Builder::kubernetes)
            .rule(PolicySubject::checkEither);

    /** The file of the policy, relative to the folder of the expectations; empty if {@link #preset} names it. */
    Optional<String> file();

    /**
     * The name of a policy of Harvester, such as {@code recommended} or {@code shipped}, or of one or more modules with
     * commas between them, such as {@code virtual-machines,images}; empty if {@link #file} names it.
     */
    Optional<String> preset();

    /** The Kubernetes release, such as {@code 1.24}; empty means the default, as in the other commands. */
    Optional<String> kubernetes();

    /** A policy that the consumer fills in. */
    static PolicySubject of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkEither(Tree.Mapping policy, Position position, FieldPath path, Violations violations) {
        if (policy.isSet("file") && policy.isSet("preset")) {
            violations.reportBoth(ExpectationFault.TWO_SUBJECTS, policy, path, "file", "preset");
        } else if (!policy.isSet("file") && !policy.isSet("preset")) {
            violations.report(ExpectationFault.NO_POLICY, position, path);
        }
    }

    /** Builds a policy. */
    final class Builder extends ImmutablePolicySubject.Builder implements ModelBuilder<PolicySubject> {
        Builder() {}
    }
}
