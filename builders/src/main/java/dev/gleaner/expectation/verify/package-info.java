/**
 * Runs expectations: compares what a policy records, and where records go, with what is expected, and says why they
 * differ. Start at {@link dev.gleaner.expectation.verify.ExpectationFile}.
 */
@NullMarked
package dev.gleaner.expectation.verify;

import org.jspecify.annotations.NullMarked;
