package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * How fluent-bit stores records that are not sent yet ({@code bufferStorage}, in the section {@code SERVICE}). Only
 * inputs with {@code storage.type: filesystem} use the files.
 */
@Value.Immutable
public interface BufferStorage extends Editable<BufferStorage, BufferStorage.Builder> {
    /** How buffer storages are read, checked and written. */
    Shape<BufferStorage> SHAPE = Shape.object("buffer storage", Builder::new)
            .text("storage.path", BufferStorage::storagePath, Builder::storagePath)
            .text("storage.sync", BufferStorage::storageSync, Builder::storageSync)
            .text("storage.checksum", BufferStorage::storageChecksum, Builder::storageChecksum)
            .integer("storage.max_chunks_up", BufferStorage::storageMaxChunksUp, Builder::storageMaxChunksUp)
            .since("4.10.0")
            .text("storage.backlog.mem_limit", BufferStorage::storageBacklogMemLimit, Builder::storageBacklogMemLimit)
            .text("storage.metrics", BufferStorage::storageMetrics, Builder::storageMetrics)
            .since("4.4.0")
            .text(
                    "storage.delete_irrecoverable_chunks",
                    BufferStorage::storageDeleteIrrecoverableChunks,
                    Builder::storageDeleteIrrecoverableChunks)
            .since("4.10.0")
            .rule(FluentbitOptions.words("storage.sync", "normal", "full"));

    /** The folder of the files; empty means the operator's default, {@code /buffers}. */
    Optional<String> storagePath();

    /** Whether each write reaches the disk at once: {@code full}, or {@code normal} if not; empty means normal. */
    Optional<String> storageSync();

    /** Whether files have a checksum, {@code On} or {@code Off}; empty means off. */
    Optional<String> storageChecksum();

    /** The maximum number of chunks in memory; empty means 128. */
    Optional<Integer> storageMaxChunksUp();

    /** The memory for records that an earlier run left behind, such as {@code 5M}; empty means 5M. */
    Optional<String> storageBacklogMemLimit();

    /** Whether the metrics server also reports the storage, {@code On} or {@code Off}; empty means off. */
    Optional<String> storageMetrics();

    /** Whether damaged files are deleted, {@code On} or {@code Off}; empty means off. */
    Optional<String> storageDeleteIrrecoverableChunks();

    /** A buffer storage that the consumer fills in. */
    static BufferStorage of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a buffer storage. */
    final class Builder extends ImmutableBufferStorage.Builder implements ModelBuilder<BufferStorage> {
        Builder() {}
    }
}
