/**
 * What kube-apiserver records of a request under a policy, and why. Start at
 * {@link dev.gleaner.audit.evaluate.AuditPolicyEvaluator}.
 */
@NullMarked
package dev.gleaner.audit.evaluate;

import org.jspecify.annotations.NullMarked;
