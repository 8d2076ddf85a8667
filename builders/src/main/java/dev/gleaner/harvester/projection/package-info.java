/**
 * The objects that the rancher-logging chart renders from its values, without a cluster and without helm. Start at
 * {@link dev.gleaner.harvester.projection.ChartProjection}.
 */
@NullMarked
package dev.gleaner.harvester.projection;

import org.jspecify.annotations.NullMarked;
