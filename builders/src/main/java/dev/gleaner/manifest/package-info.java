/**
 * Manifests that belong together: a set of files as one value, and files of others read whatever their form.
 * Start at {@link dev.gleaner.manifest.ManifestSet}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.manifest;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
