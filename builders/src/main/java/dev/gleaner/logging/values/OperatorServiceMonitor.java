package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The ServiceMonitor of the operator, a kind of the Prometheus operator. */
@Value.Immutable
public interface OperatorServiceMonitor extends Editable<OperatorServiceMonitor, OperatorServiceMonitor.Builder> {
    /** How operator service monitors are read, checked and written. */
    Shape<OperatorServiceMonitor> SHAPE = Shape.object("operator service monitor", Builder::new)
            .flag("enabled", OperatorServiceMonitor::enabled, Builder::enabled)
            .textMap("additionalLabels", OperatorServiceMonitor::additionalLabels, Builder::additionalLabels)
            .list(
                    "metricRelabelings",
                    Scalar.ANY,
                    OperatorServiceMonitor::metricRelabelings,
                    Builder::metricRelabelings)
            .since("104.1.2")
            .instead("metricsRelabelings")
            .list(
                    "metricsRelabelings",
                    Scalar.ANY,
                    OperatorServiceMonitor::metricsRelabelings,
                    Builder::metricsRelabelings)
            .until("103.1.0")
            .instead("metricRelabelings")
            .list("relabelings", Scalar.ANY, OperatorServiceMonitor::relabelings, Builder::relabelings)
            .open(ValuesFault.UNREAD);

    /** Whether the chart creates it; empty means false. */
    Optional<Boolean> enabled();

    /** Labels to add to those of the chart; empty means none. */
    Map<String, String> additionalLabels();

    /** Changes to the labels of metrics; empty means none. */
    @Value.Redacted
    List<Tree> metricRelabelings();

    /**
     * The name of {@link #metricRelabelings()} that the templates of early versions read; their values.yaml does not
     * list it. Empty means none.
     */
    @Value.Redacted
    List<Tree> metricsRelabelings();

    /** Changes to the labels of targets; empty means none. */
    @Value.Redacted
    List<Tree> relabelings();

    /** A service monitor that the consumer fills in. */
    static OperatorServiceMonitor of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a service monitor. */
    final class Builder extends ImmutableOperatorServiceMonitor.Builder
            implements ModelBuilder<OperatorServiceMonitor> {
        Builder() {}
    }
}
