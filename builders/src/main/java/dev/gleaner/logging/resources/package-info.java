/**
 * The objects of a cluster, as the logging operator selects them for each Logging. Start at
 * {@link dev.gleaner.logging.resources.ClusterResources}.
 */
@NullMarked
package dev.gleaner.logging.resources;

import org.jspecify.annotations.NullMarked;
