package dev.gleaner.document;

import java.util.List;
import java.util.stream.Collectors;

/** An input was used as if it were right, and it is not. */
public final class ViolationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** The exception of some violations. */
    public ViolationException(List<Violation> violations) {
        super(violations.stream().map(Violation::toString).collect(Collectors.joining(System.lineSeparator())));
        this.violations = List.copyOf(violations);
    }

    /** Everything that is wrong, in document order. */
    public List<Violation> violations() {
        return violations;
    }
}
