package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Adds a field with the time of a Kubernetes event ({@code kube_events_timestamp}, fluentd
 * {@code @type kube_events_timestamp}).
 */
@Value.Immutable
public non-sealed interface KubeEventsTimestampFilter
        extends Filter, Editable<KubeEventsTimestampFilter, KubeEventsTimestampFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<KubeEventsTimestampFilter> SHAPE = Shape.object("kube_events_timestamp", Builder::new)
            .texts("timestamp_fields", KubeEventsTimestampFilter::timestampFields, Builder::timestampFields)
            .text("mapped_time_key", KubeEventsTimestampFilter::mappedTimeKey, Builder::mappedTimeKey)
            .rule(KubeEventsTimestampFilter::checkFields);

    /**
     * The three fields that may contain the time, in order; the first that is not empty is used. Empty means
     * {@code event.eventTime}, {@code event.lastTimestamp} and {@code event.firstTimestamp}.
     */
    List<String> timestampFields();

    /** The field that receives the time; empty means {@code triggerts}. */
    Optional<String> mappedTimeKey();

    /** A filter that the consumer fills in. */
    static KubeEventsTimestampFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkFields(Tree.Mapping filter, Position position, FieldPath path, Violations violations) {
        boolean three = filter.get("timestamp_fields").orElse(Tree.nothing()) instanceof Tree.Sequence fields
                && fields.items().size() == 3;
        if (filter.hasValue("timestamp_fields") && !three) {
            violations.report(FilterFault.TIMESTAMP_FIELDS, filter, path, "timestamp_fields");
        }
    }

    /** Builds the filter. */
    final class Builder extends ImmutableKubeEventsTimestampFilter.Builder
            implements ModelBuilder<KubeEventsTimestampFilter> {
        Builder() {}
    }
}
