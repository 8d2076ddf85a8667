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
 * Reads a log as it grows, from one file to the next as it is rotated, without losing or doubling a line. A line that has
 * no end yet is left until it has. The files may be renamed and compressed as kube-apiserver does, written anew, or
 * replaced. Not thread-safe.
 *
 * @param <T> what is wanted of the log
 */
public final class Follower<T> implements AutoCloseable {
    private final Log<T> log;
    private final Path current;
    private final DecodedValues decoded = new DecodedValues();

    private @Nullable FollowedFile file;
    private @Nullable RecordReader reader;
    /** The time of the backup that is read; null while it is the current file. */
    private @Nullable String backupTime;

    private String after;
    /** How the current file started when it was last looked at. */
    private byte[] head = {};

    private @Nullable LogPosition closedAt;

    Follower(Log<T> log, Path current, LogPosition position) {
        this.log = log;
        this.current = current;
        this.after = position.after();
        if (position.headLength() > 0) {
            guarded(() -> goOnFrom(position));
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
     * Hands over what has come since the last time.
     *
     * @return how many were handed over
     * @throws UncheckedIOException when a file cannot be read
     * @throws IllegalStateException when it is closed
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
        guarded(() -> {
            boolean more = true;
            while (more) {
                more = (reader != null || openNext()) && readOn(counting);
            }
            return more;
        });
        return count[0];
    }

    /**
     * Hands over what comes, and looks for more when that long nothing has come, until it is told to stop.
     *
     * @param stop asked between two looks
     * @throws UncheckedIOException when a file cannot be read
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public void run(Consumer<? super T> consumer, Duration interval, BooleanSupplier stop) throws InterruptedException {
        while (!stop.getAsBoolean()) {
            if (poll(consumer) == 0) {
                TimeUnit.NANOSECONDS.sleep(interval.toNanos());
            }
        }
    }

    /**
     * How far the log was read; what was handed over is before it, what was not is behind it. To be asked between two polls,
     * where {@link #run} asks whether to stop; while an event is handed over, it may be before its line or behind it. A
     * line that the container runtime took apart and whose end is still to come counts as read.
     */
    public LogPosition position() {
        if (closedAt != null) {
            return closedAt;
        }
        FollowedFile open = file;
        if (open == null || reader == null) {
            return new LogPosition(0, 0, "", after);
        }
        long offset = reader.offset();
        byte[] now = guarded(open::head);
        return new LogPosition(offset, now.length, FollowedFile.hash(now, now.length), after);
    }

    /** Reads what there is in the open file; whether there is another one to go on with. */
    private boolean readOn(Consumer<? super T> consumer) throws IOException {
        byte[] now = file().head();
        if (backupTime == null && (file().isShorterThan(reader().offset()) || !FollowedFile.isSame(head, now))) {
            // It was written anew.
            finish(after);
            return true;
        }
        head = now;
        readAll(consumer);
        if (backupTime != null) {
            finish(backupTime);
            return true;
        }
        List<RotatedFiles.Backup> newer = newerBackups();
        if (newer.isEmpty()) {
            return goOnElsewhere(consumer);
        }
        // It was renamed after the last line was written to it, so that now it is whole.
        reader().grown();
        readAll(consumer);
        finish(timeOf(file().head()));
        return true;
    }

    /** The time of the backup that the open file has become; the last one before when it is gone already. */
    private String timeOf(byte[] head) throws IOException {
        for (RotatedFiles.Backup backup : newerBackups()) {
            byte[] candidate = headOf(backup.path());
            if (candidate.length > 0 && FollowedFile.isSame(head, candidate)) {
                return backup.time();
            }
            if (!Files.exists(backup.path())) {
                // It was compressed in this moment, and has another name now.
                return timeOf(head);
            }
        }
        return after;
    }

    /** Whether another file took its place without a backup. */
    private boolean goOnElsewhere(Consumer<? super T> consumer) throws IOException {
        if (FollowedFile.isSame(file().head(), headOf(current))) {
            return false;
        }
        if (newerBackups().isEmpty()) {
            reader().grown();
            readAll(consumer);
            finish(after);
        }
        return true;
    }

    private void readAll(Consumer<? super T> consumer) {
        RecordReader open = reader();
        boolean more = true;
        while (more) {
            more = open.next(entry -> log.give(entry, consumer));
        }
    }

    private void finish(String time) {
        release();
        after = time;
    }

    private List<RotatedFiles.Backup> newerBackups() {
        return RotatedFiles.backups(current).stream()
                .filter(backup -> backup.time().compareTo(after) > 0)
                .toList();
    }

    /** None when the file is not there. */
    private static byte[] headOf(Path path) throws IOException {
        try {
            return FollowedFile.headOf(path);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /** Opens the eldest file that was not read; false when there is none. */
    private boolean openNext() throws IOException {
        List<RotatedFiles.Backup> newer = newerBackups();
        if (!newer.isEmpty()) {
            return open(newer.get(0).path(), newer.get(0).time(), 0);
        }
        if (!open(current, null, 0)) {
            return false;
        }
        if (newerBackups().isEmpty()) {
            return true;
        }
        // It was rotated in this moment: what is open may be the file before or the one after.
        release();
        return openNext();
    }

    /** Finds the file that a position is in, among those that were not read to their end. */
    private boolean goOnFrom(LogPosition position) throws IOException {
        List<RotatedFiles.Backup> newer = new ArrayList<>(newerBackups());
        for (RotatedFiles.Backup backup : newer) {
            if (isIn(position, backup.path())) {
                return open(backup.path(), backup.time(), position.offset());
            }
        }
        if (isIn(position, current) && open(current, null, position.offset())) {
            if (isKnownBy(position, file().head())) {
                return true;
            }
            // It was rotated in this moment.
            release();
            return goOnFrom(position);
        }
        if (newerBackups().size() > newer.size()) {
            return goOnFrom(position);
        }
        log.reportGap(current);
        return false;
    }

    private static boolean isIn(LogPosition position, Path path) throws IOException {
        return isKnownBy(position, headOf(path));
    }

    private static boolean isKnownBy(LogPosition position, byte[] head) {
        int length = position.headLength();
        return head.length >= length && FollowedFile.hash(head, length).equals(position.headHash());
    }

    private boolean open(Path path, @Nullable String time, long offset) throws IOException {
        FollowedFile opened;
        try {
            opened = new FollowedFile(path);
        } catch (NoSuchFileException e) {
            return false;
        }
        file = opened;
        long lines = opened.skip(offset);
        backupTime = time;
        reader = log.open(opened, offset, lines, decoded);
        if (time == null) {
            reader.growing();
        }
        return true;
    }

    private FollowedFile file() {
        return Optional.ofNullable(file).orElseThrow();
    }

    private RecordReader reader() {
        return Optional.ofNullable(reader).orElseThrow();
    }

    /** Closes the file that is open. The position stays what it was. */
    @Override
    public void close() {
        if (closedAt == null) {
            closedAt = position();
            release();
        }
    }

    private void release() {
        if (file != null) {
            file.close();
        }
        file = null;
        reader = null;
        head = new byte[0];
    }
}
