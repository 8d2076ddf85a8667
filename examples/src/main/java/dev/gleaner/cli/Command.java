package dev.gleaner.cli;

/** A subcommand. An instance serves one call: its options hold the values of that call. */
interface Command {
    /** The name, the options and the operands of the command. */
    Syntax syntax();

    /** Runs the command with the parsed arguments, and returns the exit code. */
    int run(Environment environment);
}
