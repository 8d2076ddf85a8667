/**
 * What a policy will do before it is on: rules that never decide, what differs, what a class of requests gets. Start at
 * {@link dev.gleaner.audit.analyze.PolicyAnalysis}.
 */
@NullMarked
package dev.gleaner.audit.analyze;

import org.jspecify.annotations.NullMarked;
