/**
 * The effect of a policy on a recorded log, in events and bytes. Start at
 * {@link dev.gleaner.audit.replay.PolicyReplay}.
 */
@NullMarked
package dev.gleaner.audit.replay;

import org.jspecify.annotations.NullMarked;
