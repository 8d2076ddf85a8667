/**
 * Loads policies as kube-apiserver does. The result is the policy that the server uses, or the reason why it refuses
 * the text, and the fields that it ignores. Start at {@link dev.gleaner.audit.validate.PolicyLoader}. For strict
 * reading, which reports all violations, see {@link dev.gleaner.document.Manifests}.
 */
@NullMarked
package dev.gleaner.audit.validate;

import org.jspecify.annotations.NullMarked;
