package dev.gleaner.lint;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.logging.resources.LoggingScope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What to write if a flow names an output with another loggingRef. */
final class OtherLoggingAdvice {
    /** The number of loggingRefs with which one is compared. */
    private static final int COMPARED = 5;

    private final CheckedSet set;
    private final Map<LoggingPart, Set<LoggingPart>> users;
    private final Set<LoggingPart> served = new LinkedHashSet<>();

    /** The advice for a set; {@code users} has the flows that find an output. */
    OtherLoggingAdvice(CheckedSet set, Map<LoggingPart, Set<LoggingPart>> users) {
        this.set = set;
        this.users = users;
        users.values().forEach(served::addAll);
    }

    /**
     * What to write: the loggingRef of the flow in the output, unless the flow is likely wrong, or other flows need the
     * output as it is.
     *
     * @param output the output
     * @param flow the flow; empty for a reference of a Logging
     * @param loggingRef the loggingRef of the flow or the Logging
     */
    String of(LoggingPart output, Optional<LoggingPart> flow, String loggingRef) {
        if (flow.filter(f -> isWithout(f, output)).isPresent()) {
            return edit(intended(output.loggingRef()), flow.get());
        }
        String intended = intended(loggingRef);
        if (flow.isPresent() && intended.equals(output.loggingRef())) {
            return edit(intended, flow.get());
        }
        return user(output)
                .map(user -> user + " needs it, so add another " + output.kind()
                        + (intended.isEmpty() ? " without a loggingRef" : " with loggingRef: " + intended)
                        + ", and name that one here")
                .orElseGet(() -> edit(intended, output));
    }

    private static String edit(String loggingRef, LoggingPart object) {
        return loggingRef.isEmpty()
                ? "remove the loggingRef from spec of " + object
                : "write loggingRef: " + loggingRef + " in spec of " + object;
    }

    /** The loggingRef of a Logging; for one that no Logging has, the one that its own violation expects. */
    private String intended(String loggingRef) {
        if (loggingRef.isEmpty() || !set.loggings(loggingRef).isEmpty()) {
            return loggingRef;
        }
        if (set.loggings().isEmpty()) {
            return MembershipRules.isNear(set, loggingRef) ? Harvester.AUDIT_LOGGING_REF : loggingRef;
        }
        Optional<AuditSource> source = AuditSource.find(set, loggingRef);
        if (source.isPresent()) {
            return source.get().loggingRef();
        }
        List<String> known = set.loggings().stream()
                .map(LoggingScope::loggingRef)
                .filter(ref -> !ref.isEmpty())
                .distinct()
                .limit(COMPARED)
                .toList();
        return known.isEmpty()
                ? ""
                : known.size() == 1
                        ? known.get(0)
                        : NearestName.misspelt(loggingRef, known).orElse(loggingRef);
    }

    /**
     * Whether a flow likely lacks the loggingRef of an output: it has none, and finds no other of its outputs. A flow
     * that selects by metadata of pods is not for audit records, which have none.
     */
    private boolean isWithout(LoggingPart flow, LoggingPart output) {
        boolean isForAll = Selection.of(flow).filter(Selection::isOfEveryRecord).isPresent();
        return flow.loggingRef().isEmpty()
                && (isForAll || !set.isAudit(intended(output.loggingRef())))
                && !served.contains(flow);
    }

    /** A flow or Logging that finds the output; empty if there is none. */
    private Optional<String> user(LoggingPart output) {
        return users.getOrDefault(output, Set.of()).stream()
                .map(LoggingPart::toString)
                .findFirst()
                .or(() -> set.loggings().stream()
                        .filter(logging -> logging.loggingRef().equals(output.loggingRef())
                                && LoggingPart.referencesOf(logging).stream().anyMatch(name -> isNamed(name, output)))
                        .map(logging -> "Logging " + logging.name())
                        .findFirst());
    }

    private static boolean isNamed(Part reference, LoggingPart output) {
        return output.isCluster()
                && reference.tree() instanceof Tree.Text text
                && text.value().equals(output.name());
    }
}
