/**
 * The decisions of kube-apiserver about requests under a policy, and the reasons. Start at
 * {@link dev.gleaner.audit.evaluate.AuditPolicyEvaluator}.
 */
@NullMarked
package dev.gleaner.audit.evaluate;

import org.jspecify.annotations.NullMarked;
