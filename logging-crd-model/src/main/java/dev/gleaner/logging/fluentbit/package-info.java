/**
 * The fluent-bit that collects logs on each node. Start at {@link dev.gleaner.logging.fluentbit.FluentbitSpec}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
