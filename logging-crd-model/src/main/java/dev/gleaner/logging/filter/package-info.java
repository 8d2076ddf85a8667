/**
 * The filters of a flow, one file each, named after the key in the manifest. All of them are listed in
 * {@link dev.gleaner.logging.filter.Filter}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.filter;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
