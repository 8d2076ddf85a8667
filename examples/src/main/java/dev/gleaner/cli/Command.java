package dev.gleaner.cli;

/** A subcommand. It is made for one call: its options hold the values of that call. */
interface Command {
    /** What the command is called, and what it takes. */
    Syntax syntax();

    /** Does the work once the arguments are read; the exit code. */
    int run(Surroundings here);
}
