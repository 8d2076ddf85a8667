package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Map;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Labels and annotations for the objects that the operator creates. */
@Value.Immutable
public interface WorkloadMetaOverrides extends Editable<WorkloadMetaOverrides, WorkloadMetaOverrides.Builder> {
    /** How metadata overrides are read, checked and written. */
    Shape<WorkloadMetaOverrides> SHAPE = Shape.object("metadata override", Builder::new)
            .textMap("annotations", WorkloadMetaOverrides::annotations, Builder::annotations)
            .textMap("labels", WorkloadMetaOverrides::labels, Builder::labels);

    /** Annotations to add or replace, in order; empty means none. */
    Map<String, String> annotations();

    /** Labels to add or replace, in order; empty means none. */
    Map<String, String> labels();

    /** A metadata override that the consumer fills in. */
    static WorkloadMetaOverrides of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a metadata override. */
    final class Builder extends ImmutableWorkloadMetaOverrides.Builder implements ModelBuilder<WorkloadMetaOverrides> {
        Builder() {}
    }
}
