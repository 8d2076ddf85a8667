/**
 * What kube-apiserver makes of the text of a policy: the policy that it holds, or why it refuses one, and what of the
 * text it ignores. Start at {@link dev.gleaner.audit.validate.PolicyLoader}. What is wrong for people, with every
 * place told, is what {@link dev.gleaner.document.Manifests} finds.
 */
@NullMarked
package dev.gleaner.audit.validate;

import org.jspecify.annotations.NullMarked;
