package dev.gleaner.audit.replay;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.audit.UserInfo;
import org.jspecify.annotations.Nullable;

/** A cache of recently used cells, so that similar events need neither a decision nor a search through the classes. */
final class CellCache {
    private static final int BITS = 15;
    private static final int PRIME = 0x9e3779b1;

    private final @Nullable Entry[] entries = new Entry[1 << BITS];
    private final boolean namesMatter;
    private final boolean namespacesMatter;

    /** A cache for a policy. Names and namespaces are compared only if the policy has conditions on them. */
    CellCache(AuditPolicy policy) {
        namesMatter = policy.rules().stream()
                .flatMap(rule -> rule.resources().stream())
                .anyMatch(resources -> !resources.resourceNames().isEmpty());
        namespacesMatter =
                policy.rules().stream().anyMatch(rule -> !rule.namespaces().isEmpty());
    }

    private record Entry(UserInfo user, String verb, ObjectReference object, Cell cell) {
        boolean isLike(UserInfo otherUser, String otherVerb, ObjectReference other) {
            return verb.equals(otherVerb)
                    && object.resource().equals(other.resource())
                    && object.apiGroup().equals(other.apiGroup())
                    && object.subresource().equals(other.subresource())
                    && isSame(otherUser);
        }

        /** Policies compare only the name and the groups of a user. */
        private boolean isSame(UserInfo other) {
            return user == other
                    || user.username().equals(other.username()) && user.groups().equals(other.groups());
        }
    }

    /** The cell of an event, which the replay looks up if it is not cached. */
    Cell of(AuditEvent event, PolicyReplay replay) {
        ObjectReference object = event.objectRef().orElse(null);
        String verb = event.verb();
        UserInfo user = event.user();
        if (object == null
                || object.resource().isEmpty()
                || user.username().isEmpty()
                || (namesMatter || namespacesMatter) && mayBeCompleted(event, verb)) {
            return replay.find(event);
        }
        int index = index(event, user, object, verb);
        Entry entry = entries[index];
        if (entry == null
                || !entry.cell.matches(event)
                || !entry.isLike(user, verb, object)
                || !hasSameLocation(entry, object)) {
            entry = new Entry(user, verb, object, replay.find(event));
            entries[index] = entry;
        }
        return entry.cell;
    }

    private boolean hasSameLocation(Entry entry, ObjectReference object) {
        return !(namesMatter && !entry.object.name().equals(object.name()))
                && !(namespacesMatter && !entry.object.namespace().equals(object.namespace()));
    }

    /**
     * Whether the reference may contain a namespace or name that the server added after the decision. The decision then
     * depends on the URL.
     */
    private static boolean mayBeCompleted(AuditEvent event, String verb) {
        return event.stage() != Stage.REQUEST_RECEIVED
                && switch (verb) {
                    case "get", "list", "watch", "patch" -> false;
                    default -> true;
                };
    }

    private int index(AuditEvent event, UserInfo user, ObjectReference object, String verb) {
        int hash = user.username().hashCode() * PRIME + verb.hashCode();
        hash = hash * PRIME + object.resource().hashCode();
        hash = hash * PRIME
                + (namespacesMatter ? object.namespace().hashCode() : 0)
                + event.stage().wireName().hashCode();
        return hash * PRIME >>> Integer.SIZE - BITS;
    }
}
