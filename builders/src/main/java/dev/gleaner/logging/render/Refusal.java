package dev.gleaner.logging.render;

import java.util.List;

/** Thrown when the operator refuses to render something; the messages are its own words. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String[] messages;

    Refusal(List<String> messages) {
        super(String.join("; ", messages), null, false, false);
        this.messages = messages.toArray(String[]::new);
    }

    Refusal(String message) {
        this(List.of(message));
    }

    /** All messages, in the operator's order. */
    List<String> messages() {
        return List.of(messages);
    }

    /** The same messages, each after the words of a caller. */
    List<String> within(String words) {
        return messages().stream().map(message -> words + ": " + message).toList();
    }
}
