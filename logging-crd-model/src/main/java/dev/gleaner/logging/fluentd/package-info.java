/**
 * The fluentd of a logging system: its pods, its buffers, its input and its own log. Start at
 * {@link dev.gleaner.logging.fluentd.FluentdSpec}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.fluentd;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
