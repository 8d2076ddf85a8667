/**
 * The plug-ins that an output can send to, one file each, named after its key in the manifest; their index is
 * {@link dev.gleaner.logging.output.OutputTarget}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.output;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
