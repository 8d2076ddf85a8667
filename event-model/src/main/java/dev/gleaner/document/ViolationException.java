package dev.gleaner.document;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** An input was used as if it were right, and it is not. */
public final class ViolationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Violation[] violations;

    /** The exception of some violations, of which it lists every one. */
    public ViolationException(List<Violation> violations) {
        super(Objects.requireNonNull(violations, "violations").stream()
                .map(Violation::toString)
                .collect(Collectors.joining(System.lineSeparator())));
        this.violations = violations.toArray(Violation[]::new);
    }

    /** Everything that is wrong, in document order. */
    public List<Violation> violations() {
        return List.of(violations);
    }
}
