/**
 * Strict reading and writing of YAML and JSON. A {@link dev.gleaner.document.Source} is parsed into a
 * {@link dev.gleaner.document.Tree} with positions. A {@link dev.gleaner.document.Shape} reads a tree into a typed
 * value, and writes the value. Each problem of an input is a {@link dev.gleaner.document.Violation}.
 *
 * <p>To read and write manifests, start at {@link dev.gleaner.document.Manifests}. The main types are:
 * <ul>
 * <li>{@link dev.gleaner.document.Reading}: the result of reading, which is a value, violations or both
 * <li>{@link dev.gleaner.document.Manifest}: a document with {@code apiVersion} and {@code kind}, which is typed or
 *     {@linkplain dev.gleaner.document.OpaqueManifest opaque}
 * <li>{@link dev.gleaner.document.ApiObject}: a typed manifest that the API server stores
 * <li>{@link dev.gleaner.document.Embedded}: a Kubernetes object of fabric8's model inside a manifest
 * <li>{@link dev.gleaner.document.JsonSchema}: the JSON Schema of a model type, for editors
 * <li>{@link dev.gleaner.document.Part}: an untyped value in a document, with its file and path
 * </ul>
 *
 * <p>To write a model type, implement {@link dev.gleaner.document.OpenObject} and declare an
 * {@link dev.gleaner.document.ObjectShape} and a {@link dev.gleaner.document.ModelBuilder}. Shapes use
 * {@link dev.gleaner.document.Choice} and {@link dev.gleaner.document.Scalar}; rules report a
 * {@link dev.gleaner.document.Fault} to {@link dev.gleaner.document.Violations}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.document;

import org.jspecify.annotations.NullMarked;
