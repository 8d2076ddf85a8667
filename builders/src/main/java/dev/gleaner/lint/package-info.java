/** Checks of manifests against each other and against Harvester. Start at {@link dev.gleaner.lint.Lint}. */
@ModelStyle
@NullMarked
package dev.gleaner.lint;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
