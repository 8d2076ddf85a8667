/**
 * Overrides of the pods that the operator creates, and their volumes. Start at
 * {@link dev.gleaner.logging.workload.WorkloadOverrides}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.workload;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
