package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.workload.WorkloadOverrides;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The EventTailer of Harvester, which prints Kubernetes events. The template reads no other fields of an EventTailer.
 */
@Value.Immutable
public interface HarvesterEventTailer extends Editable<HarvesterEventTailer, HarvesterEventTailer.Builder> {
    /** How Harvester event tailers are read, checked and written. */
    Shape<HarvesterEventTailer> SHAPE = Shape.object("Harvester event tailer", Builder::new)
            .text("name", HarvesterEventTailer::name, Builder::name)
            .text("namespace", HarvesterEventTailer::namespace, Builder::namespace)
            .text("controlNamespace", HarvesterEventTailer::controlNamespace, Builder::controlNamespace)
            .optional(
                    "workloadOverrides",
                    ChartVersion.ofOperator(Shape.ref(WorkloadOverrides.class)),
                    HarvesterEventTailer::workloadOverrides,
                    Builder::workloadOverrides)
            .open(ValuesFault.UNREAD);

    /** Its name; empty means {@code harvester-default-event-tailer}. */
    Optional<String> name();

    /** Its namespace; empty means {@code cattle-logging-system}. */
    Optional<String> namespace();

    /** The namespace of its pod; empty means {@code cattle-logging-system}. */
    Optional<String> controlNamespace();

    /**
     * Overrides of its pod, such as the image and resources of the container {@code event-tailer}; empty means none.
     */
    Optional<WorkloadOverrides> workloadOverrides();

    /** An event tailer that the consumer fills in. */
    static HarvesterEventTailer of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an event tailer. */
    final class Builder extends ImmutableHarvesterEventTailer.Builder implements ModelBuilder<HarvesterEventTailer> {
        Builder() {}

        /** Changes the overrides of its pod, such as the image and resources of the container {@code event-tailer}. */
        public Builder workloadOverrides(Consumer<WorkloadOverrides.Builder> change) {
            return workloadOverrides(
                    ModelBuilder.part(this, HarvesterEventTailer::workloadOverrides, WorkloadOverrides::of, change));
        }
    }
}
