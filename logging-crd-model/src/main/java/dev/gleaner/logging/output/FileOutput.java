package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.plugin.Options;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Writes records to files of the fluentd pod ({@code file}, fluentd {@code @type file}). */
@Value.Immutable
public non-sealed interface FileOutput
        extends OutputTarget, FlushedOutput, FormattedOutput, Editable<FileOutput, FileOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<FileOutput> SHAPE = Shape.object("file", Builder::new)
            .required("path", Scalar.TEXT, FileOutput::path, Builder::path)
            .flag("append", FileOutput::append, Builder::append)
            .flag("add_path_suffix", FileOutput::addPathSuffix, Builder::addPathSuffix)
            .text("path_suffix", FileOutput::pathSuffix, Builder::pathSuffix)
            .flag("symlink_path", FileOutput::symlinkPath, Builder::symlinkPath)
            .text("compress", FileOutput::compress, Builder::compress)
            .flag("recompress", FileOutput::recompress, Builder::recompress)
            .group(FormatFields::addTo)
            .group(BufferFields::addTo)
            .rule(Options.among("compress", "text", "gz", "gzip"))
            .rule(FilePathRules::check);

    /**
     * The path of the files, to which a time and {@code .log} are added. It has a placeholder for each key of the
     * buffer and for no other, so it usually contains {@code ${tag}}.
     */
    String path();

    /** Whether chunks are appended to an existing file; empty means that each chunk has its own. */
    Optional<Boolean> append();

    /** Whether the suffix is added; empty means true. */
    Optional<Boolean> addPathSuffix();

    /** The suffix of files; empty means {@code .log}. */
    Optional<String> pathSuffix();

    /** Whether a link to the newest chunk is kept; empty means false. fluentd expects a path here. */
    Optional<Boolean> symlinkPath();

    /** The compression of files, {@code text} for none or {@code gzip}; empty means none. */
    Optional<String> compress();

    /** Whether compressed chunks are compressed again; empty means false. */
    Optional<Boolean> recompress();

    /** A plug-in that the consumer fills in. */
    static FileOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableFileOutput.Builder
            implements BufferFields<FileOutput, Builder>, FormatFields<FileOutput, Builder> {
        Builder() {}
    }
}
