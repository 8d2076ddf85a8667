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

/** Prints new lines of files of the node, with a fluent-bit in a container of its own. */
@Value.Immutable
public interface FileTailer extends Editable<FileTailer, FileTailer.Builder> {
    /** How file tailers are read, checked and written. */
    Shape<FileTailer> SHAPE = Shape.object("file tailer", Builder::new)
            .required("name", Scalar.TEXT, FileTailer::name, Builder::name)
            .text("path", FileTailer::path, Builder::path)
            .flag("disabled", FileTailer::disabled, Builder::disabled)
            .text("buffer_max_size", FileTailer::bufferMaxSize, Builder::bufferMaxSize)
            .text("buffer_chunk_size", FileTailer::bufferChunkSize, Builder::bufferChunkSize)
            .since("3.17.7")
            .text("skip_long_lines", FileTailer::skipLongLines, Builder::skipLongLines)
            .flag("read_from_head", FileTailer::readFromHead, Builder::readFromHead)
            .since("3.17.7")
            .part(
                    "containerOverrides",
                    ContainerOverride.class,
                    FileTailer::containerOverrides,
                    Builder::containerOverrides)
            .part("image", ImageSpec.class, FileTailer::image, Builder::image)
            .since("4.10.0")
            .flag("verbose", FileTailer::verbose, Builder::verbose)
            .since("6.7.0")
            .rule(TailerRules::checkFileTailer);

    /** The name of the container, which is unique among all tailers of the host tailer. */
    String name();

    /**
     * The absolute path of the files, whose last part may contain {@code *}. Empty means none, which is possible only
     * if the tailer is disabled.
     */
    Optional<String> path();

    /** Whether the tailer is ignored; empty means false. */
    Optional<Boolean> disabled();

    /** The size limit of the buffer of a file, such as {@code 64k}; empty means the operator's default, 32k. */
    Optional<String> bufferMaxSize();

    /** The initial size of the buffer of a file, such as {@code 64k}; empty means its size limit. */
    Optional<String> bufferChunkSize();

    /**
     * Whether a line that exceeds the buffer is skipped, {@code On} or {@code Off}; empty means on. With off, the rest
     * of the file is not read.
     */
    Optional<String> skipLongLines();

    /** Whether a file is read from its start if it has no stored position; empty means false. */
    Optional<Boolean> readFromHead();

    /** Overrides of the container; the operator ignores their name. Empty changes nothing. */
    Optional<ContainerOverride> containerOverrides();

    /** The image, unless {@link #containerOverrides()} set another one; empty means the operator's default. */
    Optional<ImageSpec> image();

    /** Whether fluent-bit logs more about its own work; empty means false. */
    Optional<Boolean> verbose();

    /** A file tailer that the consumer fills in. */
    static FileTailer of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a file tailer. */
    final class Builder extends ImmutableFileTailer.Builder implements ModelBuilder<FileTailer> {
        Builder() {}

        /** Changes the overrides of the container. */
        public Builder containerOverrides(Consumer<ContainerOverride.Builder> change) {
            return containerOverrides(
                    ModelBuilder.part(this, FileTailer::containerOverrides, ContainerOverride::of, change));
        }

        /** Changes the image. */
        public Builder image(Consumer<ImageSpec.Builder> change) {
            return image(ModelBuilder.part(this, FileTailer::image, ImageSpec::of, change));
        }
    }
}
