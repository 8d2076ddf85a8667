package dev.gleaner.cli;

/** The arguments of a call are wrong. The message is printed. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    /** The value of an option is wrong. */
    static UsageException ofOption(String name, String problem) {
        return new UsageException("wrong value for option '" + name + "': " + problem);
    }
}
