/**
 * AssertJ assertions for those who test their policies and manifests in Java. Start at
 * {@link dev.gleaner.assertj.GleanerAssertions}. The package is in the jar of the tests of {@code gleaner-builders}.
 */
@NullMarked
package dev.gleaner.assertj;

import org.jspecify.annotations.NullMarked;
