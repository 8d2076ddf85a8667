/**
 * Audit policies of {@code audit.k8s.io/v1}, by which kube-apiserver records requests. Start at
 * {@link dev.gleaner.audit.AuditPolicy}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.audit;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
