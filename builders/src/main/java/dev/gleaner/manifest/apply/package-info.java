/**
 * Applies manifests to a cluster through a fabric8 client, in the order in which the cluster accepts them. Start at
 * {@link dev.gleaner.manifest.apply.Applier}. This package alone needs {@code kubernetes-client-api} on the class path,
 * which every fabric8 client brings.
 */
@NullMarked
package dev.gleaner.manifest.apply;

import org.jspecify.annotations.NullMarked;
