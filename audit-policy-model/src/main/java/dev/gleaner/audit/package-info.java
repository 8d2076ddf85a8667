/**
 * Which requests kube-apiserver records: the policy of {@code audit.k8s.io/v1}. Start at
 * {@link dev.gleaner.audit.AuditPolicy}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.audit;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
