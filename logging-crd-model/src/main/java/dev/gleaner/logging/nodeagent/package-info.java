/**
 * Additional fluent-bit DaemonSets for nodes with another operating system, until operator 4.10.0: the kind NodeAgent,
 * and its older form inside a Logging. Start at {@link dev.gleaner.logging.nodeagent.NodeAgentFluentbit}.
 */
@ModelStyle
@NullMarked
package dev.gleaner.logging.nodeagent;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
