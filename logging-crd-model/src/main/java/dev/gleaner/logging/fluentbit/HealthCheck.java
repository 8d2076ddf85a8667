package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * When fluent-bit reports itself as unhealthy ({@code healthCheck}, in the section {@code SERVICE}). An object without
 * fields enables the check, too. The server of {@code metrics} or {@code livenessDefaultCheck} answers it.
 */
@Value.Immutable
public interface HealthCheck extends Editable<HealthCheck, HealthCheck.Builder> {
    /** How health checks are read, checked and written. */
    Shape<HealthCheck> SHAPE = Shape.object("health check", Builder::new)
            .integer("hcErrorsCount", HealthCheck::errorsCount, Builder::errorsCount)
            .integer("hcRetryFailureCount", HealthCheck::retryFailureCount, Builder::retryFailureCount)
            .integer("hcPeriod", HealthCheck::period, Builder::period);

    /** The number of errors of outputs in the period; empty means 5. */
    Optional<Integer> errorsCount();

    /** The number of failed retries in the period; empty means 5. */
    Optional<Integer> retryFailureCount();

    /** The period, in seconds; empty means 60. */
    Optional<Integer> period();

    /** A health check that the consumer fills in. */
    static HealthCheck of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a health check. */
    final class Builder extends ImmutableHealthCheck.Builder implements ModelBuilder<HealthCheck> {
        Builder() {}
    }
}
