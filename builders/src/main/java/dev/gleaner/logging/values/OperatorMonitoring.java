package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How Prometheus reads the metrics of the operator. */
@Value.Immutable
public interface OperatorMonitoring extends Editable<OperatorMonitoring, OperatorMonitoring.Builder> {
    /** How operator monitorings are read, checked and written. */
    Shape<OperatorMonitoring> SHAPE = Shape.object("operator monitoring", Builder::new)
            .part(
                    "serviceMonitor",
                    OperatorServiceMonitor.class,
                    OperatorMonitoring::serviceMonitor,
                    Builder::serviceMonitor)
            .open(ValuesFault.UNREAD);

    /** The ServiceMonitor; empty means none. */
    Optional<OperatorServiceMonitor> serviceMonitor();

    /** Monitoring settings that the consumer fills in. */
    static OperatorMonitoring of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds monitoring settings. */
    final class Builder extends ImmutableOperatorMonitoring.Builder implements ModelBuilder<OperatorMonitoring> {
        Builder() {}

        /** Changes the ServiceMonitor. */
        public Builder serviceMonitor(Consumer<OperatorServiceMonitor.Builder> change) {
            return serviceMonitor(
                    ModelBuilder.part(this, OperatorMonitoring::serviceMonitor, OperatorServiceMonitor::of, change));
        }
    }
}
