package dev.gleaner.audit.replay;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.line.LineEvent;
import dev.gleaner.event.line.RequestParts;
import org.jspecify.annotations.Nullable;

/**
 * A cache of recently used cells, so that similar events need neither a decision nor a search through the classes.
 * Events are compared by the bytes of their lines.
 */
final class CellCache {
    private static final int BITS = 14;
    private static final int PRIME = 0x9e3779b1;

    private final @Nullable Entry[] entries = new Entry[1 << BITS];
    private final RequestParts parts;
    private final RequestParts partsWithUrl;
    private final boolean objectsMatter;

    /** A cache for a policy. Names and namespaces are compared only if the policy has conditions on them. */
    CellCache(AuditPolicy policy) {
        boolean names = policy.rules().stream()
                .flatMap(rule -> rule.resources().stream())
                .anyMatch(resources -> !resources.resourceNames().isEmpty());
        boolean namespaces =
                policy.rules().stream().anyMatch(rule -> !rule.namespaces().isEmpty());
        RequestParts resource = RequestParts.ofResource();
        RequestParts withNamespace = namespaces ? resource.withNamespace() : resource;
        parts = names ? withNamespace.withName() : withNamespace;
        partsWithUrl = resource.withNamespace().withName().withUrl();
        objectsMatter = names || namespaces;
    }

    /** A cell and what its events have in common. */
    private static final class Entry {
        final byte[] parts;
        final Cell cell;

        Entry(byte[] parts, Cell cell) {
            this.parts = parts;
            this.cell = cell;
        }
    }

    /** The cell of an event, which the replay looks up if it is not cached. */
    Cell of(AuditEvent event, PolicyReplay replay) {
        if (!(event instanceof LineEvent line)) {
            return replay.find(event);
        }
        RequestParts taken = objectsMatter && mayBeCompleted(line) ? partsWithUrl : parts;
        return taken.take(line) ? of(line, taken, replay) : replay.find(line);
    }

    private Cell of(LineEvent line, RequestParts parts, PolicyReplay replay) {
        int index = (parts.hash() + line.stage().wireName().hashCode()) * PRIME >>> Integer.SIZE - BITS;
        Entry entry = entries[index];
        if (entry != null && entry.cell.matches(line) && parts.areSame(entry.parts)) {
            return entry.cell;
        }
        Cell cell = replay.find(line);
        byte[] copy = parts.copy();
        if (copy != null) {
            entries[index] = new Entry(copy, cell);
        }
        return cell;
    }

    /**
     * Whether the reference may contain a namespace or name that the server added after the decision. The decision then
     * depends on the URL.
     */
    private static boolean mayBeCompleted(AuditEvent event) {
        return event.stage() != Stage.REQUEST_RECEIVED
                && switch (event.verb()) {
                    case "get", "list", "watch", "patch" -> false;
                    default -> true;
                };
    }
}
