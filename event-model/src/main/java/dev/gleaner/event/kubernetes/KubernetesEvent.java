package dev.gleaner.event.kubernetes;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * An event that a component of the cluster reports about an object, such as the eviction of a pod (Kubernetes v1.24,
 * k8s.io/api/core/v1). {@code apiVersion} and {@code kind}, which eventrouter omits, are kept as unknown fields.
 */
@Value.Immutable
public interface KubernetesEvent extends Editable<KubernetesEvent, KubernetesEvent.Builder> {
    /** How events are read and written. */
    Shape<KubernetesEvent> SHAPE = Shape.object("event", Builder::new)
            .carrying("kind", "apiVersion")
            .defaulted(
                    "metadata", Shape.ref(Metadata.class), Metadata.NONE, KubernetesEvent::metadata, Builder::metadata)
            .required("involvedObject", InvolvedObject.class, KubernetesEvent::involvedObject, Builder::involvedObject)
            .defaulted("reason", Scalar.TEXT, "", KubernetesEvent::reason, Builder::reason)
            .defaulted("message", Scalar.TEXT, "", KubernetesEvent::message, Builder::message)
            .defaulted(
                    "source",
                    Shape.ref(EventSource.class),
                    EventSource.UNKNOWN,
                    KubernetesEvent::source,
                    Builder::source)
            .optional("firstTimestamp", Scalar.TIME, KubernetesEvent::firstTimestamp, Builder::firstTimestamp)
            .orNull()
            .optional("lastTimestamp", Scalar.TIME, KubernetesEvent::lastTimestamp, Builder::lastTimestamp)
            .orNull()
            .defaulted("count", Scalar.INTEGER, 0, KubernetesEvent::count, Builder::count)
            .defaulted("type", Scalar.TEXT, "", KubernetesEvent::type, Builder::type)
            .optional("eventTime", Scalar.MICRO_TIME, KubernetesEvent::eventTime, Builder::eventTime)
            .orNull()
            .part("series", EventSeries.class, KubernetesEvent::series, Builder::series)
            .defaulted("action", Scalar.TEXT, "", KubernetesEvent::action, Builder::action)
            .part("related", InvolvedObject.class, KubernetesEvent::related, Builder::related)
            .always("reportingComponent", Scalar.TEXT, KubernetesEvent::reportingComponent, Builder::reportingComponent)
            .always("reportingInstance", Scalar.TEXT, KubernetesEvent::reportingInstance, Builder::reportingInstance);

    /** Name, namespace, uid and version of the event itself. */
    @Value.Default
    default Metadata metadata() {
        return Metadata.NONE;
    }

    /** The object that the event is about. */
    InvolvedObject involvedObject();

    /** The reason, in one word such as {@code Evicted}; empty if it is not recorded. */
    @Value.Default
    default String reason() {
        return "";
    }

    /** A description of what happened; empty if it is not recorded. */
    @Value.Default
    default String message() {
        return "";
    }

    /**
     * The component that reports the event; {@link EventSource#UNKNOWN} for newer reporters, which use
     * {@link #reportingComponent()} instead.
     */
    @Value.Default
    default EventSource source() {
        return EventSource.UNKNOWN;
    }

    /** When the event was first seen; empty if {@link #eventTime()} is set instead. */
    Optional<Instant> firstTimestamp();

    /** When the event was last seen; empty if {@link #eventTime()} or {@link #series()} is set instead. */
    Optional<Instant> lastTimestamp();

    /**
     * The number of times the event was seen; 0 if it is not set. {@link #occurrences()} considers {@link #series()}
     * too.
     */
    @Value.Default
    default int count() {
        return 0;
    }

    /** {@code Normal} or {@code Warning}; empty if it is not recorded. */
    @Value.Default
    default String type() {
        return "";
    }

    /** When the event was first seen, in microseconds; empty for older reporters. */
    Optional<Instant> eventTime();

    /** The series of a repeated event, from newer reporters; empty if the event was seen once. */
    Optional<EventSeries> series();

    /** The action of the reporter; empty if it is not recorded. */
    @Value.Default
    default String action() {
        return "";
    }

    /** A second object that is related to the event; empty if there is none. */
    Optional<InvolvedObject> related();

    /** The controller that reports it, such as {@code kubernetes.io/kubelet}; empty for older reporters. */
    @Value.Default
    default String reportingComponent() {
        return "";
    }

    /** The instance of the controller; empty for older reporters. */
    @Value.Default
    default String reportingInstance() {
        return "";
    }

    /** The number of times the event was seen, from {@link #count()} or {@link #series()}; at least 1. */
    default int occurrences() {
        return Math.max(1, Math.max(count(), series().map(EventSeries::count).orElse(0)));
    }

    /** When the event was first seen, from whichever field is set; empty if none is. */
    default Optional<Instant> firstSeen() {
        return Stream.of(
                        firstTimestamp(),
                        eventTime(),
                        lastTimestamp(),
                        metadata().creationTimestamp())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** When the event was last seen, from whichever field is set; empty if none is. */
    default Optional<Instant> lastSeen() {
        return Stream.of(
                        series().flatMap(EventSeries::lastObservedTime),
                        lastTimestamp(),
                        eventTime(),
                        firstTimestamp(),
                        metadata().creationTimestamp())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The component that reports the event, from whichever field is set; empty if none is. */
    default String reporter() {
        return reportingComponent().isEmpty() ? source().component() : reportingComponent();
    }

    /** An event that the consumer fills in. */
    static KubernetesEvent of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an event. */
    final class Builder extends ImmutableKubernetesEvent.Builder implements ModelBuilder<KubernetesEvent> {
        Builder() {}

        /** Changes the name, namespace, uid and version of the event itself. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, k -> Optional.of(k.metadata()), Metadata::of, change));
        }

        /** Changes the object that the event is about. */
        public Builder involvedObject(Consumer<InvolvedObject.Builder> change) {
            return involvedObject(
                    ModelBuilder.part(this, k -> Optional.of(k.involvedObject()), InvolvedObject::of, change));
        }

        /** Changes the component that reports the event. */
        public Builder source(Consumer<EventSource.Builder> change) {
            return source(ModelBuilder.part(this, k -> Optional.of(k.source()), EventSource::of, change));
        }

        /** Changes the series of a repeated event. */
        public Builder series(Consumer<EventSeries.Builder> change) {
            return series(ModelBuilder.part(this, KubernetesEvent::series, EventSeries::of, change));
        }
    }
}
