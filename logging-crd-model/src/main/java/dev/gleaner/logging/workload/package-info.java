/**
 * What a manifest changes in the pods that the operator makes, and where those keep their files. Start at
 * {@link dev.gleaner.logging.workload.WorkloadOverrides}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.workload;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
