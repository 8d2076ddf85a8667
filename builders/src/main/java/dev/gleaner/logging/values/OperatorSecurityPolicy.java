package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The PodSecurityPolicy of the operator, a kind that Kubernetes 1.25 removed. */
@Value.Immutable
public interface OperatorSecurityPolicy extends Editable<OperatorSecurityPolicy, OperatorSecurityPolicy.Builder> {
    /** How operator security policies are read, checked and written. */
    Shape<OperatorSecurityPolicy> SHAPE = Shape.object("operator security policy", Builder::new)
            .flag("enabled", OperatorSecurityPolicy::enabled, Builder::enabled)
            .until("100.1.3")
            .instead("global.cattle.psp.enabled (102.0.0 to 105.2.0)")
            .textMap("annotations", OperatorSecurityPolicy::annotations, Builder::annotations)
            .open(ValuesFault.UNREAD);

    /** Whether the chart creates it; empty means true. */
    Optional<Boolean> enabled();

    /** Its annotations; empty means the chart's. */
    Map<String, String> annotations();

    /** A policy that the consumer fills in. */
    static OperatorSecurityPolicy of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a policy. */
    final class Builder extends ImmutableOperatorSecurityPolicy.Builder
            implements ModelBuilder<OperatorSecurityPolicy> {
        Builder() {}
    }
}
