package dev.gleaner.logging.route;

import dev.gleaner.logging.Logging;
import dev.gleaner.logging.resources.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way of a record through the fluentd of a Logging.
 *
 * @param logging the Logging
 * @param refusals why fluentd does not run its configuration, and takes no record; empty if it does
 * @param end the error with which the record ends fluentd; empty if it does not
 * @param flows what each flow does with the record, in fluentd's order, and then the flows that the operator ignores
 *     because of their namespaces; empty if the record does not reach the router, because a global filter drops it or
 *     because it causes an error. If fluentd does not run the configuration, what the flows would do
 * @param deliveries the record as it reaches outputs, in order
 */
public record Passage(
        Resource<Logging> logging,
        List<Refusal> refusals,
        Optional<String> end,
        List<FlowAnswer> flows,
        List<Delivery> deliveries) {
    /** Copies the lists. */
    public Passage {
        Objects.requireNonNull(logging, "logging");
        Objects.requireNonNull(end, "end");
        refusals = List.copyOf(Objects.requireNonNull(refusals, "refusals"));
        flows = List.copyOf(Objects.requireNonNull(flows, "flows"));
        deliveries = List.copyOf(Objects.requireNonNull(deliveries, "deliveries"));
    }

    /** Why fluentd does not run its configuration, and the errors that the record causes; empty if there are none. */
    List<String> problems() {
        Stream<String> refused = refusals.stream().map(Refusal::message);
        Stream<String> errors = deliveries.stream().flatMap(delivery -> delivery.error().stream());
        return Stream.of(refused, end.stream(), errors)
                .flatMap(stream -> stream)
                .toList();
    }

    /** The outputs that the record reaches, each once, such as {@code clusteroutput:cattle-logging-system:audit}. */
    public List<String> outputs() {
        return deliveries.stream().map(Delivery::outputId).distinct().toList();
    }
}
