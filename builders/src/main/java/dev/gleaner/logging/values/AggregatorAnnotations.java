package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Map;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Annotations of the service accounts of fluentd. The chart reads no other names of Loggings. */
@Value.Immutable
public interface AggregatorAnnotations extends Editable<AggregatorAnnotations, AggregatorAnnotations.Builder> {
    /** How fluentd service account annotations are read, checked and written. */
    Shape<AggregatorAnnotations> SHAPE = Shape.object("fluentd service account annotations", Builder::new)
            .textMap("root", AggregatorAnnotations::root, Builder::root)
            .textMap("eks", AggregatorAnnotations::eks, Builder::eks)
            .open(ValuesFault.UNREAD);

    /** Those of the root Logging; empty means none. */
    Map<String, String> root();

    /** Those of the Logging for EKS; empty means none. */
    Map<String, String> eks();

    /** Annotations that the consumer fills in. */
    static AggregatorAnnotations of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds annotations. */
    final class Builder extends ImmutableAggregatorAnnotations.Builder implements ModelBuilder<AggregatorAnnotations> {
        Builder() {}
    }
}
