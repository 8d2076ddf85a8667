/**
 * Loading of a policy as kube-apiserver does it: the policy that it holds, or the reason why it refuses the text, and
 * what it ignores. Start at {@link dev.gleaner.audit.validate.PolicyLoader}. {@link dev.gleaner.document.Manifests}
 * reads a policy strictly and reports all violations.
 */
@NullMarked
package dev.gleaner.audit.validate;

import org.jspecify.annotations.NullMarked;
