package dev.gleaner.document;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading an input: the value, if there is no error, and all violations. {@link #orThrow} returns the value
 * or throws, and {@link #value} is empty after an error.
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

    /** The value; empty if there is an error. */
    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /** Errors and warnings in document order; empty if there are none. */
    public List<Violation> violations() {
        return violations;
    }

    /**
     * The value.
     *
     * @throws ViolationException if there is an error; the message lists every violation
     */
    public T orThrow() {
        if (value == null) {
            throw new ViolationException(violations);
        }
        return value;
    }

    /** The same reading, with the value converted by a function. */
    public <R> Reading<R> map(Function<? super T, ? extends R> view) {
        Objects.requireNonNull(view, "view");
        return new Reading<>(value == null ? null : view.apply(value), violations);
    }

    /** The same reading with other violations. It has no value if one of them is an error. */
    public Reading<T> withViolations(List<Violation> others) {
        return new Reading<>(value, Objects.requireNonNull(others, "others"));
    }

    /** Whether there is a value, and the violations, without the value, which may contain a secret. */
    @Override
    public String toString() {
        return "Reading[" + (value == null ? "no value" : "a value") + ", " + violations + "]";
    }
}
