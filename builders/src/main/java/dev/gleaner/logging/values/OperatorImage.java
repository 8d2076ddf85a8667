package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The image of the operator. */
@Value.Immutable
public interface OperatorImage extends Editable<OperatorImage, OperatorImage.Builder> {
    /** How operator images are read, checked and written. */
    Shape<OperatorImage> SHAPE = Shape.object("operator image", Builder::new)
            .text("repository", OperatorImage::repository, Builder::repository)
            .text("tag", OperatorImage::tag, Builder::tag)
            .text("pullPolicy", OperatorImage::pullPolicy, Builder::pullPolicy)
            .open(ValuesFault.UNREAD);

    /** The repository; empty means the chart's. */
    Optional<String> repository();

    /** The tag; empty means the chart's. */
    Optional<String> tag();

    /** When it is pulled: {@code Always}, {@code IfNotPresent} or {@code Never}; empty means {@code IfNotPresent}. */
    Optional<String> pullPolicy();

    /** An image that the consumer fills in. */
    static OperatorImage of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an image. */
    final class Builder extends ImmutableOperatorImage.Builder implements ModelBuilder<OperatorImage> {
        Builder() {}
    }
}
