/** Tests of all modules: their architecture, their documentation, and the properties of all values. */
@NullMarked
package dev.gleaner.laws;

import org.jspecify.annotations.NullMarked;
