/** Audit events, which kube-apiserver writes about requests, and their parts. */
@ModelStyle
@NullMarked
package dev.gleaner.event.audit;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
