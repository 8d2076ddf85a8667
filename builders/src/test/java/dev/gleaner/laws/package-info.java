/** What holds in every module: its architecture, its documentation, and the promises that all its values keep. */
@NullMarked
package dev.gleaner.laws;

import org.jspecify.annotations.NullMarked;
