package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The Service of the operator. */
@Value.Immutable
public interface OperatorService extends Editable<OperatorService, OperatorService.Builder> {
    /** How operator services are read, checked and written. */
    Shape<OperatorService> SHAPE = Shape.object("operator service", Builder::new)
            .text("type", OperatorService::type, Builder::type)
            .since("105.2.0")
            .text("clusterIP", OperatorService::clusterIp, Builder::clusterIp)
            .textMap("annotations", OperatorService::annotations, Builder::annotations)
            .since("108.0.2")
            .textMap("labels", OperatorService::labels, Builder::labels)
            .since("108.0.2")
            .open(ValuesFault.UNREAD);

    /** The type of the Service; empty means {@code ClusterIP}. */
    Optional<String> type();

    /** The address in the cluster; empty means {@code None}, a service without an address. */
    Optional<String> clusterIp();

    /** Annotations; empty means none. */
    Map<String, String> annotations();

    /** Labels to add to those of the chart; empty means none. */
    Map<String, String> labels();

    /** A service that the consumer fills in. */
    static OperatorService of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a service. */
    final class Builder extends ImmutableOperatorService.Builder implements ModelBuilder<OperatorService> {
        Builder() {}
    }
}
