/**
 * The kinds of the logging operator ({@code logging.banzaicloud.io/v1beta1} and its extensions), as of operator 3.17.3,
 * with the fields of later versions marked. Start at {@link dev.gleaner.logging.ClusterFlow} and
 * {@link dev.gleaner.logging.ClusterOutput}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
