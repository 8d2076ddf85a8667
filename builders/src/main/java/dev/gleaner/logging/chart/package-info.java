/**
 * The ManagedChart with which Harvester v1.1 installs rancher-logging. Start at
 * {@link dev.gleaner.logging.chart.ManagedChart}; the values of the chart are in {@link dev.gleaner.logging.values}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.chart;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
