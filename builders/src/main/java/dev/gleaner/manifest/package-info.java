/**
 * Writes sets of manifests to files, and reads existing files of any form. Start at
 * {@link dev.gleaner.manifest.ManifestSet}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.manifest;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
