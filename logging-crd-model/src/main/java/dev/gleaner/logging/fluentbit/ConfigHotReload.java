package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.workload.ImageSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Makes fluent-bit load a changed configuration without a new pod. The reloader is a container of the same pod. An
 * object without fields enables it, too.
 */
@Value.Immutable
public interface ConfigHotReload extends Editable<ConfigHotReload, ConfigHotReload.Builder> {
    /** How hot reloads are read, checked and written. */
    Shape<ConfigHotReload> SHAPE = Shape.object("hot reload", Builder::new)
            .part("image", ImageSpec.class, ConfigHotReload::image, Builder::image)
            .optional(
                    "resources",
                    Embedded.shape(ResourceRequirements.class),
                    ConfigHotReload::resources,
                    Builder::resources);

    /** The image of the reloader; empty means the operator's default. */
    Optional<ImageSpec> image();

    /** The resources of the reloader; empty means no requests and limits. */
    Optional<Embedded<ResourceRequirements>> resources();

    /** A hot reload that the consumer fills in. */
    static ConfigHotReload of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a hot reload. */
    final class Builder extends ImmutableConfigHotReload.Builder implements ModelBuilder<ConfigHotReload> {
        Builder() {}

        /** Changes the image of the reloader. */
        public Builder image(Consumer<ImageSpec.Builder> change) {
            return image(ModelBuilder.part(this, ConfigHotReload::image, ImageSpec::of, change));
        }
    }
}
