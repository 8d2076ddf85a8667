package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The log of a managed Kubernetes service. */
@Value.Immutable
public interface LoggingSource extends Editable<LoggingSource, LoggingSource.Builder> {
    /** How logging sources are read, checked and written. */
    Shape<LoggingSource> SHAPE = Shape.object("logging source", Builder::new)
            .flag("enabled", LoggingSource::enabled, Builder::enabled)
            .text("loggingRef", LoggingSource::loggingRef, Builder::loggingRef)
            .since("105.2.0")
            .part("fluentbit", SourceFluentbit.class, LoggingSource::fluentbit, Builder::fluentbit)
            .since("105.2.0")
            .part("fluentd", SourceFluentd.class, LoggingSource::fluentd, Builder::fluentd)
            .since("105.2.0")
            .open(ValuesFault.UNREAD);

    /** Whether it is collected; empty means false. */
    Optional<Boolean> enabled();

    /** The {@code loggingRef} of the Logging; empty means that of the root Logging. */
    Optional<String> loggingRef();

    /** The fluent-bit that reads it; empty means the chart's defaults. */
    Optional<SourceFluentbit> fluentbit();

    /** The fluentd of its Logging; empty means the chart's defaults. */
    Optional<SourceFluentd> fluentd();

    /** A logging source that the consumer fills in. */
    static LoggingSource of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a logging source. */
    final class Builder extends ImmutableLoggingSource.Builder implements ModelBuilder<LoggingSource> {
        Builder() {}

        /** Changes the fluent-bit that reads it. */
        public Builder fluentbit(Consumer<SourceFluentbit.Builder> change) {
            return fluentbit(ModelBuilder.part(this, LoggingSource::fluentbit, SourceFluentbit::of, change));
        }

        /** Changes the fluentd of its Logging. */
        public Builder fluentd(Consumer<SourceFluentd.Builder> change) {
            return fluentd(ModelBuilder.part(this, LoggingSource::fluentd, SourceFluentd::of, change));
        }
    }
}
