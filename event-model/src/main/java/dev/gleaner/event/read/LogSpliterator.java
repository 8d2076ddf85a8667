package dev.gleaner.event.read;

import dev.gleaner.event.line.DecodedValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads sections of inputs in order. It can be split before it reads the first record. */
final class LogSpliterator<T> implements Spliterator<T>, AutoCloseable {
    private static final int USUAL_RECORD = 1024;

    private final Log<T> log;
    private final Deque<LogSection> sections;
    private final Deque<T> ready = new ArrayDeque<>();
    private final DecodedValues decoded;
    private final OpenResources open;
    private @Nullable RecordReader reader;
    private @Nullable ReadAhead<T> ahead;
    private @Nullable LogFile readFile;
    private long readTo;

    /** A spliterator over the entries of some inputs. */
    LogSpliterator(Log<T> log, List<LogInput> inputs) {
        this(log, inputs.stream().map(LogInput::section).toList(), new DecodedValues(), new OpenResources());
    }

    private LogSpliterator(Log<T> log, List<LogSection> sections, DecodedValues decoded, OpenResources open) {
        this.log = log;
        this.sections = new ArrayDeque<>(sections);
        this.decoded = decoded;
        this.open = open;
    }

    /**
     * Passes the entries of the next record to the consumer, or the entries of the next run to the other one; returns
     * false if there are no more records.
     */
    private boolean next(Consumer<? super LogEntry> consumer, Consumer<? super T> kept) {
        while (true) {
            RecordReader current = reader == null ? openNext() : reader;
            if (current == null) {
                return false;
            }
            if (current.offset() < readTo && (takeRun(current, kept) || current.next(consumer))) {
                return true;
            }
            log.findings().addLooked(current.looked() + (readFile == null ? 0 : readFile.takeLooked()));
            reader = null;
            if (ahead != null) {
                ahead.close();
                ahead = null;
            }
            open.close(current);
        }
    }

    /** Passes on the entries of the run that starts at the next record; returns false if there is none. */
    private boolean takeRun(RecordReader current, Consumer<? super T> kept) {
        SegmentRun<T> run = ahead == null || !current.isBetweenLines() ? null : ahead.at(current.offset());
        if (run == null) {
            return false;
        }
        current.skipLines(run.to(), run.lines());
        log.count(run);
        run.kept().forEach(kept);
        return true;
    }

    private @Nullable RecordReader openNext() {
        LogSection section = openFirst();
        if (section == null) {
            return null;
        }
        sections.remove();
        readFile = section.file();
        readTo = section.to();
        ahead = log.ahead(section);
        RecordReader opened = open.add(log.open(section, ahead != null, decoded));
        reader = opened;
        return opened;
    }

    /** Opens the first section; returns null if none is left. Reports and skips inputs that cannot be opened. */
    private @Nullable LogSection openFirst() {
        while (!sections.isEmpty()) {
            LogSection section = sections.element();
            Path path = section.input().path();
            if (section.input().problem() != null) {
                sections.remove();
                log.report(section.input(), section.input().problem());
            } else if (path == null || section.file() != null) {
                return section;
            } else {
                sections.remove();
                open(section, path);
            }
        }
        return null;
    }

    /**
     * Opens the file of a section and puts the section back. If the file was rotated since the folder was listed, puts
     * its backups and the current file back instead.
     */
    private void open(LogSection section, Path path) {
        LogFile file;
        try {
            file = open.add(section.input().openFile(path));
        } catch (IOException e) {
            if (section.input().rotatedSince().isEmpty()) {
                log.fail(section.input(), e);
            } else {
                pushAll(section.input().rotatedSince());
            }
            return;
        }
        List<LogInput> rotated = section.input().rotatedSince();
        if (rotated.isEmpty()) {
            sections.push(section.in(file));
        } else {
            // The open file may be the one before or after the rotation.
            open.close(file);
            pushAll(rotated);
        }
    }

    private void pushAll(List<LogInput> inputs) {
        List<LogInput> lastFirst = new ArrayList<>(inputs);
        Collections.reverse(lastFirst);
        lastFirst.forEach(input -> sections.push(input.section()));
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> consumer) {
        Consumer<LogEntry> add = entry -> log.emit(entry, ready::add);
        while (ready.isEmpty()) {
            if (!next(add, ready::add)) {
                return false;
            }
        }
        consumer.accept(ready.remove());
        return true;
    }

    @Override
    public void forEachRemaining(Consumer<? super T> consumer) {
        while (!ready.isEmpty()) {
            consumer.accept(ready.remove());
        }
        Consumer<LogEntry> emit = entry -> log.emit(entry, consumer);
        boolean more = true;
        while (more) {
            more = next(emit, consumer);
        }
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        if (reader != null || !ready.isEmpty()) {
            return null;
        }
        List<LogSection> halves = sections.size() == 1 ? halves() : List.of();
        if (!halves.isEmpty()) {
            sections.remove();
            sections.add(halves.get(1));
            return new LogSpliterator<>(log, halves.subList(0, 1), decoded, open);
        }
        if (sections.size() < 2) {
            return null;
        }
        List<LogSection> firstHalf = List.copyOf(sections).subList(0, sections.size() / 2);
        firstHalf.forEach(section -> sections.remove());
        return new LogSpliterator<>(log, firstHalf, decoded, open);
    }

    /**
     * The halves of the only section; empty if it cannot be split, or became several sections because of a rotation.
     */
    private List<LogSection> halves() {
        LogSection section = sections.element().input().path() == null ? null : openFirst();
        if (section == null || sections.size() > 1) {
            return List.of();
        }
        try {
            return section.halves();
        } catch (IOException e) {
            // The reader of the section reports the failure.
            return List.of();
        }
    }

    @Override
    public long estimateSize() {
        long bytes = 0;
        for (LogSection section : sections) {
            bytes += section.length();
            if (bytes < 0 || bytes == Long.MAX_VALUE) {
                return Long.MAX_VALUE;
            }
        }
        return bytes / USUAL_RECORD;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL | IMMUTABLE;
    }

    /** Closes all open resources, including those of the spliterators split off from this one. */
    @Override
    public void close() {
        open.closeAll();
    }
}
