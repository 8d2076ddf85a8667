package dev.gleaner.audit.replay;

import dev.gleaner.event.line.LineText;
import dev.gleaner.event.line.TextCopy;
import org.jspecify.annotations.Nullable;

/**
 * A cache of recent classes of requests, which are looked up by the bytes of the user name. A class can be in two
 * slots.
 */
final class ClassCache {
    private static final int BITS = 14;
    private static final long PRIME = 0x9e3779b97f4a7c15L;

    private final @Nullable Entry[] entries = new Entry[1 << BITS];
    private final ClassTallies tallies;
    private final Distinctions distinctions;

    ClassCache(ClassTallies tallies, Distinctions distinctions) {
        this.tallies = tallies;
        this.distinctions = distinctions;
    }

    /** A class of requests. */
    static final class Entry {
        private final TextCopy userCopy;
        private final Target target;
        private final ClassTally tally;
        private final String user;
        private final int userNumber;

        Entry(LineText userText, String user, Target target, ClassTally tally, int userNumber) {
            this.userCopy = userText.copy();
            this.user = user;
            this.target = target;
            this.tally = tally;
            this.userNumber = userNumber;
        }

        private boolean is(LineText user, Target target) {
            return this.target == target && user.is(userCopy);
        }

        ClassTally tally() {
            return tally;
        }

        String user() {
            return user;
        }

        /** The number of the user among those that rules name. */
        int userNumber() {
            return userNumber;
        }
    }

    /** The class of the requests of a user; null if the name is very long. */
    @Nullable
    Entry of(LineText user, Target target) {
        int slot = (int) ((user.hash() + target.number()) * PRIME >>> Long.SIZE - BITS);
        Entry first = entries[slot];
        if (first != null && first.is(user, target)) {
            return first;
        }
        Entry second = entries[slot ^ 1];
        if (second != null && second.is(user, target)) {
            return second;
        }
        if (user.length() > PolicyReplay.LONGEST_TEXT) {
            return null;
        }
        String name = user.text();
        Entry added = new Entry(user, name, target, tallies.of(target.requestsBy(name)), distinctions.user(name));
        entries[slot ^ 1] = first;
        entries[slot] = added;
        return added;
    }
}
