package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The containers of RKE nodes. */
@Value.Immutable
public interface RkeSource extends Editable<RkeSource, RkeSource.Builder> {
    /** How RKE sources are read, checked and written. */
    Shape<RkeSource> SHAPE = Shape.object("RKE source", Builder::new)
            .flag("enabled", RkeSource::enabled, Builder::enabled)
            .part("fluentbit", RkeFluentbit.class, RkeSource::fluentbit, Builder::fluentbit)
            .open(ValuesFault.UNREAD);

    /** Whether they are collected; empty means false. */
    Optional<Boolean> enabled();

    /** The fluent-bit that reads them; empty means the chart's defaults. */
    Optional<RkeFluentbit> fluentbit();

    /** A source that the consumer fills in. */
    static RkeSource of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a source. */
    final class Builder extends ImmutableRkeSource.Builder implements ModelBuilder<RkeSource> {
        Builder() {}

        /** Changes the fluent-bit that reads them. */
        public Builder fluentbit(Consumer<RkeFluentbit.Builder> change) {
            return fluentbit(ModelBuilder.part(this, RkeSource::fluentbit, RkeFluentbit::of, change));
        }
    }
}
