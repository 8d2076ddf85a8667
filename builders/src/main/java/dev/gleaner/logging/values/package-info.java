/**
 * The values of the chart rancher-logging, by version of the chart. Start at
 * {@link dev.gleaner.logging.values.LoggingValues}; {@link dev.gleaner.logging.values.ValuesReader} reports values that
 * no template reads.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.values;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
