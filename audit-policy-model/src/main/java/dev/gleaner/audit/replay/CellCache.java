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

    /** A cell and what its events have in common; name and namespace are empty where they do not matter. */
    private record Entry(
            UserInfo user,
            String verb,
            String resource,
            String apiGroup,
            String subresource,
            String namespace,
            String name,
            Cell cell) {
        boolean isLike(UserInfo otherUser, String otherVerb, ObjectReference object) {
            return verb.equals(otherVerb)
                    && resource.equals(object.resource())
                    && apiGroup.equals(object.apiGroup())
                    && subresource.equals(object.subresource())
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
        String namespace = namespacesMatter ? object.namespace() : "";
        String name = namesMatter ? object.name() : "";
        int index = index(event.stage(), user, verb, object.resource(), namespace);
        Entry entry = entries[index];
        if (entry == null
                || !entry.cell.matches(event)
                || !entry.isLike(user, verb, object)
                || !entry.namespace.equals(namespace)
                || !entry.name.equals(name)) {
            entry = new Entry(
                    user,
                    verb,
                    object.resource(),
                    object.apiGroup(),
                    object.subresource(),
                    namespace,
                    name,
                    replay.find(event));
            entries[index] = entry;
        }
        return entry.cell;
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

    private static int index(Stage stage, UserInfo user, String verb, String resource, String namespace) {
        int hash = user.username().hashCode() * PRIME + verb.hashCode();
        hash = hash * PRIME + resource.hashCode();
        hash = hash * PRIME + namespace.hashCode() + stage.wireName().hashCode();
        return hash * PRIME >>> Integer.SIZE - BITS;
    }
}
