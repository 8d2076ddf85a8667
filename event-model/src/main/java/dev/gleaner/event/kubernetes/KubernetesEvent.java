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
 * What a component of the cluster reports about an object, such as the eviction of a pod (Kubernetes v1.24,
 * k8s.io/api/core/v1). Its {@code apiVersion} and {@code kind}, which eventrouter leaves out, are kept among the fields
 * that are not known.
 */
@Value.Immutable
public interface KubernetesEvent extends Editable<KubernetesEvent, KubernetesEvent.Builder> {
    /** How events are read and written. */
    Shape<KubernetesEvent> SHAPE = Shape.object("event", Builder::new)
            .carrying("kind", "apiVersion")
            .defaulted(
                    "metadata", Shape.ref(Metadata.class), Metadata.NONE, KubernetesEvent::metadata, Builder::metadata)
            .required(
                    "involvedObject",
                    Shape.ref(InvolvedObject.class),
                    KubernetesEvent::involvedObject,
                    Builder::involvedObject)
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
            .optional("series", Shape.ref(EventSeries.class), KubernetesEvent::series, Builder::series)
            .defaulted("action", Scalar.TEXT, "", KubernetesEvent::action, Builder::action)
            .optional("related", Shape.ref(InvolvedObject.class), KubernetesEvent::related, Builder::related)
            .always("reportingComponent", Scalar.TEXT, KubernetesEvent::reportingComponent, Builder::reportingComponent)
            .always("reportingInstance", Scalar.TEXT, KubernetesEvent::reportingInstance, Builder::reportingInstance);

    /** Name, namespace, identity and version of the event itself. */
    @Value.Default
    default Metadata metadata() {
        return Metadata.NONE;
    }

    /** What the event is about. */
    InvolvedObject involvedObject();

    /** Why, in one word such as {@code Evicted}; empty when it is not told. */
    @Value.Default
    default String reason() {
        return "";
    }

    /** What happened, in words; empty when it is not told. */
    @Value.Default
    default String message() {
        return "";
    }

    /** Who reports it; newer reporters use {@link #reportingComponent()} instead. */
    @Value.Default
    default EventSource source() {
        return EventSource.UNKNOWN;
    }

    /** When it was first seen; empty when {@link #eventTime()} tells it. */
    Optional<Instant> firstTimestamp();

    /** When it was last seen; empty when {@link #eventTime()} or {@link #series()} tells it. */
    Optional<Instant> lastTimestamp();

    /** How often it was seen; 0 when {@link #series()} tells it, or nothing does. {@link #occurrences()} knows. */
    @Value.Default
    default int count() {
        return 0;
    }

    /** {@code Normal} or {@code Warning}; empty when it is not told. */
    @Value.Default
    default String type() {
        return "";
    }

    /** When it was first seen, to the microsecond; empty of older reporters. */
    Optional<Instant> eventTime();

    /** How often it was seen, of newer reporters; empty when it was seen once. */
    Optional<EventSeries> series();

    /** What the reporter did about it; empty when it is not told. */
    @Value.Default
    default String action() {
        return "";
    }

    /** A second object that has to do with it; empty for none. */
    Optional<InvolvedObject> related();

    /** The controller that reports it, such as {@code kubernetes.io/kubelet}; empty of older reporters. */
    @Value.Default
    default String reportingComponent() {
        return "";
    }

    /** The instance of the controller; empty of older reporters. */
    @Value.Default
    default String reportingInstance() {
        return "";
    }

    /** How often it was seen, whoever counts: at least once. */
    default int occurrences() {
        return Math.max(1, Math.max(count(), series().map(EventSeries::count).orElse(0)));
    }

    /** When it was first seen, by whichever field tells it; empty when none does. */
    default Optional<Instant> firstSeen() {
        return Stream.of(
                        firstTimestamp(),
                        eventTime(),
                        lastTimestamp(),
                        metadata().creationTimestamp())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** When it was last seen, by whichever field tells it; empty when none does. */
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

    /** Who reports it, by whichever field tells it; empty when none does. */
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

        /** Changes name, namespace, identity and version of the event itself. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, k -> Optional.of(k.metadata()), Metadata::of, change));
        }

        /** Changes what the event is about. */
        public Builder involvedObject(Consumer<InvolvedObject.Builder> change) {
            return involvedObject(
                    ModelBuilder.part(this, k -> Optional.of(k.involvedObject()), InvolvedObject::of, change));
        }

        /** Changes who reports it. */
        public Builder source(Consumer<EventSource.Builder> change) {
            return source(ModelBuilder.part(this, k -> Optional.of(k.source()), EventSource::of, change));
        }

        /** Changes how often it was seen. */
        public Builder series(Consumer<EventSeries.Builder> change) {
            return series(ModelBuilder.part(this, KubernetesEvent::series, EventSeries::of, change));
        }
    }
}
