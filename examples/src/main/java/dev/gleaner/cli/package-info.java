/**
 * The command line: one class for each command, and the options, input and output that commands share. Start with
 * {@link dev.gleaner.cli.Gleaner}.
 */
@NullMarked
package dev.gleaner.cli;

import org.jspecify.annotations.NullMarked;
