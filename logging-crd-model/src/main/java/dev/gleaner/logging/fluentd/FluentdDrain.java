package dev.gleaner.logging.fluentd;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.workload.ImageSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A job for the volume of each removed pod that sends the records in its buffers. It requires volume claims. */
@Value.Immutable
public interface FluentdDrain extends Editable<FluentdDrain, FluentdDrain.Builder> {
    /** How drain settings are read, checked and written. */
    Shape<FluentdDrain> SHAPE = Shape.object("drain", Builder::new)
            .flag("enabled", FluentdDrain::enabled, Builder::enabled)
            .flag("deleteVolume", FluentdDrain::deleteVolume, Builder::deleteVolume)
            .since("3.17.10")
            .textMap("labels", FluentdDrain::labels, Builder::labels)
            .since("4.4.0")
            .textMap("annotations", FluentdDrain::annotations, Builder::annotations)
            .part("image", ImageSpec.class, FluentdDrain::image, Builder::image)
            .part("pauseImage", ImageSpec.class, FluentdDrain::pauseImage, Builder::pauseImage)
            .optional(
                    "resources",
                    Embedded.shape(ResourceRequirements.class),
                    FluentdDrain::resources,
                    Builder::resources)
            .since("4.10.0")
            .optional(
                    "securityContext",
                    Embedded.shape(SecurityContext.class),
                    FluentdDrain::securityContext,
                    Builder::securityContext)
            .since("4.10.0");

    /** Whether buffers of removed pods are sent; empty means false. */
    Optional<Boolean> enabled();

    /** Whether the volume claim is deleted when its buffers are empty; empty means false. */
    Optional<Boolean> deleteVolume();

    /** Labels of the pod of the job; empty means none besides those of the operator. */
    Map<String, String> labels();

    /** Annotations of the pod of the job; empty means none. */
    Map<String, String> annotations();

    /** The image of the container that ends the job when the buffers are empty; empty means that of the operator. */
    Optional<ImageSpec> image();

    /**
     * The image of the pod that holds the place of the removed one, so that the StatefulSet does not start it; empty
     * means {@code pause}.
     */
    Optional<ImageSpec> pauseImage();

    /** Requests and limits of the container that ends the job; empty means those of the operator. */
    Optional<Embedded<ResourceRequirements>> resources();

    /** The security context of the container that ends the job; empty means that of fluentd. */
    Optional<Embedded<SecurityContext>> securityContext();

    /** Drain settings that the consumer fills in. */
    static FluentdDrain of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds drain settings. */
    final class Builder extends ImmutableFluentdDrain.Builder implements ModelBuilder<FluentdDrain> {
        Builder() {}

        /** Changes the image of the container that ends the job. */
        public Builder image(Consumer<ImageSpec.Builder> change) {
            return image(ModelBuilder.part(this, FluentdDrain::image, ImageSpec::of, change));
        }

        /** Changes the image of the pod that holds the place of the removed one. */
        public Builder pauseImage(Consumer<ImageSpec.Builder> change) {
            return pauseImage(ModelBuilder.part(this, FluentdDrain::pauseImage, ImageSpec::of, change));
        }
    }
}
