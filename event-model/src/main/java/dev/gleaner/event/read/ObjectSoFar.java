package dev.gleaner.event.read;

/**
 * An object, a row of a list, or the rest of an object, as far as its bytes have been read. It starts at the next byte of
 * the block. Not thread-safe.
 */
final class ObjectSoFar {
    /** What is known about the object. */
    enum Found {
        /** Its end has been read. */
        WHOLE,
        /** It is cut off, or the next byte does not continue it. */
        BROKEN,
        /** It is longer than the bound. */
        TOO_LONG,
        /** Its end may be read later, because the input grows. */
        INCOMPLETE
    }

    private final InputBlock block;
    private final JsonFrame frame;
    private final int longest;

    private int length;
    private int items;
    private boolean isLong;

    ObjectSoFar(InputBlock block, JsonFrame frame, int longest) {
        this.block = block;
        this.frame = frame;
        this.longest = longest;
    }

    /** Starts with an object or a row. */
    void start() {
        start(false);
    }

    /** Starts with an object that is known to be longer than the bound. */
    void startTooLong() {
        start(true);
    }

    private void start(boolean isTooLong) {
        frame.start(block.offset());
        clear(isTooLong);
    }

    /** Starts inside an object, after the value of a field. */
    void startInside() {
        frame.startInside(block.offset());
        clear(false);
    }

    private void clear(boolean isTooLong) {
        isLong = isTooLong;
        length = 0;
        items = 0;
    }

    /** The number of bytes that belong to the object. */
    int length() {
        return length;
    }

    /** The index in the block of the byte after those of the object. */
    int end() {
        return block.start() + length;
    }

    /** The distance from the start of a list of Kubernetes to its items; 0 for any other object. */
    int items() {
        return items;
    }

    /** Examines the bytes that have not been examined, and reads more until something is known. */
    Found examine() {
        while (true) {
            int from = end();
            // What is found does not depend on how much has been read.
            long most = (long) block.start() + longest + (isLong ? 0 : 1);
            int to = (int) Math.min(block.end(), most);
            JsonFrame.State found = frame.feed(block.bytes(), from, to, block.base());
            length = frame.end() - block.start();
            block.addLooked(frame.end() - from);
            switch (found) {
                case WHOLE -> {
                    return Found.WHOLE;
                }
                case BROKEN -> {
                    return Found.BROKEN;
                }
                case ITEMS -> {
                    block.addLooked(length);
                    items = EntryReader.isListHead(block.bytes(), block.start(), end()) ? length : 0;
                }
                default -> {
                    if (length > longest || isLong && length == longest) {
                        return Found.TOO_LONG;
                    }
                    if (!block.fill()) {
                        return block.isGrowing() ? Found.INCOMPLETE : Found.BROKEN;
                    }
                }
            }
        }
    }
}
