/**
 * Exact answers about a policy for all requests: rules that never decide, differences between policies, the level of a
 * class of requests. Start at {@link dev.gleaner.audit.analyze.PolicyAnalysis}.
 */
@NullMarked
package dev.gleaner.audit.analyze;

import org.jspecify.annotations.NullMarked;
