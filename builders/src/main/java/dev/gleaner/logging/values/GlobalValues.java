package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Values that a chart shares with its subcharts. */
@Value.Immutable
public interface GlobalValues extends Editable<GlobalValues, GlobalValues.Builder> {
    /** How global values are read, checked and written. */
    Shape<GlobalValues> SHAPE = Shape.object("global values", Builder::new)
            .part("cattle", CattleValues.class, GlobalValues::cattle, Builder::cattle)
            .text("dockerRootDirectory", GlobalValues::dockerRootDirectory, Builder::dockerRootDirectory)
            .part("psp", ChartSwitch.class, GlobalValues::psp, Builder::psp)
            .until("100.1.3")
            .instead("global.cattle.psp (102.0.0 to 105.2.0)")
            .text("rkeWindowsPathPrefix", GlobalValues::rkeWindowsPathPrefix, Builder::rkeWindowsPathPrefix)
            .since("108.0.2")
            .instead("global.cattle.rkeWindowsPathPrefix")
            .part("seLinux", ChartSwitch.class, GlobalValues::seLinux, Builder::seLinux)
            .open(ValuesFault.UNREAD);

    /** The values of Rancher; empty means the chart's. Rancher sets them when it installs a chart. */
    Optional<CattleValues> cattle();

    /** The folder of Docker on a node, which is then mounted into fluent-bit; empty means the default one. */
    Optional<String> dockerRootDirectory();

    /** Whether the Loggings use a PodSecurityPolicy; empty means true. */
    Optional<ChartSwitch> psp();

    /**
     * The folder of RKE on a Windows node; empty means <code>c:\\</code>. Versions before 108.0.2 list it, but do not
     * read it.
     */
    Optional<String> rkeWindowsPathPrefix();

    /** Whether SELinux is enabled on the nodes; empty means false. */
    Optional<ChartSwitch> seLinux();

    /** Global values that the consumer fills in. */
    static GlobalValues of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds global values. */
    final class Builder extends ImmutableGlobalValues.Builder implements ModelBuilder<GlobalValues> {
        Builder() {}

        /** Changes the values of Rancher. */
        public Builder cattle(Consumer<CattleValues.Builder> change) {
            return cattle(ModelBuilder.part(this, GlobalValues::cattle, CattleValues::of, change));
        }

        /** Changes whether the Loggings use a PodSecurityPolicy. */
        public Builder psp(Consumer<ChartSwitch.Builder> change) {
            return psp(ModelBuilder.part(this, GlobalValues::psp, ChartSwitch::of, change));
        }

        /** Changes whether SELinux is enabled on the nodes. */
        public Builder seLinux(Consumer<ChartSwitch.Builder> change) {
            return seLinux(ModelBuilder.part(this, GlobalValues::seLinux, ChartSwitch::of, change));
        }
    }
}
