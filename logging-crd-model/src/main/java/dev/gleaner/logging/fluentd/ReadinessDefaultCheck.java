package dev.gleaner.logging.fluentd;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The operator's readiness probe, which fails if there is too much in the buffers. It exists if one of the two flags is
 * true, and fluentd has no other readiness probe.
 */
@Value.Immutable
public interface ReadinessDefaultCheck extends Editable<ReadinessDefaultCheck, ReadinessDefaultCheck.Builder> {
    /** How readiness checks are read, checked and written. */
    Shape<ReadinessDefaultCheck> SHAPE = Shape.object("readiness check", Builder::new)
            .flag("bufferFreeSpace", ReadinessDefaultCheck::bufferFreeSpace, Builder::bufferFreeSpace)
            .integer(
                    "bufferFreeSpaceThreshold",
                    ReadinessDefaultCheck::bufferFreeSpaceThreshold,
                    Builder::bufferFreeSpaceThreshold)
            .flag("bufferFileNumber", ReadinessDefaultCheck::bufferFileNumber, Builder::bufferFileNumber)
            .integer("bufferFileNumberMax", ReadinessDefaultCheck::bufferFileNumberMax, Builder::bufferFileNumberMax)
            .integer("initialDelaySeconds", ReadinessDefaultCheck::initialDelaySeconds, Builder::initialDelaySeconds)
            .integer("timeoutSeconds", ReadinessDefaultCheck::timeoutSeconds, Builder::timeoutSeconds)
            .integer("periodSeconds", ReadinessDefaultCheck::periodSeconds, Builder::periodSeconds)
            .integer("successThreshold", ReadinessDefaultCheck::successThreshold, Builder::successThreshold)
            .integer("failureThreshold", ReadinessDefaultCheck::failureThreshold, Builder::failureThreshold);

    /** Whether the used part of the volume for buffers is checked; empty means false. */
    Optional<Boolean> bufferFreeSpace();

    /** The used part of the volume above which the probe fails, in percent; empty means 90. */
    Optional<Integer> bufferFreeSpaceThreshold();

    /** Whether the number of buffer files is checked; empty means false. */
    Optional<Boolean> bufferFileNumber();

    /** The number of buffer files above which the probe fails; empty means 5000. */
    Optional<Integer> bufferFileNumberMax();

    /** The time before the first probe, in seconds; empty means 5. */
    Optional<Integer> initialDelaySeconds();

    /** The timeout of a probe, in seconds; empty means 3. */
    Optional<Integer> timeoutSeconds();

    /** The time between probes, in seconds; empty means 30. */
    Optional<Integer> periodSeconds();

    /** The number of successes in a row after which the pod is ready; empty means 3. */
    Optional<Integer> successThreshold();

    /** The number of failures in a row after which the pod is not ready; empty means 1. */
    Optional<Integer> failureThreshold();

    /** A readiness check that the consumer fills in. */
    static ReadinessDefaultCheck of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a readiness check. */
    final class Builder extends ImmutableReadinessDefaultCheck.Builder implements ModelBuilder<ReadinessDefaultCheck> {
        Builder() {}
    }
}
