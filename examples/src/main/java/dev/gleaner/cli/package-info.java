/** Programs that people run, each a short example of the library; {@link dev.gleaner.cli.Gleaner} starts them. */
@NullMarked
package dev.gleaner.cli;

import org.jspecify.annotations.NullMarked;
