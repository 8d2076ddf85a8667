package dev.gleaner.logging.route;

import dev.gleaner.document.Part;
import java.util.Objects;

/**
 * The reason why a fluentd does not get the configuration of its Logging, or does not start with it. It continues to
 * run the previous configuration; without one, it takes no record.
 *
 * @param part what causes it
 * @param message the words of the operator or of fluentd; behind a semicolon, what was found and what was probably meant
 */
public record Refusal(Part part, String message) {
    /** Refuses null. */
    public Refusal {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(message, "message");
    }

    @Override
    public String toString() {
        return part + ": " + message;
    }
}
