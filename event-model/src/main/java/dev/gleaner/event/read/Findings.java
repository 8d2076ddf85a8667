package dev.gleaner.event.read;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** The problems and counts from the readings of a log. Thread-safe. */
public final class Findings implements JsonForm {
    private static final int KEPT = 1000;

    private final List<Finding> kept = new ArrayList<>();
    private final LongAdder count = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder read = new LongAdder();
    private final LongAdder others = new LongAdder();
    private final LongAdder looked = new LongAdder();
    private final LongAdder leftOut = new LongAdder();
    private final LongAdder doubtful = new LongAdder();

    Findings() {}

    void add(Finding finding) {
        count.increment();
        if (finding.violation().isError()) {
            errors.increment();
        }
        synchronized (kept) {
            if (kept.size() < KEPT) {
                kept.add(finding);
            }
        }
    }

    void addRead(long entries) {
        read.add(entries);
    }

    void addOther() {
        others.increment();
    }

    void addLooked(long bytes) {
        looked.add(bytes);
    }

    /** The number of bytes that finished readings have examined; each counts as often as it was examined. */
    long looked() {
        return looked.sum();
    }

    void addUntrusted(boolean isLeftOut) {
        (isLeftOut ? leftOut : doubtful).increment();
    }

    /** The number of findings so far. */
    public long count() {
        return count.sum();
    }

    /** The number of findings so far that are errors. Each error means that a part of the log could not be read. */
    public long errors() {
        return errors.sum();
    }

    /**
     * The number of audit events so far that were skipped because they came from the logs of pods that are not trusted.
     */
    public long leftOut() {
        return leftOut.sum();
    }

    /** The number of Kubernetes events so far that were read from the logs of pods that are not trusted. */
    public long doubtful() {
        return doubtful.sum();
    }

    /**
     * The number of wanted entries so far, including those that {@link Log#where} drops. Entries are counted when they
     * are read, which may be before a stream passes them on.
     */
    public long read() {
        return read.sum();
    }

    /** The number of readable records so far that are not of the wanted kind. */
    public long others() {
        return others.sum();
    }

    /** The first thousand findings, in the order in which they occurred. */
    public List<Finding> first() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    /** Passes each of {@link #first()} to a consumer. */
    public void forEach(Consumer<? super Finding> consumer) {
        first().forEach(consumer);
    }

    /** The findings as a mapping: count, errors, read, others, leftOut, doubtful, and the list of {@link #first()}. */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(m -> m.put("count", Tree.number(count()))
                .put("errors", Tree.number(errors()))
                .put("read", Tree.number(read()))
                .put("others", Tree.number(others()))
                .put("leftOut", Tree.number(leftOut()))
                .put("doubtful", Tree.number(doubtful()))
                .put(
                        "first",
                        Tree.sequence(first().stream().map(Finding::toTree).toArray(Tree[]::new))));
    }

    /** The numbers of findings and other records. */
    @Override
    public String toString() {
        return "Findings[" + count() + " findings, " + others() + " other records]";
    }
}
