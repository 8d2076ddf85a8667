package dev.gleaner.cli;

import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.OperatorVersion;
import java.util.Optional;

/** The options that select a version of the logging operator: by its number, or by the release of Harvester. */
final class OperatorOptions {
    private final Option<OperatorVersion> operator;
    private final Option<HarvesterRelease> release;

    OperatorOptions(Syntax syntax, String operatorDescription, String releaseDescription) {
        operator = syntax.option("--operator", "VERSION", OperatorVersion::of, operatorDescription);
        release = syntax.option("--release", "RELEASE", ReleaseName::of, releaseDescription);
    }

    /** The version; empty if the call has neither option. */
    Optional<OperatorVersion> version() {
        Optional<OperatorVersion> ofRelease = release.value().map(HarvesterRelease::operatorVersion);
        if (operator.isGiven() && ofRelease.isPresent() && !ofRelease.equals(operator.value())) {
            throw new UsageException("--operator " + operator.get() + " and --release " + release.get()
                    + " name different versions of the logging operator; give only one of them");
        }
        return operator.value().or(() -> ofRelease);
    }
}
