package dev.gleaner.logging.route;

/** An error that ends fluentd. It does not acknowledge the batch, which fluent-bit sends again. */
final class FluentdEnds extends RuntimeException {
    private static final long serialVersionUID = 1;

    FluentdEnds(String message) {
        super(message, null, false, false);
    }
}
