/** Rules across manifests, and between manifests and Harvester. Start at {@link dev.gleaner.lint.Lint}. */
@ModelStyle
@NullMarked
package dev.gleaner.lint;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
