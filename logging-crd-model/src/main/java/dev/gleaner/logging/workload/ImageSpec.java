package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The image of a container, and how it is pulled. */
@Value.Immutable
public interface ImageSpec extends Editable<ImageSpec, ImageSpec.Builder> {
    /** How images are read, checked and written. */
    Shape<ImageSpec> SHAPE = Shape.object("image", Builder::new)
            .text("repository", ImageSpec::repository, Builder::repository)
            .text("tag", ImageSpec::tag, Builder::tag)
            .text("pullPolicy", ImageSpec::pullPolicy, Builder::pullPolicy)
            .list(
                    "imagePullSecrets",
                    Embedded.shape(LocalObjectReference.class),
                    ImageSpec::imagePullSecrets,
                    Builder::imagePullSecrets);

    /**
     * The name of the image without a tag; empty means the operator's default. The tailers of a HostTailer have no
     * default.
     */
    Optional<String> repository();

    /** The tag; empty means the operator's default. */
    Optional<String> tag();

    /**
     * When it is pulled: {@code Always}, {@code IfNotPresent} or {@code Never}; empty means the default of the cluster.
     */
    Optional<String> pullPolicy();

    /** Secrets for the registry; empty means none. */
    List<Embedded<LocalObjectReference>> imagePullSecrets();

    /** An image that the consumer fills in. */
    static ImageSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an image. */
    final class Builder extends ImmutableImageSpec.Builder implements ModelBuilder<ImageSpec> {
        Builder() {}
    }
}
