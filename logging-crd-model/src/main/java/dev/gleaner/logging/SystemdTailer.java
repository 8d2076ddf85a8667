package dev.gleaner.logging;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.workload.ContainerOverride;
import dev.gleaner.logging.workload.ImageSpec;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Prints new entries of a journal of the node, with a fluent-bit in a container of its own. */
@Value.Immutable
public interface SystemdTailer extends Editable<SystemdTailer, SystemdTailer.Builder> {
    /** How systemd tailers are read, checked and written. */
    Shape<SystemdTailer> SHAPE = Shape.object("systemd tailer", Builder::new)
            .required("name", Scalar.TEXT, SystemdTailer::name, Builder::name)
            .text("path", SystemdTailer::path, Builder::path)
            .flag("disabled", SystemdTailer::disabled, Builder::disabled)
            .text("systemdFilter", SystemdTailer::systemdFilter, Builder::systemdFilter)
            .integer("maxEntries", SystemdTailer::maxEntries, Builder::maxEntries)
            .part(
                    "containerOverrides",
                    ContainerOverride.class,
                    SystemdTailer::containerOverrides,
                    Builder::containerOverrides)
            .part("image", ImageSpec.class, SystemdTailer::image, Builder::image)
            .since("4.10.0")
            .flag("verbose", SystemdTailer::verbose, Builder::verbose)
            .since("6.7.0")
            .rule(TailerRules::checkSystemdTailer);

    /** The name of the container, which is unique among all tailers of the host tailer. */
    String name();

    /** The folder of the journal; empty means the operator's default, {@code /var/log/journal}. */
    Optional<String> path();

    /** Whether the tailer is ignored; empty means false. */
    Optional<Boolean> disabled();

    /** The unit whose entries are printed, such as {@code kubelet.service}; empty means all units. */
    Optional<String> systemdFilter();

    /** The maximum number of entries that are read at once; empty means the operator's default, 1000. */
    Optional<Integer> maxEntries();

    /** Overrides of the container; the operator ignores their name. Empty changes nothing. */
    Optional<ContainerOverride> containerOverrides();

    /** The image, unless {@link #containerOverrides()} set another one; empty means the operator's default. */
    Optional<ImageSpec> image();

    /** Whether fluent-bit logs more about its own work; empty means false. */
    Optional<Boolean> verbose();

    /** A systemd tailer that the consumer fills in. */
    static SystemdTailer of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a systemd tailer. */
    final class Builder extends ImmutableSystemdTailer.Builder implements ModelBuilder<SystemdTailer> {
        Builder() {}

        /** Changes the overrides of the container. */
        public Builder containerOverrides(Consumer<ContainerOverride.Builder> change) {
            return containerOverrides(
                    ModelBuilder.part(this, SystemdTailer::containerOverrides, ContainerOverride::of, change));
        }

        /** Changes the image. */
        public Builder image(Consumer<ImageSpec.Builder> change) {
            return image(ModelBuilder.part(this, SystemdTailer::image, ImageSpec::of, change));
        }
    }
}
