package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.resources.LoggingScope;
import dev.gleaner.manifest.ParsedObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Flow, ClusterFlow, Output or ClusterOutput in a file, as it is written: it may have errors. Equal only to itself.
 */
final class LoggingPart {
    private final Part part;
    private final @Nullable ParsedObject object;

    LoggingPart(Part part, @Nullable ParsedObject object) {
        this.part = part;
        this.object = object;
    }

    /** Whether it is in a file, and not rendered by a chart. */
    boolean isWritten() {
        return object != null;
    }

    /** The object. */
    Part part() {
        return part;
    }

    /** Its spec; null if there is none. */
    Part spec() {
        return part.field("spec");
    }

    String kind() {
        return part.text("kind");
    }

    /** Whether it is a ClusterFlow or a ClusterOutput. */
    boolean isCluster() {
        return kind().startsWith("Cluster");
    }

    /** The namespace; empty if the object does not name it. */
    String namespace() {
        return part.field("metadata").text("namespace");
    }

    String name() {
        return part.field("metadata").text("name");
    }

    /** The loggingRef; empty if it has none. */
    String loggingRef() {
        return spec().text("loggingRef");
    }

    /** Whether both are the same object for a cluster; the one that is applied last remains. */
    boolean isSameObject(LoggingPart other) {
        return kind().equals(other.kind()) && namespace().equals(other.namespace()) && name().equals(other.name());
    }

    /** The names of outputs in a list. */
    List<Part> references(String list) {
        return spec().field(list).items().stream()
                .filter(item -> item.tree() instanceof Tree.Text)
                .toList();
    }

    /** The names of outputs that a Logging uses itself: those of its default flow, and the one for errors. */
    static List<Part> referencesOf(LoggingScope logging) {
        Part spec = logging.logging().written().field("spec");
        return Stream.concat(
                        spec.field("defaultFlow").field("globalOutputRefs").items().stream(),
                        Stream.of(spec.field("errorOutputRef")))
                .filter(item ->
                        item.tree() instanceof Tree.Text text && !text.value().isEmpty())
                .toList();
    }

    /**
     * Where the first error is because of which the API server refuses it, or the operator cannot make a configuration
     * of it; empty if there is none.
     */
    Optional<Position> refusal() {
        return object == null
                ? Optional.empty()
                : object.violations().stream()
                        .filter(violation -> violation.isError() && !isOnlyDropped(violation))
                        .min(Violation.ORDER)
                        .map(Violation::position);
    }

    /** Whether the API server only drops what is wrong. */
    private static boolean isOnlyDropped(Violation violation) {
        return List.of("field-unknown", "field-version").contains(violation.code());
    }

    /** The kind and the name for messages, with the namespace if that is a part of its identity. */
    @Override
    public String toString() {
        return kind() + " " + (isCluster() || namespace().isEmpty() ? "" : namespace() + "/") + name();
    }
}
