package dev.gleaner.logging.delivery;

import dev.gleaner.document.Part;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.Output;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * When an output sends its records, according to its buffer and the defaults of the operator. Immutable.
 *
 * <p>fluentd checks regularly whether chunks are due. With one flush thread, each check sends one chunk. Source:
 * fluentd 1.14.6, lib/fluent/plugin/output.rb (enqueue_thread_run) and buffer.rb (enqueue_all).
 */
public final class FlushTiming {
    private final OutputPlugin plugin;
    private final BufferSettings buffer;

    private FlushTiming(OutputPlugin plugin, BufferSettings buffer) {
        this.plugin = plugin;
        this.buffer = buffer;
    }

    /** The timing of a ClusterOutput under a version of the operator. */
    public static FlushTiming of(ClusterOutput output, OperatorVersion version) {
        return of(OutputPlugin.of(Objects.requireNonNull(output, "output")), version);
    }

    /** The timing of an Output under a version of the operator. */
    public static FlushTiming of(Output output, OperatorVersion version) {
        return of(OutputPlugin.of(Objects.requireNonNull(output, "output")), version);
    }

    /** The timing of an untyped Output or ClusterOutput under a version of the operator. */
    public static FlushTiming of(Part output, OperatorVersion version) {
        return of(OutputPlugin.of(Objects.requireNonNull(output, "output")), version);
    }

    private static FlushTiming of(OutputPlugin plugin, OperatorVersion version) {
        return new FlushTiming(plugin, BufferSettings.of(plugin, version));
    }

    /**
     * The delay of a record whose own time is its time of arrival, whenever it arrives. A full chunk is sent earlier.
     */
    public Delay delay() {
        if (!plugin.isBuffered()) {
            return delay(Duration.ZERO, Duration.ZERO);
        }
        Duration slice = Delay.duration(buffer.timekey());
        Duration age = Delay.duration(buffer.flushInterval());
        Delay longest = delay(Duration.ZERO, Duration.ZERO);
        Delay shortest = delay(slice, buffer.mode() == FlushMode.INTERVAL ? age : Duration.ZERO);
        return new Delay(shortest.earliest(), longest.latest(), longest.setting());
    }

    /**
     * The delay of a record whose time slice began some time ago, and whose chunk has existed for some time. The time
     * slice of a record is that of its own time: the slice of an old record has ended long ago.
     */
    public Delay delay(Duration sliceAge, Duration chunkAge) {
        Objects.requireNonNull(sliceAge, "sliceAge");
        Objects.requireNonNull(chunkAge, "chunkAge");
        if (!plugin.isBuffered()) {
            return Delay.ofSeconds(0, 0, plugin.key());
        }
        if (buffer.mode() == FlushMode.IMMEDIATE) {
            return Delay.ofSeconds(0, buffer.threadInterval(), "flush_mode: immediate");
        }
        boolean isLazy = buffer.mode() == FlushMode.LAZY;
        if (isLazy && !buffer.hasTime()) {
            // The wait ends only when the chunk is full, or when fluentd stops.
            return new Delay(Duration.ZERO, Optional.empty(), "flush_mode: lazy");
        }
        double ofSlice = remaining(buffer.timekey() + buffer.timekeyWait(), sliceAge);
        double ofAge = remaining(buffer.flushInterval(), chunkAge);
        boolean decidesSlice = buffer.hasTime() && (isLazy || ofSlice < ofAge);
        double due = decidesSlice ? ofSlice : ofAge;
        return Delay.ofSeconds(due, due + period() + buffer.threadInterval(), setting(decidesSlice));
    }

    private static double remaining(double seconds, Duration past) {
        return Math.max(0, seconds - past.toMillis() / 1000.0);
    }

    private String setting(boolean isSlice) {
        if (isSlice) {
            return buffer.setting("timekey", "10m") + ", " + buffer.setting("timekey_wait", "1m");
        }
        return buffer.setting("flush_interval", "60s");
    }

    /**
     * The time between two checks of the buffer. If many chunks are due at the same time, each check finds
     * {@link #chunksOfCheck} of them.
     */
    public Duration checkPeriod() {
        return Delay.duration(period());
    }

    /**
     * The seconds between two checks: an eleventh of the shortest time that fluentd waits, but not less than the sleep
     * of a flush thread.
     */
    private double period() {
        double base = Math.min(buffer.timekey(), buffer.timekeyWait());
        boolean hasShortSlices = buffer.hasTime() && buffer.timekey() < buffer.flushInterval();
        if (buffer.mode() == FlushMode.INTERVAL && !hasShortSlices) {
            base = buffer.flushInterval();
        }
        return Math.max(base / 11, buffer.threadInterval());
    }

    /** The maximum number of chunks that one check finds. */
    public int chunksOfCheck() {
        return buffer.queuedChunks();
    }

    /** The limits at which a chunk is full. A full chunk is sent at once. */
    public FullChunk fullChunk() {
        return new FullChunk((long) Math.ceil(buffer.fullBytes()), (long) Math.ceil(buffer.fullRecords()));
    }

    /**
     * Whether the chunks are sent when fluentd stops. If not, they stay in files and are sent by the next fluentd that
     * has the same volume.
     */
    public boolean isSentAtStop() {
        return buffer.isFlushedAtStop();
    }
}
