/** Short programs to copy, one task in each file. The README shows each program and its output. */
@NullMarked
package dev.gleaner.examples;

import org.jspecify.annotations.NullMarked;
