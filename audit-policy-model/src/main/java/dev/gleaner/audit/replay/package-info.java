/**
 * What a recorded log would be under another policy: how many events and bytes, of what, by whom. Start at
 * {@link dev.gleaner.audit.replay.PolicyReplay}.
 */
@NullMarked
package dev.gleaner.audit.replay;

import org.jspecify.annotations.NullMarked;
