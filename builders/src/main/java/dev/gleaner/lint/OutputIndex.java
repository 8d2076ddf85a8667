package dev.gleaner.lint;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The outputs of a set, indexed by the parts of a reference, so that a reference is resolved without a search. */
final class OutputIndex {
    private final Map<List<String>, LoggingPart> globals = new LinkedHashMap<>();
    private final Map<List<String>, LoggingPart> globalsOfControl = new LinkedHashMap<>();
    private final Map<List<String>, LoggingPart> locals = new LinkedHashMap<>();
    private final Set<List<String>> ofLogging = new LinkedHashSet<>();
    private final Set<String> refsOfGlobals = new LinkedHashSet<>();
    private final Set<String> refsOfLocals = new LinkedHashSet<>();

    /**
     * Adds an output; {@code users} has the {@link dev.gleaner.logging.resources.LoggingScope#control} of each Logging
     * that uses it.
     */
    void put(LoggingPart output, List<String> users) {
        String ref = output.loggingRef();
        if (!output.isCluster()) {
            locals.put(List.of(output.namespace(), output.name()), output);
            ofLogging.add(List.of(ref, output.namespace(), output.name()));
            refsOfLocals.add(ref);
            return;
        }
        globals.putIfAbsent(List.of(ref, output.name()), output);
        for (String control : users) {
            // The operator takes the first one, sorted by namespace.
            globalsOfControl.merge(
                    List.of(ref, control, output.name()),
                    output,
                    (first, other) -> other.namespace().compareTo(first.namespace()) < 0 ? other : first);
        }
        refsOfGlobals.add(ref);
    }

    /** The ClusterOutput that the Loggings with a {@code control} find; empty if they find none. */
    Optional<LoggingPart> global(String loggingRef, String control, String name) {
        return Optional.ofNullable(globalsOfControl.get(List.of(loggingRef, control, name)));
    }

    /** A ClusterOutput with this name, which the Loggings may ignore; empty if there is none with this loggingRef. */
    Optional<LoggingPart> global(String loggingRef, String name) {
        return Optional.ofNullable(globals.get(List.of(loggingRef, name)));
    }

    boolean hasLocal(String loggingRef, String namespace, String name) {
        return ofLogging.contains(List.of(loggingRef, namespace, name));
    }

    /** The Output in a namespace, with any loggingRef; empty if there is none. */
    Optional<LoggingPart> local(String namespace, String name) {
        return Optional.ofNullable(locals.get(List.of(namespace, name)));
    }

    /** Whether there is any ClusterOutput with this loggingRef. */
    boolean hasGlobals(String loggingRef) {
        return refsOfGlobals.contains(loggingRef);
    }

    /** Whether there is any Output with this loggingRef. */
    boolean hasLocals(String loggingRef) {
        return refsOfLocals.contains(loggingRef);
    }
}
