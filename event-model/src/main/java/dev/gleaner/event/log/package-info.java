/**
 * The record in which fluent-bit and fluentd ship a line of a container's log:
 * {@link dev.gleaner.event.log.LogRecord}, with its {@link dev.gleaner.event.log.PodInfo pod}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.event.log;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
