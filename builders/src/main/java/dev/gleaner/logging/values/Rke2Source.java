package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The journal of RKE2 nodes, which a DaemonSet of the chart reads. */
@Value.Immutable
public interface Rke2Source extends Editable<Rke2Source, Rke2Source.Builder> {
    /** How RKE2 sources are read, checked and written. */
    Shape<Rke2Source> SHAPE = Shape.object("RKE2 source", Builder::new)
            .flag("enabled", Rke2Source::enabled, Builder::enabled)
            .flag("stripUnderscores", Rke2Source::stripUnderscores, Builder::stripUnderscores)
            .part("fluentbit", LoggingComponent.class, Rke2Source::fluentbit, Builder::fluentbit)
            .since("105.2.0")
            .part("kubeletLog", KubeletLog.class, Rke2Source::kubeletLog, Builder::kubeletLog)
            .since("109.0.0")
            .open(ValuesFault.UNREAD);

    /** Whether it is collected; empty means false. */
    Optional<Boolean> enabled();

    /** Whether names of fields lose the underscores in front; empty means false. */
    Optional<Boolean> stripUnderscores();

    /** The fluent-bit that reads it; empty means the chart's defaults. */
    Optional<LoggingComponent> fluentbit();

    /** The log of kubelet; empty means the chart's default. */
    Optional<KubeletLog> kubeletLog();

    /** A source that the consumer fills in. */
    static Rke2Source of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a source. */
    final class Builder extends ImmutableRke2Source.Builder implements ModelBuilder<Rke2Source> {
        Builder() {}

        /** Changes the fluent-bit that reads it. */
        public Builder fluentbit(Consumer<LoggingComponent.Builder> change) {
            return fluentbit(ModelBuilder.part(this, Rke2Source::fluentbit, LoggingComponent::of, change));
        }

        /** Changes the log of kubelet. */
        public Builder kubeletLog(Consumer<KubeletLog.Builder> change) {
            return kubeletLog(ModelBuilder.part(this, Rke2Source::kubeletLog, KubeletLog::of, change));
        }
    }
}
