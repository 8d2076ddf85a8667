/** The command line: one class for each command, and what they share. {@link dev.gleaner.cli.Gleaner} starts it. */
@NullMarked
package dev.gleaner.cli;

import org.jspecify.annotations.NullMarked;
