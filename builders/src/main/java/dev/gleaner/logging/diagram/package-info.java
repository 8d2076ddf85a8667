/**
 * A set of manifests as a picture: sources, fluent-bits, fluentds, flows and outputs, as Mermaid and as SVG. Start at
 * {@link dev.gleaner.logging.diagram.Diagram}.
 */
@NullMarked
package dev.gleaner.logging.diagram;

import org.jspecify.annotations.NullMarked;
