package dev.gleaner.event.read;

import dev.gleaner.event.line.DecodedValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log while it grows and is rotated, without losing a line; a record is repeated only if its consumer throws. An
 * incomplete line is read when its end is written. Files may be renamed and compressed as kube-apiserver does,
 * rewritten, or replaced. Not thread-safe.
 *
 * <pre>{@code
 * try (Follower<AuditEvent> follower = AuditLog.of(folder).follow()) {
 *     follower.run(e -> System.out.println(e.requestUri()), Duration.ofSeconds(1), stopped::get);
 * }
 * }</pre>
 *
 * @param <T> the type of the wanted entries
 */
public final class Follower<T> implements AutoCloseable {
    private final Log<T> log;

    /** The file to which the server appends; a folder while it has no log. */
    private Path current;

    private final DecodedValues decoded = new DecodedValues();

    /** The open file; null between two files. */
    private @Nullable Opened opened;
    /** The time in the name of the last backup that was read to its end. */
    private String after;

    /** The entries of the last record, until the consumer has received all of them. */
    private final List<T> pending = new ArrayList<>();
    /** The offset in the open file of the first record whose entries the consumer has not all received. */
    private long passed;

    private @Nullable LogPosition closedAt;

    /**
     * An open file with its reader.
     *
     * @param time the time in the name of a backup; null for the current file
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
            opened = unchecked(() -> Optional.ofNullable(find(position))).orElse(null);
        }
    }

    private interface Step<R> {
        R run() throws IOException;
    }

    private <R> R unchecked(Step<R> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(current + " cannot be followed", e);
        }
    }

    /**
     * Passes the entries that were added since the last call to a consumer. A record counts as read when the consumer
     * has returned for all its entries. If the consumer throws, all entries of the record are passed again: by the next
     * call, or by a follower that starts at the {@link #position()}. The consumer therefore receives each entry at
     * least once, and may receive the entries of one record several times. To skip an entry, the consumer returns
     * normally.
     *
     * @return the number of entries
     * @throws UncheckedIOException if a file cannot be read, or if several logs appear in a folder that had none
     * @throws IllegalStateException if the follower is closed
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
        current = unchecked(this::findCurrent);
        boolean more = true;
        while (more) {
            more = unchecked(() -> readNext(counting));
        }
        return count[0];
    }

    /**
     * Polls until it is stopped, and waits for an interval if there are no new entries.
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
     * The position up to which the log was read: the start of the first record whose entries the consumer has not all
     * received. It may be called at any time by the thread that polls. A part of a line that the container runtime split
     * counts as read, even if the last part is missing.
     */
    public LogPosition position() {
        if (closedAt != null) {
            return closedAt;
        }
        Opened open = opened;
        if (open == null) {
            return new LogPosition(0, 0, "", after);
        }
        byte[] head = unchecked(open.file()::head);
        return new LogPosition(passed, head.length, FollowedFile.hash(head, head.length), after);
    }

    private Path findCurrent() throws IOException {
        if (!Files.isDirectory(current)) {
            return current;
        }
        try {
            return log.current();
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Reads the open or the next file to its end; returns whether another file may follow. */
    private boolean readNext(Consumer<? super T> consumer) throws IOException {
        Opened open = opened == null ? openNext() : opened;
        opened = open;
        if (open == null) {
            return false;
        }
        pass(open, consumer);
        if (open.time() != null) {
            readAll(open, consumer);
            finish(open, open.time());
            return true;
        }
        if (open.file().isRewritten(open.reader().offset())) {
            finish(open, after);
            return true;
        }
        readAll(open, consumer);
        // In this order: if a rotation replaced the file, it is among the backups by now.
        boolean isReplaced = open.file().isReplaced();
        List<RotatedFiles.Backup> newer = newerBackups();
        if (newer.isEmpty() && !isReplaced) {
            return false;
        }
        // The last line was written before the file was renamed, so it is complete now.
        open.reader().grown();
        readAll(open, consumer);
        finish(open, timeOf(open.file(), newer));
        return true;
    }

    private void readAll(Opened open, Consumer<? super T> consumer) {
        boolean more = true;
        while (more) {
            more = open.reader().next(entry -> log.emit(entry, pending::add));
            pass(open, consumer);
        }
    }

    /** Passes the entries of the last record, and moves the position after it. */
    private void pass(Opened open, Consumer<? super T> consumer) {
        pending.forEach(consumer);
        pending.clear();
        passed = open.reader().offset();
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

    /**
     * The time of the backup to which a file was renamed; the time of the previous backup if there is no such backup.
     */
    private String timeOf(FollowedFile file, List<RotatedFiles.Backup> newer) {
        for (RotatedFiles.Backup backup : newer) {
            try {
                if (file.isSameAs(backup.path())) {
                    return backup.time();
                }
            } catch (IOException e) {
                // The backup is not this file, which can be read. The failure is reported when the backup is opened.
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
                // The file was just rotated: the open file may be the one before or after the rotation.
                file.close();
                continue;
            }
            RotatedFiles.Backup oldest = newer.get(0);
            try {
                return opened(FollowedFile.open(oldest.path()), oldest.time(), 0);
            } catch (IOException e) {
                log.reportUnreadable(oldest.path(), e);
                after = oldest.time();
            }
        }
    }

    private @Nullable FollowedFile openCurrent() throws IOException {
        if (Files.isDirectory(current)) {
            return null;
        }
        try {
            return FollowedFile.open(current);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Opens the file of a position, among those that were not read completely; null if the file no longer exists. */
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
            // The file was just rotated.
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
        if (matches(position, file.head())) {
            return opened(file, time, position.offset());
        }
        file.close();
        return null;
    }

    private static boolean matches(LogPosition position, byte[] head) {
        int length = position.headLength();
        return head.length >= length && FollowedFile.hash(head, length).equals(position.headHash());
    }

    private Opened opened(FollowedFile file, @Nullable String time, long offset) throws IOException {
        try {
            RecordReader reader = log.open(file, offset, file.skip(offset), decoded);
            passed = offset;
            return new Opened(file, time == null ? reader.growing() : reader, time);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Closes the open file. The position stays the same. Only the thread that polls may call it. To end {@link #run}
     * from another thread, make its stop condition true, or interrupt the polling thread.
     */
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
