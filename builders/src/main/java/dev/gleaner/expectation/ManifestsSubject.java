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
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The flows and outputs that cases are about: files, and those of a release of Harvester. If the files have neither a
 * Logging nor the chart rancher-logging, those of the release are added.
 */
@Value.Immutable
public interface ManifestsSubject extends Editable<ManifestsSubject, ManifestsSubject.Builder> {
    /** How the manifests are read, checked and written. */
    Shape<ManifestsSubject> SHAPE = Shape.object("manifests subject", Builder::new)
            .list("files", Scalar.TEXT, ManifestsSubject::files, Builder::files)
            .optional("release", Scalar.TEXT, ManifestsSubject::release, Builder::release)
            .optional("preset", Scalar.TEXT, ManifestsSubject::preset, Builder::preset)
            .optional("operator", Scalar.TEXT, ManifestsSubject::operator, Builder::operator)
            .rule(ManifestsSubject::checkNamed);

    /** Files, and folders with all manifests in them, relative to the folder of the expectations. */
    List<String> files();

    /** The release of Harvester, such as {@code v1.4.0}; empty means the newest one. */
    Optional<String> release();

    /** What is added to the manifests of the release, such as {@code loki}; empty means nothing. */
    Optional<String> preset();

    /** The version of the logging operator, such as {@code 3.17.10}; empty means that of the chart or the release. */
    Optional<String> operator();

    /** Manifests that the consumer fills in. */
    static ManifestsSubject of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkNamed(Tree.Mapping subject, Position position, FieldPath path, Violations violations) {
        if (!subject.isSet("files") && !subject.isSet("release") && !subject.isSet("preset")) {
            violations.report(ExpectationFault.NO_MANIFESTS, position, path);
        }
    }

    /** Builds a subject. */
    final class Builder extends ImmutableManifestsSubject.Builder implements ModelBuilder<ManifestsSubject> {
        Builder() {}
    }
}
