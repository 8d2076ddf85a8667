package dev.gleaner.lint;

import dev.gleaner.document.Tree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The outputs of a set by what a reference says of them, so that a reference is resolved without a search. */
final class OutputIndex {
    private final Map<List<String>, LoggingPart> globals = new LinkedHashMap<>();
    private final Set<List<String>> usedGlobals = new LinkedHashSet<>();
    private final Set<List<String>> protectedGlobals = new LinkedHashSet<>();
    private final Map<List<String>, LoggingPart> locals = new LinkedHashMap<>();
    private final Set<List<String>> ofLogging = new LinkedHashSet<>();
    private final Set<String> refsOfGlobals = new LinkedHashSet<>();
    private final Set<String> refsOfLocals = new LinkedHashSet<>();

    /** Adds an output; a used one precedes one that the Loggings ignore. */
    void put(LoggingPart output, boolean isUsed) {
        String ref = output.loggingRef();
        if (!output.isCluster()) {
            locals.put(List.of(output.namespace(), output.name()), output);
            ofLogging.add(List.of(ref, output.namespace(), output.name()));
            refsOfLocals.add(ref);
            return;
        }
        List<String> key = List.of(ref, output.name());
        if (isUsed) {
            if (usedGlobals.add(key)) {
                globals.put(key, output);
            }
            if (output.spec().field("protected").tree().equals(Tree.flag(true))) {
                protectedGlobals.add(key);
            }
        } else {
            globals.putIfAbsent(key, output);
        }
        refsOfGlobals.add(ref);
    }

    /** Whether a Logging uses a ClusterOutput with this name. */
    boolean hasUsedGlobal(String loggingRef, String name) {
        return usedGlobals.contains(List.of(loggingRef, name));
    }

    /** A ClusterOutput with this name, which the Loggings may ignore; empty if there is none with this loggingRef. */
    Optional<LoggingPart> global(String loggingRef, String name) {
        return Optional.ofNullable(globals.get(List.of(loggingRef, name)));
    }

    boolean isProtected(String loggingRef, String name) {
        return protectedGlobals.contains(List.of(loggingRef, name));
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
