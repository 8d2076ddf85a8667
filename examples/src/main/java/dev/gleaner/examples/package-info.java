/** Programs that people run, each a short example of the library; {@link dev.gleaner.examples.Gleaner} starts them. */
@NullMarked
package dev.gleaner.examples;

import org.jspecify.annotations.NullMarked;
