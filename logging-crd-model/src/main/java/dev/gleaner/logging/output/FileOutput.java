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
public non-sealed interface FileOutput extends OutputTarget, Editable<FileOutput, FileOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<FileOutput> SHAPE = Shape.object("file", Builder::new)
            .required("path", Scalar.TEXT, FileOutput::path, Builder::path)
            .optional("append", Scalar.FLAG, FileOutput::append, Builder::append)
            .optional("add_path_suffix", Scalar.FLAG, FileOutput::addPathSuffix, Builder::addPathSuffix)
            .optional("path_suffix", Scalar.TEXT, FileOutput::pathSuffix, Builder::pathSuffix)
            .optional("symlink_path", Scalar.FLAG, FileOutput::symlinkPath, Builder::symlinkPath)
            .optional("compress", Scalar.TEXT, FileOutput::compress, Builder::compress)
            .optional("recompress", Scalar.FLAG, FileOutput::recompress, Builder::recompress)
            .optional("format", Shape.ref(Format.class), FileOutput::format, Builder::format)
            .optional("buffer", Shape.ref(Buffer.class), FileOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    FileOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .rule(Options.among("compress", "text", "gz", "gzip"))
            .rule(FilePathRules::check);

    /**
     * The path of the files, to which a time and {@code .log} are added. It has a placeholder for each key of the
     * buffer and for no other, so that it usually contains {@code ${tag}}.
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

    /** The format of records; empty means that of the plug-in. */
    Optional<Format> format();

    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** The time after which a flush is logged as slow, in seconds; empty means the limit of the plug-in, 20. */
    Optional<String> slowFlushLogThreshold();

    /** A plug-in that the consumer fills in. */
    static FileOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableFileOutput.Builder implements ModelBuilder<FileOutput> {
        Builder() {}

        /** Changes the format of records. */
        public Builder format(Consumer<Format.Builder> change) {
            return format(ModelBuilder.part(this, FileOutput::format, Format::of, change));
        }

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, FileOutput::buffer, Buffer::of, change));
        }
    }
}
