package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** An image of the chart. */
@Value.Immutable
public interface ChartImage extends Editable<ChartImage, ChartImage.Builder> {
    /** How images are read, checked and written. */
    Shape<ChartImage> SHAPE = Shape.object("image", Builder::new)
            .text("repository", ChartImage::repository, Builder::repository)
            .text("tag", ChartImage::tag, Builder::tag)
            .open(ValuesFault.UNREAD);

    /** The repository; empty means the chart's. */
    Optional<String> repository();

    /** The tag; empty means the chart's. */
    Optional<String> tag();

    /** An image that the consumer fills in. */
    static ChartImage of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an image. */
    final class Builder extends ImmutableChartImage.Builder implements ModelBuilder<ChartImage> {
        Builder() {}
    }
}
