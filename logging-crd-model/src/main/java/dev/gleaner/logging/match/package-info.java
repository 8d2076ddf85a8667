/**
 * The match list of a flow: steps that select or exclude records. The first step that applies to a record decides.
 * Start at {@link dev.gleaner.logging.match.Match} and {@link dev.gleaner.logging.match.ClusterMatch}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.match;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
