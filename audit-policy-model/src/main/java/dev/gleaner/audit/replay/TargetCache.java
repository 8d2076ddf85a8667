package dev.gleaner.audit.replay;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.line.RequestParts;
import org.jspecify.annotations.Nullable;

/** A cache of recent targets, which are looked up by the bytes of a line. A target can be in two slots. */
final class TargetCache {
    private static final int BITS = 12;

    private final @Nullable Target[] targets = new Target[1 << BITS];
    private long count;

    /** The target of a line; null if a text is very long. */
    @Nullable
    Target of(RequestParts parts, AuditEvent event) {
        int slot = (int) (Target.hash(parts) >>> Long.SIZE - BITS);
        Target first = targets[slot];
        if (first != null && first.isOf(parts)) {
            return first;
        }
        Target second = targets[slot ^ 1];
        if (second != null && second.isOf(parts)) {
            return second;
        }
        if (isLong(parts)) {
            return null;
        }
        Target added = new Target(count++, parts, event);
        targets[slot ^ 1] = first;
        targets[slot] = added;
        return added;
    }

    private static boolean isLong(RequestParts parts) {
        int longest = PolicyReplay.LONGEST_TEXT;
        return parts.verb().length() > longest
                || (parts.hasReference() ? parts.resource() : parts.url()).length() > longest
                || parts.apiGroup().length() > longest
                || parts.subresource().length() > longest;
    }
}
