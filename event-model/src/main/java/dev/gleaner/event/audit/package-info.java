/** What kube-apiserver says about a request: audit events and the words they are made of. */
@ModelStyle
@NullMarked
package dev.gleaner.event.audit;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
