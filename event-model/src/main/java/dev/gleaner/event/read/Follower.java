package dev.gleaner.event.read;

import dev.gleaner.event.line.DecodedValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log while it grows and is rotated, without losing or repeating a line. An incomplete line is read when its
 * end is written. Files may be renamed and compressed as kube-apiserver does, rewritten, or replaced. Not thread-safe.
 *
 * @param <T> the type of the wanted entries
 */
public final class Follower<T> implements AutoCloseable {
    private final Log<T> log;
    private final Path current;
    private final DecodedValues decoded = new DecodedValues();

    /** The open file; null between two files. */
    private @Nullable Opened opened;
    /** The time of the last backup that was read to its end. */
    private String after;

    private @Nullable LogPosition closedAt;

    /**
     * A file that is read.
     *
     * @param time the time in the name of a backup; null of the file that grows
     */
    private record Opened(
            FollowedFile file,
            RecordReader reader,
            @Nullable String time) {}

    Follower(Log<T> log, Path current, LogPosition position) {
        this.log = log;
        this.current = current;
        this.after = position.after();
        if (position.headLength() > 0) {
            opened = guarded(() -> Optional.ofNullable(find(position))).orElse(null);
        }
    }

    private interface Step<R> {
        R take() throws IOException;
    }

    private <R> R guarded(Step<R> step) {
        try {
            return step.take();
        } catch (IOException e) {
            throw new UncheckedIOException(current + " cannot be followed", e);
        }
    }

    /**
     * Passes on what was added since the last call.
     *
     * @return the number of entries
     * @throws UncheckedIOException if a file cannot be read
     * @throws IllegalStateException if it is closed
     */
    public long poll(Consumer<? super T> consumer) {
        if (closedAt != null) {
            throw new IllegalStateException("the follower is closed");
        }
        long[] count = {0};
        Consumer<T> counting = event -> {
            count[0]++;
            consumer.accept(event);
        };
        boolean more = true;
        while (more) {
            more = guarded(() -> readOn(counting));
        }
        return count[0];
    }

    /**
     * Passes on entries until it is stopped, and waits for an interval whenever there are none.
     *
     * @param stop checked between two polls
     * @throws UncheckedIOException if a file cannot be read
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void run(Consumer<? super T> consumer, Duration interval, BooleanSupplier stop) throws InterruptedException {
        while (!stop.getAsBoolean()) {
            if (poll(consumer) == 0) {
                TimeUnit.NANOSECONDS.sleep(interval.toNanos());
            }
        }
    }

    /**
     * The position up to which the log was read. Call it between two polls, or in the stop condition of {@link #run};
     * while an entry is passed on, the position may be before or after its line. A line that the container runtime
     * split counts as read, even if its last part is missing.
     */
    public LogPosition position() {
        if (closedAt != null) {
            return closedAt;
        }
        Opened open = opened;
        if (open == null) {
            return new LogPosition(0, 0, "", after);
        }
        long offset = open.reader().offset();
        byte[] head = guarded(open.file()::head);
        return new LogPosition(offset, head.length, FollowedFile.hash(head, head.length), after);
    }

    /** Reads the rest of a file; returns whether there may be another one. */
    private boolean readOn(Consumer<? super T> consumer) throws IOException {
        Opened open = opened == null ? openNext() : opened;
        opened = open;
        if (open == null) {
            return false;
        }
        if (open.time() != null) {
            readAll(open, consumer);
            finish(open, open.time());
            return true;
        }
        if (open.file().isWrittenAnew(open.reader().offset())) {
            finish(open, after);
            return true;
        }
        readAll(open, consumer);
        // In this order: what is replaced by a rotation is among the backups then.
        boolean isReplaced = open.file().isReplaced();
        List<RotatedFiles.Backup> newer = newerBackups();
        if (newer.isEmpty() && !isReplaced) {
            return false;
        }
        // The last line was written to it before it was renamed, so that now it is whole.
        open.reader().grown();
        readAll(open, consumer);
        finish(open, timeOf(open.file(), newer));
        return true;
    }

    private void readAll(Opened open, Consumer<? super T> consumer) {
        boolean more = true;
        while (more) {
            more = open.reader().next(entry -> log.give(entry, consumer));
        }
    }

    private void finish(Opened open, String time) {
        after = time;
        release(open);
    }

    private void release(Opened open) {
        opened = null;
        log.findings().addLooked(open.reader().looked());
        open.file().close();
    }

    /** The time of the backup that a file has become; that of the previous backup if it has become none, or is gone. */
    private String timeOf(FollowedFile file, List<RotatedFiles.Backup> newer) {
        for (RotatedFiles.Backup backup : newer) {
            try {
                if (file.isNow(backup.path())) {
                    return backup.time();
                }
            } catch (IOException e) {
                // It is another one: what it is cannot be read, and is told when its turn comes.
            }
        }
        return after;
    }

    private List<RotatedFiles.Backup> newerBackups() {
        return RotatedFiles.backups(current).stream()
                .filter(backup -> backup.time().compareTo(after) > 0)
                .toList();
    }

    /** Opens the oldest unread file; null if there is none. An unreadable backup is skipped. */
    private @Nullable Opened openNext() throws IOException {
        while (true) {
            List<RotatedFiles.Backup> newer = newerBackups();
            if (newer.isEmpty()) {
                FollowedFile file = openCurrent();
                if (file == null || newerBackups().isEmpty()) {
                    return file == null ? null : opened(file, null, 0);
                }
                // It was rotated in this moment: what is open may be the file before or the one after.
                file.close();
                continue;
            }
            RotatedFiles.Backup eldest = newer.get(0);
            try {
                return opened(FollowedFile.open(eldest.path()), eldest.time(), 0);
            } catch (IOException e) {
                log.reportUnreadable(eldest.path(), e);
                after = eldest.time();
            }
        }
    }

    private @Nullable FollowedFile openCurrent() throws IOException {
        try {
            return FollowedFile.open(current);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Opens the file of a position, among those that were not read completely; null if it is gone. */
    private @Nullable Opened find(LogPosition position) throws IOException {
        while (true) {
            List<RotatedFiles.Backup> newer = newerBackups();
            for (RotatedFiles.Backup backup : newer) {
                Opened found = openAt(position, openIfPossible(backup), backup.time());
                if (found != null) {
                    return found;
                }
            }
            Opened found = openAt(position, openCurrent(), null);
            if (found != null) {
                return found;
            }
            if (newerBackups().equals(newer)) {
                log.reportGap(current);
                return null;
            }
            // It was rotated in this moment.
        }
    }

    /** Opens a backup, or returns null; the failure is reported when the backup is read. */
    private static @Nullable FollowedFile openIfPossible(RotatedFiles.Backup backup) {
        try {
            return FollowedFile.open(backup.path());
        } catch (IOException e) {
            return null;
        }
    }

    private @Nullable Opened openAt(LogPosition position, @Nullable FollowedFile file, @Nullable String time)
            throws IOException {
        if (file == null) {
            return null;
        }
        if (isIn(position, file.head())) {
            return opened(file, time, position.offset());
        }
        file.close();
        return null;
    }

    private static boolean isIn(LogPosition position, byte[] head) {
        int length = position.headLength();
        return head.length >= length && FollowedFile.hash(head, length).equals(position.headHash());
    }

    private Opened opened(FollowedFile file, @Nullable String time, long offset) throws IOException {
        try {
            RecordReader reader = log.open(file, offset, file.skip(offset), decoded);
            return new Opened(file, time == null ? reader.growing() : reader, time);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Closes the open file. The position stays the same. */
    @Override
    public void close() {
        if (closedAt == null) {
            closedAt = position();
            if (opened != null) {
                release(opened);
            }
        }
    }
}
