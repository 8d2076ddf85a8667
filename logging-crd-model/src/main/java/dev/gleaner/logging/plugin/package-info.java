/**
 * What the plug-ins of fluentd have in common, outputs and filters alike: how fluentd reads the texts that the operator
 * writes into its configuration, options, numbers, and paths to record fields. Start at
 * {@link dev.gleaner.logging.plugin.RawText}, a text, and {@link dev.gleaner.logging.plugin.PluginFault}, the errors.
 */
@NullMarked
package dev.gleaner.logging.plugin;

import org.jspecify.annotations.NullMarked;
