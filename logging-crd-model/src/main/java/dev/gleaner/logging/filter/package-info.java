/**
 * The filters that a flow sends records through, one file each, named after its key in the manifest; their index is
 * {@link dev.gleaner.logging.filter.Filter}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.filter;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
