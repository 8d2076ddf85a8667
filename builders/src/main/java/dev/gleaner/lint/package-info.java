/**
 * Rules between manifests, and between manifests and Harvester: what each file cannot say of itself.
 */
@ModelStyle
@NullMarked
package dev.gleaner.lint;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
