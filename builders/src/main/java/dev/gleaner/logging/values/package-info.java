/**
 * The values of the rancher-logging chart that Harvester sets. The chart has many more values; they are kept as unknown
 * fields. Start at {@link dev.gleaner.logging.values.LoggingValues}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.values;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
