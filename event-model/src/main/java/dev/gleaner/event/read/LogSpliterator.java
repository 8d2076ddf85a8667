package dev.gleaner.event.read;

import dev.gleaner.event.line.DecodedValues;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes through sections of inputs, one after another; divides itself while nothing was read. */
final class LogSpliterator<T> implements Spliterator<T>, AutoCloseable {
    private static final int USUAL_RECORD = 1024;

    private final Log<T> log;
    private final Deque<LogSection> sections;
    private final Deque<T> ready = new ArrayDeque<>();
    private final DecodedValues decoded;
    private final Set<RecordReader> open;
    private @Nullable RecordReader reader;
    private long readTo;

    /** What goes through some sections of inputs. */
    LogSpliterator(Log<T> log, List<LogSection> sections) {
        this(log, sections, new DecodedValues(), ConcurrentHashMap.newKeySet());
    }

    private LogSpliterator(Log<T> log, List<LogSection> sections, DecodedValues decoded, Set<RecordReader> open) {
        this.log = log;
        this.sections = new ArrayDeque<>(sections);
        this.decoded = decoded;
        this.open = open;
    }

    /** Hands over what the next line says; false when there is no more. */
    private boolean next(Consumer<? super LogEntry> consumer) {
        while (true) {
            if (reader == null) {
                LogSection section = sections.poll();
                if (section == null) {
                    return false;
                }
                reader = log.open(section, decoded);
                open.add(reader);
                readTo = section.to();
                List<LogInput> rotated = section.input().rotatedSince();
                if (section.from() == 0 && !rotated.isEmpty()) {
                    // What is open may be the file before or the one after.
                    closeReader(reader);
                    List<LogSection> before = new ArrayList<>(LogSection.of(rotated));
                    Collections.reverse(before);
                    before.forEach(sections::push);
                    continue;
                }
            }
            if (reader.offset() < readTo && reader.next(consumer)) {
                return true;
            }
            closeReader(reader);
        }
    }

    private void closeReader(RecordReader finished) {
        finished.close();
        open.remove(finished);
        reader = null;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> consumer) {
        Consumer<LogEntry> add = entry -> log.give(entry, ready::add);
        while (ready.isEmpty()) {
            if (!next(add)) {
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
        Consumer<LogEntry> give = entry -> log.give(entry, consumer);
        boolean more = true;
        while (more) {
            more = next(give);
        }
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        if (reader != null || !ready.isEmpty()) {
            return null;
        }
        if (sections.size() > 1) {
            List<LogSection> all = List.copyOf(sections);
            List<LogSection> firstHalf = all.subList(0, all.size() / 2);
            firstHalf.forEach(section -> sections.remove());
            return new LogSpliterator<>(log, firstHalf, decoded, open);
        }
        List<LogSection> halves = sections.isEmpty() ? null : sections.element().halves();
        if (halves == null) {
            return null;
        }
        sections.remove();
        sections.add(halves.get(1));
        return new LogSpliterator<>(log, halves.subList(0, 1), decoded, open);
    }

    @Override
    public long estimateSize() {
        long bytes = 0;
        for (LogSection section : sections) {
            long length = section.length();
            if (length < 0 || bytes + length < 0) {
                return Long.MAX_VALUE;
            }
            bytes += length;
        }
        return bytes / USUAL_RECORD;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL | IMMUTABLE;
    }

    /** Closes what is open, here and in what this was divided into. */
    @Override
    public void close() {
        open.forEach(RecordReader::close);
        open.clear();
    }
}
