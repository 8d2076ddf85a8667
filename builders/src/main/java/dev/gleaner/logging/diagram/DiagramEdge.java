package dev.gleaner.logging.diagram;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An arrow of a picture: the way of records from one node to another.
 *
 * @param from the id of the node that it leaves
 * @param to the id of the node that it reaches
 * @param problem the reason why no record passes; empty if records pass
 * @param count the number of records that passed; empty if none were counted, or if their way is not known
 */
public record DiagramEdge(String from, String to, Optional<String> problem, OptionalLong count) {
    /** Refuses null. */
    public DiagramEdge {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(count, "count");
    }

    DiagramEdge(String from, String to, Optional<String> problem) {
        this(from, to, problem, OptionalLong.empty());
    }

    DiagramEdge withCount(long records) {
        return new DiagramEdge(from, to, problem, OptionalLong.of(records));
    }

    /** The text beside it: the problem or the count; empty if it has neither. */
    Optional<String> label() {
        return problem.or(() -> count.isPresent() ? Optional.of(Long.toString(count.getAsLong())) : Optional.empty());
    }
}
