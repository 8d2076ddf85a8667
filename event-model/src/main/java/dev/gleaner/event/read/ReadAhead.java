package dev.gleaner.event.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Reads the next segments of a file in other threads, on the assumption that a line in the server's format is a record.
 * The reader of the file uses the run of a segment only if it is between two records when it reaches the first line of
 * the run, so that the result is the same as without reading ahead. At most {@value #WINDOW} segments are in memory.
 * Only one thread may use it.
 */
final class ReadAhead<T> implements Closeable {
    /** The usual size of a segment in bytes. */
    static final int SEGMENT = 1 << 20;

    private static final int WINDOW = 4;

    /** The number of segments of a file below which other threads do not pay off. */
    private static final long FEWEST = 4;

    /** The number of consecutive segments without a run after which the rest of the file is not read ahead. */
    private static final int MOST_FRUITLESS = 3;

    private final Log<T> log;
    private final LogFile file;
    private final int size;
    private final int longest;
    private final Queue<SegmentReader<T>> idle = new ConcurrentLinkedQueue<>();
    private final Deque<FutureTask<SegmentRun<T>>> ahead = new ArrayDeque<>();

    /** The number of the first segment ahead. */
    private long segment;

    private int fruitless;

    private ReadAhead(Log<T> log, LogFile file, int size, int longest) {
        this.log = log;
        this.file = file;
        this.size = size;
        this.longest = longest;
    }

    /** Reads a file ahead; null if it is small, compressed, or its first line is not a record. */
    static <T> @Nullable ReadAhead<T> of(Log<T> log, LogFile file, int size, int longest) {
        try {
            return file.size() >= FEWEST * size && file.isSplittable()
                    ? new ReadAhead<>(log, file, size, longest)
                    : null;
        } catch (IOException e) {
            // The reader of the file reports the failure.
            return null;
        }
    }

    /** The run that starts at an offset; null if there is none, or if it was asked for before. */
    @Nullable
    SegmentRun<T> at(long offset) {
        if (offset < segment * size || fruitless > MOST_FRUITLESS) {
            return null;
        }
        for (long wanted = offset / size; segment < wanted; segment++) {
            FutureTask<SegmentRun<T>> passed = ahead.poll();
            if (passed != null) {
                passed.cancel(false);
            }
        }
        FutureTask<SegmentRun<T>> first = ahead.isEmpty() ? task(segment) : ahead.remove();
        segment++;
        while (ahead.size() < WINDOW - 1) {
            FutureTask<SegmentRun<T>> next = task(segment + ahead.size());
            ahead.add(next);
            ForkJoinPool.commonPool().execute(next);
        }
        SegmentRun<T> run = result(first);
        boolean isNext = !run.isEmpty() && run.from() == offset;
        fruitless = isNext ? 0 : fruitless + 1;
        if (fruitless > MOST_FRUITLESS) {
            close();
        }
        return isNext ? run : null;
    }

    private FutureTask<SegmentRun<T>> task(long number) {
        return new FutureTask<>(() -> read(number * size));
    }

    private SegmentRun<T> read(long from) throws IOException {
        long to = Math.min(from + size, file.size());
        if (to <= from) {
            return SegmentRun.none();
        }
        SegmentReader<T> known = idle.poll();
        SegmentReader<T> reader = known == null ? new SegmentReader<>(log, file, longest) : known;
        SegmentRun<T> run = reader.read(from, to);
        idle.add(reader);
        return run;
    }

    /** The result of a task. While another thread runs it, this thread runs later tasks that have not started. */
    private SegmentRun<T> result(FutureTask<SegmentRun<T>> task) {
        task.run();
        Iterator<FutureTask<SegmentRun<T>>> next = ahead.iterator();
        while (!task.isDone() && next.hasNext()) {
            next.next().run();
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            // The error occurs again when the reader of the file reads these lines.
            return SegmentRun.none();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SegmentRun.none();
        }
    }

    /** Discards the segments that were read ahead. */
    @Override
    public void close() {
        ahead.forEach(task -> task.cancel(false));
        ahead.clear();
        idle.clear();
    }
}
