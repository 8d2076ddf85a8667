/**
 * Writes sets of manifests to files, and reads existing files of any form. Start at
 * {@link dev.gleaner.manifest.ManifestSet} to write, at {@link dev.gleaner.manifest.ParsedFile} to read, and at
 * {@link dev.gleaner.manifest.ManifestFolder} to change the files of a folder.
 */
@ModelStyle
@NullMarked
package dev.gleaner.manifest;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
