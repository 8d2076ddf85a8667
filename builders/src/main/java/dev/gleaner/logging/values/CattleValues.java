package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The global values of Rancher. */
@Value.Immutable
public interface CattleValues extends Editable<CattleValues, CattleValues.Builder> {
    /** How Rancher values are read, checked and written. */
    Shape<CattleValues> SHAPE = Shape.object("Rancher values", Builder::new)
            .text("systemDefaultRegistry", CattleValues::systemDefaultRegistry, Builder::systemDefaultRegistry)
            .part("psp", ChartSwitch.class, CattleValues::psp, Builder::psp)
            .since("102.0.0")
            .until("105.2.0")
            .instead("global.psp (up to 100.1.3)")
            .text("rkeWindowsPathPrefix", CattleValues::rkeWindowsPathPrefix, Builder::rkeWindowsPathPrefix)
            .until("107.0.1")
            .instead("global.rkeWindowsPathPrefix")
            .part("windows", ChartSwitch.class, CattleValues::windows, Builder::windows)
            .open(ValuesFault.UNREAD);

    /** The registry of all images; empty means Docker Hub. */
    Optional<String> systemDefaultRegistry();

    /** Whether the Loggings use a PodSecurityPolicy; empty means false. */
    Optional<ChartSwitch> psp();

    /** The folder of RKE on a Windows node; empty means the chart's. */
    Optional<String> rkeWindowsPathPrefix();

    /** Whether records of Windows nodes are collected; empty means no. */
    Optional<ChartSwitch> windows();

    /** Values that the consumer fills in. */
    static CattleValues of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds values. */
    final class Builder extends ImmutableCattleValues.Builder implements ModelBuilder<CattleValues> {
        Builder() {}

        /** Changes whether the Loggings use a PodSecurityPolicy. */
        public Builder psp(Consumer<ChartSwitch.Builder> change) {
            return psp(ModelBuilder.part(this, CattleValues::psp, ChartSwitch::of, change));
        }

        /** Changes whether records of Windows nodes are collected. */
        public Builder windows(Consumer<ChartSwitch.Builder> change) {
            return windows(ModelBuilder.part(this, CattleValues::windows, ChartSwitch::of, change));
        }
    }
}
