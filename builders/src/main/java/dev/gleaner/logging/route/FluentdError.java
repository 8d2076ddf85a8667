package dev.gleaner.logging.route;

/** An error that fluentd would raise for a batch of records; it sends the batch to the label {@code @ERROR}. */
final class FluentdError extends RuntimeException {
    private static final long serialVersionUID = 1;

    FluentdError(String message) {
        super(message, null, false, false);
    }
}
