package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The agents on Windows nodes. */
@Value.Immutable
public interface ChartNodeAgents extends Editable<ChartNodeAgents, ChartNodeAgents.Builder> {
    /** How Windows agents are read, checked and written. */
    Shape<ChartNodeAgents> SHAPE = Shape.object("Windows agents", Builder::new)
            .part("tls", ChartSwitch.class, ChartNodeAgents::tls, Builder::tls)
            .open(ValuesFault.UNREAD);

    /** Whether they encrypt their connection to fluentd; empty means no. */
    Optional<ChartSwitch> tls();

    /** Agents that the consumer fills in. */
    static ChartNodeAgents of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds agents. */
    final class Builder extends ImmutableChartNodeAgents.Builder implements ModelBuilder<ChartNodeAgents> {
        Builder() {}

        /** Changes whether they encrypt their connection to fluentd. */
        public Builder tls(Consumer<ChartSwitch.Builder> change) {
            return tls(ModelBuilder.part(this, ChartNodeAgents::tls, ChartSwitch::of, change));
        }
    }
}
