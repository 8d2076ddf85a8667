/**
 * Strict reading and writing of YAML and JSON: text to positioned {@link dev.gleaner.document.Tree}, tree to typed
 * value by its {@link dev.gleaner.document.Shape}, and back. Everything that is wrong with an input is a
 * {@link dev.gleaner.document.Violation}. Start at {@link dev.gleaner.document.Manifests}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.document;

import org.jspecify.annotations.NullMarked;
