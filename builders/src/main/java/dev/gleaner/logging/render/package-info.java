/**
 * The configuration that the logging operator generates from flows and outputs. Start at
 * {@link dev.gleaner.logging.render.FluentdConf}; that of the log collectors on the nodes is in
 * {@link dev.gleaner.logging.render.FluentbitConf}.
 */
@NullMarked
package dev.gleaner.logging.render;

import org.jspecify.annotations.NullMarked;
