/**
 * Kubernetes events, which report why something happened: {@link dev.gleaner.event.kubernetes.KubernetesEvent}, and
 * {@link dev.gleaner.event.kubernetes.EventNotice}, in which eventrouter writes them to its log.
 */
@ModelStyle
@NullMarked
package dev.gleaner.event.kubernetes;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
