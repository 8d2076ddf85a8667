package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The journal or log file of K3s nodes. */
@Value.Immutable
public interface K3sSource extends Editable<K3sSource, K3sSource.Builder> {
    /** How K3s sources are read, checked and written. */
    Shape<K3sSource> SHAPE = Shape.object("K3s source", Builder::new)
            .flag("enabled", K3sSource::enabled, Builder::enabled)
            .text("container_engine", K3sSource::containerEngine, Builder::containerEngine)
            .flag("stripUnderscores", K3sSource::stripUnderscores, Builder::stripUnderscores)
            .text("loggingRef", K3sSource::loggingRef, Builder::loggingRef)
            .since("105.2.0")
            .part("fluentbit", SourceFluentbit.class, K3sSource::fluentbit, Builder::fluentbit)
            .since("105.2.0")
            .part("fluentd", SourceFluentd.class, K3sSource::fluentd, Builder::fluentd)
            .since("105.2.0")
            .open(ValuesFault.UNREAD);

    /** Whether it is collected; empty means false. */
    Optional<Boolean> enabled();

    /** The init system, {@code systemd} or {@code openrc}; empty means systemd. */
    Optional<String> containerEngine();

    /** Whether names of fields lose the underscores in front; empty means false. */
    Optional<Boolean> stripUnderscores();

    /** The {@code loggingRef} of the Logging; empty means that of the root Logging. */
    Optional<String> loggingRef();

    /** The fluent-bit that reads it; empty means the chart's defaults. */
    Optional<SourceFluentbit> fluentbit();

    /** The fluentd of its Logging; empty means the chart's defaults. */
    Optional<SourceFluentd> fluentd();

    /** A source that the consumer fills in. */
    static K3sSource of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a source. */
    final class Builder extends ImmutableK3sSource.Builder implements ModelBuilder<K3sSource> {
        Builder() {}

        /** Changes the fluent-bit that reads it. */
        public Builder fluentbit(Consumer<SourceFluentbit.Builder> change) {
            return fluentbit(ModelBuilder.part(this, K3sSource::fluentbit, SourceFluentbit::of, change));
        }

        /** Changes the fluentd of its Logging. */
        public Builder fluentd(Consumer<SourceFluentd.Builder> change) {
            return fluentd(ModelBuilder.part(this, K3sSource::fluentd, SourceFluentd::of, change));
        }
    }
}
