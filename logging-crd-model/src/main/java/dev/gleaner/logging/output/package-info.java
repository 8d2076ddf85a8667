/**
 * The plug-ins of an output, one file each, named after the key in the manifest. All of them are listed in
 * {@link dev.gleaner.logging.output.OutputTarget}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.output;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
