/** Short programs to copy, one task in each file. The README and the pages of {@code docs} show each program and its output. */
@NullMarked
package dev.gleaner.examples;

import org.jspecify.annotations.NullMarked;
