package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How an output buffers records. Times are texts such as {@code 30s}, sizes such as {@code 3MB}. */
@Value.Immutable
public interface Buffer extends Editable<Buffer, Buffer.Builder> {
    /** How buffers are read, checked and written. */
    Shape<Buffer> SHAPE = Shape.object("buffer", Builder::new)
            .optional("disabled", Scalar.FLAG, Buffer::disabled, Builder::disabled)
            .optional("type", Scalar.TEXT, Buffer::type, Builder::type)
            .optional("tags", Scalar.TEXT, Buffer::tags, Builder::tags)
            .optional("path", Scalar.TEXT, Buffer::path, Builder::path)
            .optional("chunk_limit_size", Scalar.TEXT, Buffer::chunkLimitSize, Builder::chunkLimitSize)
            .optional("chunk_limit_records", Scalar.INTEGER, Buffer::chunkLimitRecords, Builder::chunkLimitRecords)
            .optional("total_limit_size", Scalar.TEXT, Buffer::totalLimitSize, Builder::totalLimitSize)
            .optional("queue_limit_length", Scalar.INTEGER, Buffer::queueLimitLength, Builder::queueLimitLength)
            .optional("chunk_full_threshold", Scalar.TEXT, Buffer::chunkFullThreshold, Builder::chunkFullThreshold)
            .optional(
                    "queued_chunks_limit_size",
                    Scalar.INTEGER,
                    Buffer::queuedChunksLimitSize,
                    Builder::queuedChunksLimitSize)
            .optional("compress", Scalar.TEXT, Buffer::compress, Builder::compress)
            .optional("flush_at_shutdown", Scalar.FLAG, Buffer::flushAtShutdown, Builder::flushAtShutdown)
            .optional("flush_mode", Scalar.TEXT, Buffer::flushMode, Builder::flushMode)
            .optional("flush_interval", Scalar.TEXT, Buffer::flushInterval, Builder::flushInterval)
            .optional("flush_thread_count", Scalar.INTEGER, Buffer::flushThreadCount, Builder::flushThreadCount)
            .optional("flush_thread_interval", Scalar.TEXT, Buffer::flushThreadInterval, Builder::flushThreadInterval)
            .optional(
                    "flush_thread_burst_interval",
                    Scalar.TEXT,
                    Buffer::flushThreadBurstInterval,
                    Builder::flushThreadBurstInterval)
            .optional(
                    "delayed_commit_timeout", Scalar.TEXT, Buffer::delayedCommitTimeout, Builder::delayedCommitTimeout)
            .optional("overflow_action", Scalar.TEXT, Buffer::overflowAction, Builder::overflowAction)
            .optional("retry_timeout", Scalar.TEXT, Buffer::retryTimeout, Builder::retryTimeout)
            .optional("retry_forever", Scalar.FLAG, Buffer::retryForever, Builder::retryForever)
            .optional("retry_max_times", Scalar.INTEGER, Buffer::retryMaxTimes, Builder::retryMaxTimes)
            .optional(
                    "retry_secondary_threshold",
                    Scalar.TEXT,
                    Buffer::retrySecondaryThreshold,
                    Builder::retrySecondaryThreshold)
            .optional("retry_type", Scalar.TEXT, Buffer::retryType, Builder::retryType)
            .optional("retry_wait", Scalar.TEXT, Buffer::retryWait, Builder::retryWait)
            .optional(
                    "retry_exponential_backoff_base",
                    Scalar.TEXT,
                    Buffer::retryExponentialBackoffBase,
                    Builder::retryExponentialBackoffBase)
            .optional("retry_max_interval", Scalar.TEXT, Buffer::retryMaxInterval, Builder::retryMaxInterval)
            .optional("retry_randomize", Scalar.FLAG, Buffer::retryRandomize, Builder::retryRandomize)
            .optional("disable_chunk_backup", Scalar.FLAG, Buffer::disableChunkBackup, Builder::disableChunkBackup)
            .optional("timekey", Scalar.TEXT, Buffer::timekey, Builder::timekey)
            .optional("timekey_wait", Scalar.TEXT, Buffer::timekeyWait, Builder::timekeyWait)
            .optional("timekey_use_utc", Scalar.FLAG, Buffer::timekeyUseUtc, Builder::timekeyUseUtc)
            .optional("timekey_zone", Scalar.TEXT, Buffer::timekeyZone, Builder::timekeyZone)
            .rule(BufferRules::check);

    /**
     * Whether the section is omitted, so that the plug-in uses its own buffer, usually in memory; empty means false.
     * Records are buffered in either case.
     */
    Optional<Boolean> disabled();

    /** The kind of buffer, {@code file}, {@code file_single} or {@code memory}; empty means file. */
    Optional<String> type();

    /** The keys by which records are divided into chunks; empty means {@code tag,time}. */
    Optional<String> tags();

    /** The path where chunks are stored; empty means one below {@code /buffers}, unless the type is memory. */
    Optional<String> path();

    /** The size limit of a chunk, such as {@code 3MB}; empty means the operator's default, 8MB before 4.7. */
    Optional<String> chunkLimitSize();

    /** The maximum number of records in a chunk; empty means no limit. */
    Optional<Integer> chunkLimitRecords();

    /** The size limit of the whole buffer, beyond which appending fails; empty means the default of the plug-in. */
    Optional<String> totalLimitSize();

    /** The maximum number of chunks in the queue; empty means no limit. */
    Optional<Integer> queueLimitLength();

    /** The fill ratio at which a chunk is flushed; empty means the default of the plug-in. */
    Optional<String> chunkFullThreshold();

    /** The maximum number of queued chunks; empty means the number of flush threads. */
    Optional<Integer> queuedChunksLimitSize();

    /** The compression of chunks, {@code text} for none or {@code gzip}; empty means none. */
    Optional<String> compress();

    /**
     * Whether all chunks are flushed when fluentd stops; empty means that chunks in memory are. The operator omits
     * false, so that it means the same.
     */
    Optional<Boolean> flushAtShutdown();

    /** The flush mode: {@code default}, {@code lazy}, {@code interval} or {@code immediate}; empty means default. */
    Optional<String> flushMode();

    /**
     * The time between flushes, in effect only with {@code flush_mode: interval}; empty means the default of the
     * plug-in.
     */
    Optional<String> flushInterval();

    /** The number of threads that flush in parallel; empty means 1. */
    Optional<Integer> flushThreadCount();

    /** The time that an idle flush thread sleeps, in seconds; empty means the default of the plug-in. */
    Optional<String> flushThreadInterval();

    /** The time that a flush thread sleeps between chunks, in seconds; empty means the default of the plug-in. */
    Optional<String> flushThreadBurstInterval();

    /**
     * The time after which an asynchronous write counts as failed, in seconds; empty means the default of the plug-in.
     */
    Optional<String> delayedCommitTimeout();

    /**
     * The action if the buffer is full: {@code throw_exception}, {@code block} or {@code drop_oldest_chunk}; empty
     * means the first.
     */
    Optional<String> overflowAction();

    /** The time during which a chunk is retried; empty means the default of the plug-in. */
    Optional<String> retryTimeout();

    /** Whether chunks are retried without limit; empty means true, the operator's default. */
    Optional<Boolean> retryForever();

    /** The maximum number of retries; empty means no limit. */
    Optional<Integer> retryMaxTimes();

    /** The share of the time-out after which the secondary output is used; empty means the default of the plug-in. */
    Optional<String> retrySecondaryThreshold();

    /**
     * The growth of the wait between retries, {@code exponential_backoff} or {@code periodic}; empty means the first.
     */
    Optional<String> retryType();

    /** The wait before the first retry; empty means the default of the plug-in. */
    Optional<String> retryWait();

    /** The factor by which the wait grows; empty means the default of the plug-in. */
    Optional<String> retryExponentialBackoffBase();

    /** The longest wait between retries; empty means no limit. */
    Optional<String> retryMaxInterval();

    /** Whether the wait is randomised; empty means true. The operator omits false, so that it means the same. */
    Optional<Boolean> retryRandomize();

    /** Whether chunks that cannot be written are discarded; empty means false. */
    Optional<Boolean> disableChunkBackup();

    /** The length of the time slice of a chunk, such as {@code 2m}; empty means the operator's default, 10m. */
    Optional<String> timekey();

    /** The time between the end of a slice and the flush of its chunk; empty means the operator's default, 1m. */
    Optional<String> timekeyWait();

    /** Whether time placeholders are in UTC; empty means false. */
    Optional<Boolean> timekeyUseUtc();

    /** The zone of time placeholders, such as {@code +09:00} or {@code Asia/Tokyo}; empty means the local one. */
    Optional<String> timekeyZone();

    /** A buffer that the consumer fills in. */
    static Buffer of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a buffer. */
    final class Builder extends ImmutableBuffer.Builder implements ModelBuilder<Buffer> {
        Builder() {}
    }
}
