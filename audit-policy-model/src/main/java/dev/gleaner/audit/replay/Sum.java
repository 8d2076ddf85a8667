package dev.gleaner.audit.replay;

/** A sum of changes. */
final class Sum {
    private long eventsBefore;
    private long bytesBefore;
    private long eventsAfter;
    private long bytesAfter;

    void add(ClassTally tally) {
        for (int i = 0; i < tally.cells().size(); i++) {
            add(tally.cells().get(i));
        }
    }

    void add(Sum other) {
        eventsBefore += other.eventsBefore;
        bytesBefore += other.bytesBefore;
        eventsAfter += other.eventsAfter;
        bytesAfter += other.bytesAfter;
    }

    void add(Cell cell) {
        addBefore(cell);
        addAfter(cell);
    }

    void addBefore(Cell cell) {
        eventsBefore += cell.events();
        bytesBefore += cell.bytesBefore();
    }

    void addAfter(Cell cell) {
        eventsAfter += cell.eventsAfter();
        bytesAfter += cell.bytesAfter();
    }

    boolean isEmpty() {
        return eventsBefore == 0 && eventsAfter == 0;
    }

    long bytesBefore() {
        return bytesBefore;
    }

    /**
     * A rank by which sums are sorted first, the greatest first; {@link #compareBySize} sorts sums of equal rank.
     *
     * @param greatest the greatest {@link #bytesBefore} of all sums
     */
    long rank(long greatest) {
        return eventsAfter > 0 ? greatest + 1 + bytesAfter : bytesBefore;
    }

    /** Orders by bytes and events after the change, then before it, the largest first. */
    int compareBySize(Sum other) {
        if (bytesAfter != other.bytesAfter) {
            return Long.compare(other.bytesAfter, bytesAfter);
        }
        if (eventsAfter != other.eventsAfter) {
            return Long.compare(other.eventsAfter, eventsAfter);
        }
        return bytesBefore != other.bytesBefore
                ? Long.compare(other.bytesBefore, bytesBefore)
                : Long.compare(other.eventsBefore, eventsBefore);
    }

    Change change() {
        return new Change(tally(eventsBefore, bytesBefore), tally(eventsAfter, bytesAfter));
    }

    private static Tally tally(long events, long bytes) {
        return events == 0 && bytes == 0 ? Tally.NONE : new Tally(events, bytes);
    }
}
