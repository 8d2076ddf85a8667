package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A part of the chart that can be enabled. */
@Value.Immutable
public interface ChartSwitch extends Editable<ChartSwitch, ChartSwitch.Builder> {
    /** How switches are read, checked and written. */
    Shape<ChartSwitch> SHAPE = Shape.object("switch", Builder::new)
            .flag("enabled", ChartSwitch::enabled, Builder::enabled)
            .open(ValuesFault.UNREAD);

    /** Whether it is enabled; empty means the chart's default. */
    Optional<Boolean> enabled();

    /** A switch that the consumer fills in. */
    static ChartSwitch of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a switch. */
    final class Builder extends ImmutableChartSwitch.Builder implements ModelBuilder<ChartSwitch> {
        Builder() {}
    }
}
