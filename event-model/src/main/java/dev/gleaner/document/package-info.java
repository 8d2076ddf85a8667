/**
 * Strict reading and writing of YAML and JSON. A {@link dev.gleaner.document.Source} is parsed into a positioned
 * {@link dev.gleaner.document.Tree}, a tree is read into a typed value by its {@link dev.gleaner.document.Shape}, and a
 * value is written by the same shape. Everything that is wrong with an input is a
 * {@link dev.gleaner.document.Violation}.
 *
 * <p>Who uses the models starts at {@link dev.gleaner.document.Manifests}, and meets:
 * <ul>
 * <li>{@link dev.gleaner.document.Reading}: a value, or why there is none
 * <li>{@link dev.gleaner.document.Manifest}: a document with {@code apiVersion} and kind, whether modelled or
 *     {@linkplain dev.gleaner.document.OpaqueManifest opaque}
 * <li>{@link dev.gleaner.document.ApiObject}: a modelled one that the API server stores
 * <li>{@link dev.gleaner.document.Embedded}: a Kubernetes object of fabric8's model inside a manifest
 * <li>{@link dev.gleaner.document.Part}: an untyped document, or an object in it, with its file and path
 * </ul>
 *
 * <p>Who writes models also meets {@link dev.gleaner.document.OpenObject}, which every model type is,
 * {@link dev.gleaner.document.ObjectShape}, {@link dev.gleaner.document.Choice}, {@link dev.gleaner.document.Scalar},
 * {@link dev.gleaner.document.ModelBuilder}, {@link dev.gleaner.document.Fault} and
 * {@link dev.gleaner.document.Violations}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.document;

import org.jspecify.annotations.NullMarked;
