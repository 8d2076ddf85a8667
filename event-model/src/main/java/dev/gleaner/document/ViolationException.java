package dev.gleaner.document;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Thrown where a valid value is needed and an input or a value has errors, as by {@link Reading#orThrow}. */
public final class ViolationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Violation[] violations;

    /** An exception whose message lists all violations. */
    public ViolationException(List<Violation> violations) {
        super(Objects.requireNonNull(violations, "violations").stream()
                .map(Violation::toString)
                .collect(Collectors.joining(System.lineSeparator())));
        this.violations = violations.toArray(Violation[]::new);
    }

    /** All violations, in document order. */
    public List<Violation> violations() {
        return List.of(violations);
    }
}
