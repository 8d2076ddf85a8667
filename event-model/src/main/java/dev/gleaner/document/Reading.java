package dev.gleaner.document;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading an input: the value, when there is no error, and everything that is wrong.
 *
 * @param <T> the type of the value
 */
public final class Reading<T> {
    private final @Nullable T value;
    private final List<Violation> violations;

    Reading(@Nullable T value, List<Violation> violations) {
        this.violations = List.copyOf(violations);
        this.value = this.violations.stream().anyMatch(Violation::isError) ? null : value;
    }

    /** The value; empty when there is at least one error. */
    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /** Errors and warnings in document order; empty when all is well. */
    public List<Violation> violations() {
        return violations;
    }

    /**
     * The value.
     *
     * @throws ViolationException when there is at least one error; its message lists every violation
     */
    public T orThrow() {
        if (value == null) {
            throw new ViolationException(violations);
        }
        return value;
    }

    /** The same reading with another view of its value. */
    public <R> Reading<R> map(Function<? super T, ? extends R> view) {
        Objects.requireNonNull(view, "view");
        return new Reading<>(value == null ? null : view.apply(value), violations);
    }

    /** The same reading with other violations; without its value when there is an error among them. */
    public Reading<T> withViolations(List<Violation> others) {
        return new Reading<>(value, Objects.requireNonNull(others, "others"));
    }

    /** Whether there is a value, and what is wrong; the value might hold a secret. */
    @Override
    public String toString() {
        return "Reading[" + (value == null ? "no value" : "a value") + ", " + violations + "]";
    }
}
