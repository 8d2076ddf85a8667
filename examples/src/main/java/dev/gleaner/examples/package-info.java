/** Short programs to copy: each file is one task, with its imports. The README shows them and what they print. */
@NullMarked
package dev.gleaner.examples;

import org.jspecify.annotations.NullMarked;
