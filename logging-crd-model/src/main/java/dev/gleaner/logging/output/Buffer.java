package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * How an output buffers records. Times are texts such as {@code 30s}, sizes such as {@code 3MB}; the builder also takes a
 * {@link Duration} and a {@link ByteSize}.
 */
@Value.Immutable
public interface Buffer extends Editable<Buffer, Buffer.Builder> {
    /** How buffers are read, checked and written. */
    Shape<Buffer> SHAPE = Shape.object("buffer", Builder::new)
            .flag("disabled", Buffer::disabled, Builder::disabled)
            .text("type", Buffer::type, Builder::type)
            .text("tags", Buffer::tags, Builder::tags)
            .text("path", Buffer::path, Builder::path)
            .text("chunk_limit_size", Buffer::chunkLimitSize, Builder::chunkLimitSize)
            .integer("chunk_limit_records", Buffer::chunkLimitRecords, Builder::chunkLimitRecords)
            .text("total_limit_size", Buffer::totalLimitSize, Builder::totalLimitSize)
            .integer("queue_limit_length", Buffer::queueLimitLength, Builder::queueLimitLength)
            .text("chunk_full_threshold", Buffer::chunkFullThreshold, Builder::chunkFullThreshold)
            .integer("queued_chunks_limit_size", Buffer::queuedChunksLimitSize, Builder::queuedChunksLimitSize)
            .text("compress", Buffer::compress, Builder::compress)
            .flag("flush_at_shutdown", Buffer::flushAtShutdown, Builder::flushAtShutdown)
            .text("flush_mode", Buffer::flushMode, Builder::flushMode)
            .text("flush_interval", Buffer::flushInterval, Builder::flushInterval)
            .integer("flush_thread_count", Buffer::flushThreadCount, Builder::flushThreadCount)
            .text("flush_thread_interval", Buffer::flushThreadInterval, Builder::flushThreadInterval)
            .text("flush_thread_burst_interval", Buffer::flushThreadBurstInterval, Builder::flushThreadBurstInterval)
            .text("delayed_commit_timeout", Buffer::delayedCommitTimeout, Builder::delayedCommitTimeout)
            .text("overflow_action", Buffer::overflowAction, Builder::overflowAction)
            .text("retry_timeout", Buffer::retryTimeout, Builder::retryTimeout)
            .flag("retry_forever", Buffer::retryForever, Builder::retryForever)
            .integer("retry_max_times", Buffer::retryMaxTimes, Builder::retryMaxTimes)
            .text("retry_secondary_threshold", Buffer::retrySecondaryThreshold, Builder::retrySecondaryThreshold)
            .text("retry_type", Buffer::retryType, Builder::retryType)
            .text("retry_wait", Buffer::retryWait, Builder::retryWait)
            .text(
                    "retry_exponential_backoff_base",
                    Buffer::retryExponentialBackoffBase,
                    Builder::retryExponentialBackoffBase)
            .text("retry_max_interval", Buffer::retryMaxInterval, Builder::retryMaxInterval)
            .flag("retry_randomize", Buffer::retryRandomize, Builder::retryRandomize)
            .flag("disable_chunk_backup", Buffer::disableChunkBackup, Builder::disableChunkBackup)
            .text("timekey", Buffer::timekey, Builder::timekey)
            .text("timekey_wait", Buffer::timekeyWait, Builder::timekeyWait)
            .flag("timekey_use_utc", Buffer::timekeyUseUtc, Builder::timekeyUseUtc)
            .text("timekey_zone", Buffer::timekeyZone, Builder::timekeyZone)
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
     * false, so false has the same effect.
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

    /** The time after which an asynchronous write counts as failed, in seconds; empty means the default of fluentd. */
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

    /** The growth of the wait between retries, {@code exponential_backoff} (if empty) or {@code periodic}. */
    Optional<String> retryType();

    /** The wait before the first retry; empty means the default of the plug-in. */
    Optional<String> retryWait();

    /** The factor by which the wait grows; empty means the default of the plug-in. */
    Optional<String> retryExponentialBackoffBase();

    /** The longest wait between retries; empty means no limit. */
    Optional<String> retryMaxInterval();

    /** Whether the wait is randomised; empty means true. The operator omits false, so false has the same effect. */
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

        /** Sets the size limit of a chunk. */
        public Builder chunkLimitSize(ByteSize size) {
            return chunkLimitSize(size.toString());
        }

        /** Sets the size limit of the whole buffer. */
        public Builder totalLimitSize(ByteSize size) {
            return totalLimitSize(size.toString());
        }

        /** Sets the time between flushes. */
        public Builder flushInterval(Duration interval) {
            return flushInterval(TimeText.of(interval));
        }

        /** Sets the time that an idle flush thread sleeps. */
        public Builder flushThreadInterval(Duration interval) {
            return flushThreadInterval(TimeText.inSeconds(interval));
        }

        /** Sets the time that a flush thread sleeps between chunks. */
        public Builder flushThreadBurstInterval(Duration interval) {
            return flushThreadBurstInterval(TimeText.inSeconds(interval));
        }

        /** Sets the time after which an asynchronous write counts as failed. */
        public Builder delayedCommitTimeout(Duration timeout) {
            return delayedCommitTimeout(TimeText.of(timeout));
        }

        /** Sets the time during which a chunk is retried. */
        public Builder retryTimeout(Duration timeout) {
            return retryTimeout(TimeText.of(timeout));
        }

        /** Sets the wait before the first retry. */
        public Builder retryWait(Duration wait) {
            return retryWait(TimeText.of(wait));
        }

        /** Sets the longest wait between retries. */
        public Builder retryMaxInterval(Duration interval) {
            return retryMaxInterval(TimeText.of(interval));
        }

        /** Sets the length of the time slice of a chunk. */
        public Builder timekey(Duration slice) {
            return timekey(TimeText.of(slice));
        }

        /** Sets the time between the end of a slice and the flush of its chunk. */
        public Builder timekeyWait(Duration wait) {
            return timekeyWait(TimeText.of(wait));
        }
    }
}
