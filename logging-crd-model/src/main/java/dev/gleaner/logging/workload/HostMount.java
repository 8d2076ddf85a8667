package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.immutables.value.Value;

/** A folder of the node that is mounted in the pods of fluent-bit. */
@Value.Immutable
public interface HostMount extends Editable<HostMount, HostMount.Builder> {
    /** How mounts are read, checked and written. */
    Shape<HostMount> SHAPE = Shape.object("volume mount", Builder::new)
            .required("source", Scalar.TEXT, HostMount::source, Builder::source)
            .required("destination", Scalar.TEXT, HostMount::destination, Builder::destination)
            .flag("readOnly", HostMount::readOnly, Builder::readOnly)
            .rule(HostMount::checkPaths);

    /** The folder of the node, as an absolute path. */
    String source();

    /** The folder of the container, as an absolute path. */
    String destination();

    /**
     * Whether the container cannot write to the folder; empty means false in a node agent. Elsewhere the operator
     * crashes if it is empty.
     */
    Optional<Boolean> readOnly();

    /** A mount that the consumer fills in. */
    static HostMount of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkPaths(Tree.Mapping mount, Position position, FieldPath path, Violations violations) {
        Pattern absolute = Pattern.compile("/.+", Pattern.UNIX_LINES);
        for (String field : List.of("source", "destination")) {
            mount.text(field)
                    .filter(text -> !absolute.matcher(text).matches())
                    .ifPresent(text -> violations.report(
                            WorkloadFault.HOST_MOUNT_PATH, mount, path, field, Violation.quoted(text)));
        }
    }

    /** Builds a mount. */
    final class Builder extends ImmutableHostMount.Builder implements ModelBuilder<HostMount> {
        Builder() {}
    }
}
