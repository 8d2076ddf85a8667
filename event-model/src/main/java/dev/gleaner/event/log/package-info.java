/** The record that fluent-bit and fluentd ship of a line in a container's log. */
@ModelStyle
@NullMarked
package dev.gleaner.event.log;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
