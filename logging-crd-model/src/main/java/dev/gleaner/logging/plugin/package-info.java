/**
 * What the plug-ins of fluentd have in common, outputs and filters alike: how they check options and read paths to
 * record fields. Start at {@link dev.gleaner.logging.plugin.PluginFault}, the errors.
 */
@NullMarked
package dev.gleaner.logging.plugin;

import org.jspecify.annotations.NullMarked;
