package dev.gleaner.cli;

/** The arguments of a call are wrong; the message is for the one who called. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    /** The value of an option is wrong. */
    static UsageException ofOption(String name, String problem) {
        return new UsageException("Invalid value for option '" + name + "': " + problem);
    }
}
