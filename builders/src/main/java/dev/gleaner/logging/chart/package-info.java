/**
 * The ManagedChart with which Harvester v1.1 installs rancher-logging, and the Addon with which later releases do.
 * Start at {@link dev.gleaner.logging.chart.Addon}; the values of the chart are in {@link dev.gleaner.logging.values}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.chart;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
