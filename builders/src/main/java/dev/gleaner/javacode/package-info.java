/**
 * Java code that builds what a manifest contains, as a programmer writes it. Start at
 * {@link dev.gleaner.javacode.JavaClass}.
 */
@NullMarked
package dev.gleaner.javacode;

import org.jspecify.annotations.NullMarked;
