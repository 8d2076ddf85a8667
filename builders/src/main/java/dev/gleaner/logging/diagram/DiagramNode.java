package dev.gleaner.logging.diagram;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node of a picture.
 *
 * @param id its unique id, such as {@code clusterflow:cattle-logging-system:audit}
 * @param kind what it stands for
 * @param lines its text, line by line; names are as in the manifests and may contain any character
 * @param problem why it does not work; empty if it does
 */
public record DiagramNode(String id, NodeKind kind, List<String> lines, Optional<String> problem) {
    /** Copies the list. */
    public DiagramNode {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(problem, "problem");
        lines = List.copyOf(Objects.requireNonNull(lines, "lines"));
    }

    /** The text, with the problem as its last line. */
    List<String> allLines() {
        return Stream.concat(lines.stream(), problem.stream()).toList();
    }
}
